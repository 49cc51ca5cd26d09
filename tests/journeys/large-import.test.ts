import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { Document, Packer, Paragraph } from 'docx'
import { readSheetAs } from '#intake/import.ts'
import { gb18030 } from '#intake/intake.test-data.ts'
import { goodOf, messyOffers } from '#intake/messy.test-data.ts'
import { startSession } from '#people/sign-in.ts'
import { readConfig } from '#platform/config.ts'
import { startProgram } from '#program.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { barriersOn, desk, openBrowser, overflow, phone, picture, sitDown } from './browser.ts'

// Bringing in ten thousand rows takes as long as the machine takes; what is asked is that none is lost.
const ROWS = Number(process.env.DUIHE_ROWS ?? 10_000)
const PATIENCE_MS = 900_000

const world = await testDatabase()
const { db } = world
const { organiser, swansea } = await bringCast(db)
const program = await startProgram(db, readConfig({ port: 0 }, {}))
const browser = await openBrowser()
after(async () => {
  await browser.close()
  await program.close()
  await world[Symbol.asyncDispose]()
})

async function signedIn(personId: string | null, screen = desk) {
  const seat = await sitDown(browser, program.address, screen)
  const value = await startSession(db, personId ?? '')
  await seat.context.addCookies([{ name: 'session', value, url: program.address }])
  seat.page.setDefaultTimeout(120_000)
  return seat
}

test('an operator brings in ten thousand messy rows, watches, and downloads those that were not taken', async () => {
  const { page, complaints } = await signedIn(organiser.personId)
  await page.goto('/zh/office/imports')
  await page.getByLabel('表格类型').selectOption('offers')
  const buffer = Buffer.from(gb18030(messyOffers(ROWS, ['示例常工电子', '示例三恒科技'])))
  await page.locator('input[type=file]').setInputFiles({ name: '征集表.csv', mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: '上传并检查' }).click()
  await page.getByRole('button', { name: `在后台导入 ${ROWS} 行` }).click()
  await page.locator('progress').waitFor()
  assert.deepEqual(await barriersOn(page), [])
  await picture(page, 'import-progress')

  const small = await signedIn(organiser.personId, phone)
  await small.page.goto(page.url().replace('/zh/', '/en/'))
  assert.equal(await overflow(small.page), 0)
  await picture(small.page, 'import-progress-phone')

  await page.getByRole('heading', { name: '导入结果' }).waitFor({ timeout: PATIENCE_MS })
  assert.deepEqual(await barriersOn(page), [])
  await picture(page, 'import-done')
  const counts = await page.locator('.import-counts').innerText()
  assert.match(counts.replace(/\s+/g, ' '), new RegExp(`新增 ${goodOf(ROWS)} .*不导入 ${ROWS - goodOf(ROWS)}`))

  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载未导入的行' }).click()
  const download = await downloading
  assert.equal(download.suggestedFilename(), '征集表-未导入.xlsx')
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  const rejects = readSheetAs('offers', { bytes: Buffer.concat(chunks), fileName: 'x.xlsx' })
  assert.equal(rejects.rows.length, ROWS - goodOf(ROWS))
  assert.deepEqual(complaints, [])
})

test('a firm fills the form from its one-pager, at a desk and on a phone', async () => {
  const texts = ['示例：高温压力传感器', '一、成果简介', '井下 175 ℃ 连续测量。', '技术成熟度：TRL 6', '联系人：某某']
  const buffer = await Packer.toBuffer(
    new Document({ sections: [{ children: texts.map((text) => new Paragraph(text)) }] }),
  )
  for (const screen of [desk, phone]) {
    const { page, complaints } = await signedIn(swansea.actor.personId, screen)
    await page.goto('/zh/my/listings/new?kind=offer')
    await page.getByText('已有一页纸介绍？').click()
    await picture(page, `one-pager-upload-${screen.width}`)
    await page.getByLabel('介绍文件').setInputFiles({ name: '介绍.docx', mimeType: 'application/docx', buffer })
    await page.getByRole('button', { name: '读取文件' }).click()
    await page.getByRole('heading', { name: '文件原文' }).waitFor()
    assert.equal(await page.getByLabel('标题（中文）').inputValue(), '示例：高温压力传感器')
    assert.equal(await page.getByLabel('技术成熟度').inputValue(), '6')
    assert.equal(await overflow(page), 0)
    assert.deepEqual(await barriersOn(page), [])
    await picture(page, `one-pager-${screen.width}`)
    assert.deepEqual(complaints, [])
  }
})
