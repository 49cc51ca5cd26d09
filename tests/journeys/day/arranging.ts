// Wishes come in as a workbook, become meetings, find their tables, and everybody concerned gets a letter.
import assert from 'node:assert/strict'
import { wishRows } from '#demo/golden-day/workbooks.ts'
import { writeRows } from '#intake/import.ts'
import { walkTo } from './keys.ts'
import { noticed, type Seat } from './seat.ts'

const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
// Two firms ask the first university themselves, one on its phone and one by keyboard: with those, the 58 meetings of the day.
const rows = wishRows.filter(({ from, to }) => !(to === 'gb-01' && (from === 'cn-01' || from === 'cn-03')))
const WISHES = rows.length

/** One row names a firm nobody knows: it is pointed out, and the others come in. */
export async function bringInWishes(organiser: Seat, slug: string): Promise<void> {
  const { page, say, link, button, look } = organiser
  const stray = { from: '示例·查无此司', to: 'gb-02', level: 'want' }
  const buffer = Buffer.from(await writeRows('wishes', [...rows, stray], 'zh'))
  await link('web.nav.office').click()
  await link('office.imports').click()
  await look('20-imports')
  await page.getByLabel(say('intake.kind')).selectOption('wishes')
  await page.getByLabel(say('intake.event')).selectOption(slug)
  await page
    .getByLabel(say('intake.files'), { exact: true })
    .setInputFiles({ name: '意愿汇总.xlsx', mimeType: SHEET, buffer })
  await button('intake.check').click()
  await page.getByText(say('intake.organisation-unknown', { name: stray.from })).waitFor()
  await look('21-wishes-checked')
  await button('intake.import-rows', { count: WISHES }).click()
  await page.getByRole('heading', { name: say('intake.outcome.imported') }).waitFor()
  await look('22-wishes-imported')
  await link('office.place.wishes').click()
  await look('23-wishes')
  await button('office.make-meetings').click()
  const made = { created: WISHES, restored: 0, updated: 0, unchanged: 0, stayedOff: 0 }
  await noticed(organiser, 'office.notice.meetings-made', made)
}

/** The solver places everything; one meeting is moved by keyboard and put back. */
export async function arrange(organiser: Seat, meetingId: string): Promise<void> {
  const { page, say, link, button, look } = organiser
  await link('office.place.board').click()
  await look('24-board-empty')
  await button('timetable.board.auto').click()
  await page.getByText(say('timetable.board.placed', { placed: WISHES + 1, wanted: WISHES + 1 })).waitFor()
  await look('25-board-arranged')
  const cell = () => page.locator('[data-cell]', { has: page.locator(`[data-meeting="${meetingId}"]`) })
  const before = await cell().getAttribute('data-cell')
  await walkTo(page, meetingId)
  await page.keyboard.press('m')
  await page.getByRole('listbox').waitFor()
  await look('26-board-list')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page
    .locator('[data-said]')
    .filter({ hasText: /^已排在/ })
    .waitFor()
  assert.notEqual(await cell().getAttribute('data-cell'), before)
  await page.keyboard.press('u')
  await page
    .locator('[data-said]')
    .filter({ hasText: say('timetable.board.done.undone') })
    .waitFor()
  assert.equal(await cell().getAttribute('data-cell'), before)
}

/** Returns how many the page says it told. */
export async function release(organiser: Seat): Promise<number> {
  const { page, say, link, button, look } = organiser
  await link('timetable.board.compare').click()
  await look('27-release')
  await button('timetable.release.do', { number: 1 }).click()
  const notice = await page.getByRole('status').filter({ hasText: say('timetable.release.version', { number: 1 }) })
  const told = Number(/通知了 (\d+) 人/.exec(await notice.innerText())?.[1])
  await look('28-board-released')
  return told
}

/** Who got a letter with a calendar, as the outbox shows it. */
export async function readOutbox(organiser: Seat): Promise<string[]> {
  const { page, link, look } = organiser
  await link('web.demo.outbox').click()
  await look('29-outbox')
  const rows = page.getByRole('row').filter({ has: page.getByRole('link', { name: 'REQUEST', exact: true }) })
  // One letter for each meeting that changed, so that calendars read every one of them.
  const addresses = [...new Set(await rows.locator('td:nth-child(2) .muted').allInnerTexts())].sort()
  await rows.getByRole('link').first().click()
  await look('30-letter')
  return addresses
}
