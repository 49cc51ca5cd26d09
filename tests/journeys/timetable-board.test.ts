import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { cellName } from '#meetings/cells.ts'
import { listDraftLines } from '#meetings/lines.ts'
import { placeOnBoard } from '#meetings/moves.ts'
import { legalCellsOf } from '#meetings/timetable.ts'
import { startSession } from '#people/sign-in.ts'
import { readConfig } from '#platform/config.ts'
import { startProgram } from '#program.ts'
import { openBusyDay } from '#tests/world/busy-day.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { barriersOn, desk, openBrowser, overflow, phone, picture, sitDown } from './browser.ts'

const world = await testDatabase()
const { db } = world
const { organiser } = await bringCast(db)
const day = await openBusyDay(db, organiser, { guests: 2, firms: 3, slots: 4, tables: 3 })
const [first = '', second = ''] = day.meetings
const program = await startProgram(db, readConfig({ port: 0 }, {}))
const browser = await openBrowser()
after(async () => {
  await browser.close()
  await program.close()
  await world[Symbol.asyncDispose]()
})

test('an organiser places, moves, holds and takes back a meeting with the keyboard alone', async () => {
  const { page, complaints } = await openBoard(desk)
  await page.locator(`[data-list] [data-meeting="${first}"]`).focus()
  await page.keyboard.press('m')
  const list = page.getByRole('listbox')
  await list.waitFor()
  assert.deepEqual(await barriersOn(page), [])
  await page.keyboard.press('ArrowDown')
  const wanted = await list.locator('[aria-selected="true"]').textContent()
  await page.keyboard.press('Enter')
  await page.locator(`[data-grid] [data-meeting="${first}"]`).waitFor()
  assert.match(wanted ?? '', /table 2/)
  assert.equal(await focusedMeeting(page), first)
  assert.equal((await cellOf(first))?.split('/')[1], day.tables[1]?.id)
  await said(page, /Placed at 10:00, table 2/)

  await page.keyboard.press('l')
  await page.locator(`[data-meeting="${first}"][data-held="1"]`).waitFor()
  assert.equal(await focusedMeeting(page), first)

  await page.keyboard.press('Enter')
  await page.locator(`[data-chosen="${first}"]`).waitFor()
  await page.keyboard.press('ArrowDown')
  assert.match((await page.evaluate(() => document.activeElement?.textContent)) ?? '', /Put here/)
  await page.keyboard.press('Enter')
  await said(page, /Placed at 10:20, table 2/)
  assert.equal(await focusedMeeting(page), first)

  await page.keyboard.press('u')
  await said(page, /Undone/)
  await page.keyboard.press('u')
  await page.locator(`[data-list] [data-meeting="${first}"]`).waitFor()
  assert.equal(await cellOf(first), undefined)
  await page.keyboard.press('Shift+U')
  await page.locator(`[data-grid] [data-meeting="${first}"]`).waitFor()
  assert.deepEqual(complaints, [])
})

test('escape puts down what is in hand, and single keys can be switched off for good', async () => {
  const { page } = await openBoard(desk)
  await page.locator(`[data-list] [data-meeting="${second}"]`).focus()
  await page.keyboard.press('Enter')
  await page.locator(`[data-chosen="${second}"]`).waitFor()
  await page.keyboard.press('Escape')
  await page.locator('[data-chosen]').waitFor({ state: 'detached' })
  assert.equal(await focusedMeeting(page), second)
  await page.getByLabel('Single-key shortcuts').uncheck()
  await page.reload()
  await page.locator(`[data-list] [data-meeting="${second}"]`).focus()
  await page.keyboard.press('m')
  await page.waitForTimeout(300)
  assert.equal(await page.getByRole('listbox').count(), 0)
})

test('dragging lights the legal cells, drops into them, and nowhere else', async () => {
  const { page } = await openBoard(desk)
  const [to, other] = (await legalCellsOf(db, day.eventId, second)).map(cellName)
  const taken = await cellOf(first)
  await drag(page, second, taken ?? '')
  assert.equal(await cellOf(second), undefined)
  await drag(page, second, to ?? '')
  await page.locator(`[data-cell="${to}"] [data-meeting="${second}"]`).waitFor()
  assert.equal(await cellOf(second), to)
  await placeOnBoard(db, organiser, day.eventId, { meetingId: second, cell: other ?? '', seen: to ?? '' })
  const [third = ''] = (await legalCellsOf(db, day.eventId, second)).map(cellName).filter((cell) => cell !== to)
  await drag(page, second, third)
  await page.getByRole('alert').getByText('Somebody has just moved this meeting').waitFor()
  assert.equal(await cellOf(second), other)
  await page.locator(`[data-cell="${other}"] [data-meeting="${second}"]`).waitFor()
})

test('arranging shows how far it is, can be ended, and says what came of it', async () => {
  const { page, complaints } = await openBoard(desk)
  await page.getByRole('button', { name: 'Arrange', exact: true }).click()
  // Six meetings may be proven optimal before anybody can press the button.
  const end = page.getByRole('button', { name: 'Stop and use the best so far' })
  await end.click({ timeout: 1000 }).catch(() => {})
  await page.getByText('Arranged: 6 of 6 meetings placed').waitFor()
  assert.equal((await listDraftLines(db, day.eventId)).length, 6)
  assert.deepEqual(complaints, [])
})

test('the board has no barriers and fits, by day on a desk and by night on a phone', async () => {
  for (const [lang, screen, dark] of [
    ['zh', desk, false],
    ['en', phone, true],
  ] as const) {
    const { page } = await openBoard(screen, { lang, dark })
    for (const query of ['', `?meeting=${first}`, '?by=organisation', '?by=interpreter']) {
      await page.goto(`/${lang}/office/events/${day.slug}/board${query}`)
      assert.deepEqual(await barriersOn(page), [], `${lang} ${query}`)
      assert.equal(await overflow(page), 0, `${lang} ${screen.width} ${query}`)
      await picture(page, `board-${lang}-${screen.width}-${query.slice(1, 12)}`)
    }
  }
})

async function openBoard(screen: typeof desk, options: { lang?: string; dark?: boolean } = {}) {
  const seat = await sitDown(browser, program.address, screen, options)
  const session = await startSession(db, organiser.personId ?? '')
  await seat.context.addCookies([{ name: 'session', value: session, url: program.address }])
  await seat.page.goto(`/${options.lang ?? 'en'}/office/events/${day.slug}/board`)
  return seat
}

async function drag(page: Page, meeting: string, cell: string): Promise<void> {
  const middle = async (selector: string) => {
    const box = await page.locator(selector).boundingBox()
    if (!box) throw new Error(`${selector} is not on the page`)
    return [box.x + box.width / 2, box.y + box.height / 2] as const
  }
  await page.mouse.move(...(await middle(`[data-meeting="${meeting}"]`)))
  await page.mouse.down()
  await page.mouse.move(...(await middle(`[data-cell="${cell}"]`)), { steps: 8 })
  await page.locator('[data-cell].lit').first().waitFor()
  await page.mouse.up()
}

function focusedMeeting(page: Page): Promise<string | undefined> {
  return page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.meeting)
}

async function said(page: Page, words: RegExp): Promise<void> {
  await page.locator('[data-said]').filter({ hasText: words }).waitFor()
}

async function cellOf(meetingId: string): Promise<string | undefined> {
  const line = (await listDraftLines(db, day.eventId)).find((one) => one.meetingId === meetingId)
  return line && cellName(line)
}
