// A visitor without an account looks for an offer: with filters that leave nothing, with a slip, in another language.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type ListingInput, saveListing } from '#catalogue/listings.ts'
import { publishListing } from '#catalogue/publication.ts'
import { readConfig } from '#platform/config.ts'
import { startProgram } from '#program.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { openDay } from '#tests/world/day.ts'
import { barriersOn, desk, openBrowser, overflow, phone, picture, sitDown } from './browser.ts'

const world = await testDatabase()
const { db } = world
const cast = await bringCast(db)
await openDay(db, cast)
const { organisationId } = cast.swansea

await publish({
  title: { en: 'Hollow-core fibre methane gas sensor' },
  fields: ['sensors'],
  trl: 6,
  originalLang: 'en',
})
await publish({
  title: { zh: '染色体图像拉直方法' },
  summary: { zh: '网络模型把弯曲的染色体图像自动拉直，便于核型分析。' },
  fields: ['health'],
})
for (let i = 1; i <= 22; i++)
  await publish({
    title: { en: `Sample pressure valve ${i}`, zh: `示例压力阀门${i}` },
    originalLang: 'en',
    fields: ['marine'],
  })

const program = await startProgram(db, readConfig({ port: 0 }, {}))
const browser = await openBrowser()
after(async () => {
  await browser.close()
  await program.close()
  await world[Symbol.asyncDispose]()
})

const screens = { desk, phone }

for (const [screen, size] of Object.entries(screens)) {
  test(`in Chinese, at a ${screen}, an English offer is found in three tries`, async () => {
    const { page, complaints } = await sitDown(browser, program.address, size)
    await page.goto('/zh/showcase?field=marine')
    await look(page, `many-zh-${screen}`)
    await searchFor(page, '光纤气体传感器')
    await page.getByText('没有找到符合条件的成果或需求').waitFor()
    await look(page, `empty-zh-${screen}`)
    await page.getByRole('link', { name: '去掉全部筛选' }).click()
    await page.getByText('按含义找到').first().waitFor()
    await look(page, `foreign-zh-${screen}`)
    await searchFor(page, 'metane sensr')
    await page.getByText('已按“methane”搜索').waitFor()
    await look(page, `typo-zh-${screen}`)
    await page.getByRole('link', { name: /methane gas sensor/ }).click()
    await page.getByRole('heading', { level: 1, name: /methane gas sensor/ }).waitFor()
    assert.deepEqual(complaints, [])
  })

  test(`in English, at a ${screen}, a Chinese offer is found in three tries`, async () => {
    const { page, complaints } = await sitDown(browser, program.address, size)
    await page.goto('/en/showcase')
    await look(page, `many-en-${screen}`)
    await searchFor(page, '"chromosome zebra"')
    await page.getByText('No offer or need fits').waitFor()
    await look(page, `empty-en-${screen}`)
    await searchFor(page, 'swansea')
    await page.getByRole('link', { name: /^Organisations \(1\)/ }).click()
    await page.getByRole('link', { name: 'Sample University of Swansea' }).waitFor()
    await look(page, `organisations-en-${screen}`)
    await searchFor(page, 'chromosome image')
    await page.getByText('Found by meaning').first().waitFor()
    await look(page, `foreign-en-${screen}`)
    await page.getByRole('link', { name: '染色体图像拉直方法' }).click()
    await page.getByRole('heading', { level: 1, name: '染色体图像拉直方法' }).waitFor()
    assert.deepEqual(complaints, [])
  })
}

test('while somebody types, titles and names are offered', async () => {
  const { page } = await sitDown(browser, program.address)
  await page.goto('/en/showcase')
  await page
    .getByRole('combobox', { name: 'Search offers, needs, organisations and events' })
    .pressSequentially('hollow')
  await page.locator('datalist option[value="Hollow-core fibre methane gas sensor"]').waitFor({ state: 'attached' })
})

async function searchFor(page: Page, words: string): Promise<void> {
  await page.locator('input[name="q"]').fill(words)
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.searchParams.get('q') === words)
}

async function look(page: Page, name: string): Promise<void> {
  await picture(page, `search-${name}`)
  assert.deepEqual(await barriersOn(page), [])
  assert.equal(await overflow(page), 0)
}

async function publish(input: Omit<ListingInput, 'kind' | 'organisationId'>): Promise<void> {
  const { id } = await saveListing(db, cast.editor, { kind: 'offer', organisationId, ...input })
  await publishListing(db, cast.editor, id)
}
