import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { extractText, getDocumentProxy } from 'unpdf'
import { hangPiece, listHallPieces } from '#events/hall-pieces.ts'
import { addHall } from '#events/halls.ts'
import { findActor } from '#people/actor.ts'
import { goldenDay } from '#tests/world/golden-day.ts'
import { desk, openBrowser, phone, picture, sitDown } from './browser.ts'

const day = await goldenDay('collect')
const { db } = day
const browser = await openBrowser()
after(async () => {
  await browser.close()
  await day[Symbol.asyncDispose]()
})

test('a stranger with a phone saves two listings, finds them again and compares them', async () => {
  const { page, context, complaints } = await sitDown(browser, day.address, phone)
  await page.goto('/zh/showcase')
  for (const at of [0, 1]) {
    await page.goto('/zh/showcase')
    await page.locator('.card h2 a').nth(at).click()
    await page.getByRole('button', { name: '收藏', exact: true }).click()
    await page.getByRole('button', { name: '取消收藏' }).waitFor()
  }
  await page.goto('/zh/showcase')
  await page.getByRole('link', { name: '收藏夹' }).click()
  await page.waitForURL(/kept\?listing=\d+&listing=\d+/)
  assert.equal(await page.locator('.card').count(), 2)
  for (const box of await page.getByRole('checkbox').all()) await box.check()
  await page.getByRole('button', { name: '对比所选' }).click()
  assert.equal(await page.locator('.compared th[scope="col"]').count(), 2)
  await page.getByRole('link', { name: '只看不同' }).click()
  assert.equal(await page.locator('.compared tbody tr:not(.differs)').count(), 0)
  await page.goto('/zh/showcase/kept')
  await page.waitForURL(/kept\?listing=/)
  await page
    .getByRole('link', { name: /^取消收藏/ })
    .first()
    .click()
  assert.equal(await page.locator('.card').count(), 1)
  assert.deepEqual(complaints, [])
  await context.close()
})

test('a curator drags the last piece of a hall to the first place, and moves it back by typing a number', async () => {
  const { id } = await db
    .selectFrom('people.person')
    .select('id')
    .where('email', '=', 'organiser@sample.duihe.example')
    .executeTakeFirstOrThrow()
  const organiser = (await findActor(db, id))!
  const facts = { slug: 'drag', name: { zh: '示例展厅', en: 'Sample hall' }, intro: null, opensOn: '2017-01-01' }
  const hall = await addHall(db, organiser, { ...facts, closesOn: null })
  const published = await db
    .selectFrom('catalogue.publication')
    .select('listing_id')
    .orderBy('listing_id')
    .limit(3)
    .execute()
  const ids = published.map(({ listing_id }) => listing_id)
  for (const listingId of ids) await hangPiece(db, organiser, hall.id, listingId)
  const { page, context, complaints } = await sitDown(browser, day.address, desk)
  const session = await day.sessionOf('organiser@sample.duihe.example')
  await context.addCookies([{ name: 'session', value: session, url: day.address }])
  await page.goto('/en/office/halls/drag')
  const grips = page.locator('[data-grip]')
  const from = (await grips.nth(2).boundingBox())!
  const first = (await page.locator('[data-piece]').first().boundingBox())!
  await page.mouse.move(from.x + 8, from.y + 8)
  await page.mouse.down()
  await page.mouse.move(from.x + 8, first.y + first.height + 20, { steps: 5 })
  await page.mouse.move(from.x + 8, first.y + 4, { steps: 5 })
  await page.mouse.up()
  await page.getByText('The order is changed.').waitFor()
  assert.deepEqual(await order(hall.id), [ids[2], ids[0], ids[1]])
  await picture(page, 'arranged')
  await page.locator('.place').first().fill('3')
  await page.locator('.place').first().press('Enter')
  await page.getByText('The order is changed.').waitFor()
  assert.deepEqual(await order(hall.id), ids)
  assert.deepEqual(complaints, [])
  await context.close()
})

test('a listing prints on one page with the way back to it, a comparison across', async () => {
  const { page, context } = await sitDown(browser, day.address, desk)
  await page.goto('/zh/showcase?kind=need')
  await page.locator('.card h2 a').first().click()
  const number = /needs\/(\d+)/.exec(page.url())?.[1]
  const sheet = await getDocumentProxy(new Uint8Array(await page.pdf({ format: 'A4', preferCSSPageSize: true })))
  const { text, totalPages } = await extractText(sheet, { mergePages: true })
  assert.equal(totalPages, 1)
  assert.ok(text.includes(`/n/${number}`))
  await page.goto('/zh/showcase/compare?listing=1&listing=2&listing=3')
  const across = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true })))
  const [, , width = 0, height = 0] = (await across.getPage(1)).view
  assert.ok(width > height)
  await context.close()
})

async function order(hallId: string): Promise<string[]> {
  return (await listHallPieces(db, hallId)).map(({ listingId }) => listingId)
}
