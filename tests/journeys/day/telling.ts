// What the day came to is told: every number with its records, no word that is not true, and a change is seen.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { speaker } from '#platform/messages.ts'
import { said } from './meeting.ts'
import { noticed, type Seat } from './seat.ts'

/** From the intent back to the need it is about, the meeting and both sides. */
export async function followChain(organiser: Seat): Promise<void> {
  const { page, say, link, look } = organiser
  await link('web.nav.office').click()
  await page.getByRole('main').getByRole('heading', { level: 3 }).getByRole('link').click()
  await placeLink(organiser, 'outcomes').click()
  await look('40-outcomes')
  await link('outcomes.intent', { number: 1 }).click()
  await look('41-intent')
  const chain = page.locator('.chain')
  await chain.getByText(said).waitFor()
  for (const words of ['冷链运输', '恒测', '韦福德']) await chain.getByRole('link', { name: words }).waitFor()
  await page.goBack()
  await placeLink(organiser, 'figures').click()
  await look('42-figures')
  await link('metrics.intents.reached.name').click()
  await page.getByText(say('reporting.figure.records', { n: 1 })).waitFor()
  await look('43-figure')
}

// The main navigation leads to all outcomes by the same word.
function placeLink({ page, say }: Seat, place: 'outcomes' | 'figures') {
  const places = page.getByRole('navigation', { name: say('office.places') })
  return places.getByRole('link', { name: say(`office.place.${place}`) })
}

/** A first draft in both languages; a word that is not true is refused with the nearest one that is. */
export async function draftRelease(editor: Seat): Promise<void> {
  const { page, say, button, look } = editor
  await look('44-editor-home')
  await page.getByRole('main').getByRole('heading', { level: 3 }).getByRole('link').click()
  await button('reporting.press.draft').click()
  await noticed(editor, 'reporting.press.drafted')
  await look('45-draft')
  const [zh, en] = [page.locator('[name="body-zh"]'), page.locator('[name="body-en"]')]
  assert.match(await zh.inputValue(), /\{\{intents\}\}/)
  assert.match(await en.inputValue(), /\{\{intents\}\}/)
  const lines = { zh: '示例补充：签约尚在洽谈之中。', en: 'Sample addition: contracts are still being discussed.' }
  await zh.fill(`${await zh.inputValue()}\n\n${lines.zh}`)
  await en.fill(`${await en.inputValue()}\n\n${lines.en}`)
  await button('reporting.drawer.reword-of', { mark: '{{intents}}' }).click()
  await page.getByLabel(say('reporting.drawer.qualifier'), { exact: true }).selectOption('over')
  await button('reporting.drawer.place').click()
  await page.getByRole('alert').getByText('不属实').waitFor()
  await look('46-claim-refused')
  assert.match(await page.getByRole('alert').innerText(), /“超过1对”不属实：记录数为 1。可以写“.+”。/)
  assert.match(await zh.inputValue(), /签约尚在洽谈之中/)
  await page.getByLabel(say('reporting.drawer.qualifier'), { exact: true }).selectOption('exact')
  await button('reporting.drawer.place').click()
  await noticed(editor, 'reporting.press.placed', { mark: '{{intents}}' })
  await look('47-draft-ready')
}

export async function sign(signer: Seat): Promise<void> {
  const { page, say, button, look } = signer
  await page.getByRole('main').getByRole('heading', { level: 3 }).getByRole('link').click()
  await look('48-signer')
  await page.getByLabel(say('reporting.sign.confirm')).check()
  await button('reporting.sign.button').click()
  await noticed(signer, 'reporting.press.signed')
  await look('49-signed')
}

/** Anybody clicks a figure and counts: as many records as the figure says, in both languages. */
export async function readRelease(stranger: Seat, slug: string): Promise<void> {
  const { page, say, to, link, look } = stranger
  await page.goto(to.event(slug))
  await look('50-event')
  const news = page.getByRole('region', { name: say('events.news') })
  await news.getByRole('link').click()
  await look('51-release-zh')
  for (const [metric, records] of [
    ['meetings.scheduled', 57],
    ['intents.reached', 1],
    ['organisations.foreign', 1],
  ] as const) {
    await page.locator(`a.figure[data-metric="${metric}"]`).click()
    await page.getByRole('heading', { name: say('reporting.figure.records', { n: records }) }).waitFor()
    assert.equal(await page.locator('ol.records > li').count(), records)
    await look(`52-figure-${metric}`)
    await page.goBack()
  }
  await takeHome(stranger)
  await link('web.other-language').click()
  await look('53-release-en')
  await page.getByText('contracts are still being discussed').waitFor()
  await takeHome({ ...stranger, link: (key) => page.getByRole('link', { name: wordsInEnglish(key) }) })
}

function wordsInEnglish(key: string): string {
  return speaker('en')(key)
}

async function takeHome({ page, link }: Seat): Promise<void> {
  const [download] = await Promise.all([page.waitForEvent('download'), link('reporting.release.docx').click()])
  const bytes = readFileSync(await download.path())
  assert.equal(bytes.subarray(0, 2).toString(), 'PK')
  assert.match(download.suggestedFilename(), /\.docx$/)
}

/** A record behind a signed figure is gone: the editor sees it, and the public still reads what was signed. */
export async function seeDrift(editor: Seat, stranger: Seat): Promise<void> {
  const { page, say, link, look } = editor
  const moved = say('reporting.drift.now', { today: 0, atSigning: 1 })
  await page.reload()
  await page.getByText(moved).first().waitFor()
  await look('54-drift')
  await link('reporting.press.public-page').click()
  await page.getByText(say('reporting.release.drift-notice', { n: 2 })).waitFor()
  await look('55-drift-public')
  await page.locator('a.figure.drifted').first().click()
  await look('56-drift-records')
  await stranger.page.reload()
  assert.equal(await stranger.page.locator('a.figure[data-metric="intents.reached"]').count(), 1)
  assert.equal(await stranger.page.locator('a.figure.drifted').count(), 0)
}
