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
  await page.locator('.notice').getByText('Arranged: 6 of 6 meetings placed').waitFor()
  await said(page, /Arranged: 6 of 6/)
  assert.equal((await listDraftLines(db, day.eventId)).length, 6)
  assert.deepEqual(complaints, [])
})

test('two organisers at two screens: the second sees the change of the first, and an outdated move is refused', async () => {
  const [one, other] = [await openBoard(desk), await openBoard(desk)]
  const [to = '', elsewhere = ''] = (await legalCellsOf(db, day.eventId, first)).map(cellName)
  await other.page.locator(`[data-grid] [data-meeting="${second}"]`).focus()
  await drag(one.page, first, to)
  await one.page.locator(`[data-cell="${to}"] [data-meeting="${first}"]`).waitFor()
  await other.page.locator(`[data-cell="${to}"] [data-meeting="${first}"]`).waitFor()
  await said(other.page, /Somebody else changed the board/)
  assert.equal(await focusedMeeting(other.page), second)

  // The card is in the air while the other one moves it: nothing is exchanged under the hand, and the drop is refused.
  const { page } = other
  const from = await page.locator(`[data-grid] [data-meeting="${first}"]`).boundingBox()
  await page.mouse.move((from?.x ?? 0) + 20, (from?.y ?? 0) + 10)
  await page.mouse.down()
  const [fresh = ''] = (await legalCellsOf(db, day.eventId, first)).map(cellName).filter((cell) => cell !== elsewhere)
  await page.mouse.move((from?.x ?? 0) + 40, (from?.y ?? 0) + 40, { steps: 4 })
  await page.locator('[data-cell].lit').first().waitFor()
  await placeOnBoard(db, organiser, day.eventId, { meetingId: first, cell: fresh, seen: to })
  const target = await page.locator('[data-cell].lit').last().boundingBox()
  await page.mouse.move((target?.x ?? 0) + 20, (target?.y ?? 0) + 20, { steps: 4 })
  await page.mouse.up()
  await page.getByRole('alert').getByText('Somebody has just moved this meeting').waitFor()
  assert.equal(await cellOf(first), fresh)
  assert.deepEqual([...one.complaints, ...other.complaints], [])
})

test('in rows of organisations a card is dragged to another hour, and only its own two rows light up', async () => {
  const { page, complaints } = await openBoard(desk, { query: '?by=organisation' })
  const cells = await legalCellsOf(db, day.eventId, first)
  const now = (await cellOf(first))?.split('/')[0]
  const hours = new Set(cells.map(({ slotId }) => slotId))
  const card = page.locator(`[data-grid] [data-meeting="${first}"]`).first()
  const box = await card.boundingBox()
  await page.mouse.move((box?.x ?? 0) + 10, (box?.y ?? 0) + 10)
  await page.mouse.down()
  await page.mouse.move((box?.x ?? 0) + 30, (box?.y ?? 0) + 30, { steps: 4 })
  await page.locator('td.lit').first().waitFor()
  assert.equal(await page.locator('td.lit').count(), 2 * hours.size)
  const goal = page.locator('td.lit').nth(0)
  const put = await goal.getAttribute('data-put')
  const target = await goal.boundingBox()
  await page.mouse.move((target?.x ?? 0) + 20, (target?.y ?? 0) + 20, { steps: 4 })
  await page.mouse.up()
  await said(page, /Placed at/)
  assert.equal(`${(await cellOf(first))?.split('/')[0]}/`, put)
  assert.ok(now)
  assert.deepEqual(complaints, [])
})

test('trying out: by keyboard, with what it costs, kept nowhere until it is adopted, and undone as one', async () => {
  const { page, complaints } = await openBoard(desk)
  const before = await listDraftLines(db, day.eventId)
  await page.getByRole('link', { name: 'Try out' }).click()
  await page.getByRole('heading', { name: 'Trying out: nothing is saved' }).waitFor()
  await isQuick(page)
  await page.locator(`[data-grid] [data-meeting="${first}"]`).first().focus()
  await page.keyboard.press('m')
  await page.getByRole('listbox').waitFor()
  await page.keyboard.press('Enter')
  await page.locator('[data-outcome]').waitFor()
  await said(page, /Trial: \d+ placed/)
  assert.match(page.url(), /try=move/)
  await page.getByLabel('Number of tables').fill('1')
  await page.getByRole('button', { name: 'Try Number of tables' }).click()
  await page.getByText('1 table in the hall').waitFor()
  assert.deepEqual(await barriersOn(page), [])
  await page.waitForTimeout(4500)
  assert.equal(
    await page.getByText('1 table in the hall').count(),
    1,
    'the board that refreshes itself stays in the trial',
  )
  assert.deepEqual(await listDraftLines(db, day.eventId), before)
  await page.getByRole('link', { name: 'Discard' }).click()
  await page.getByRole('button', { name: 'Undo' }).waitFor()
  assert.deepEqual(await listDraftLines(db, day.eventId), before)

  await page.goBack()
  await isQuick(page)
  await page.getByRole('button', { name: 'Adopt into the draft' }).click()
  await said(page, /The trial is the draft now/)
  const adopted = await listDraftLines(db, day.eventId)
  assert.equal(new Set(adopted.map(({ tableId }) => tableId)).size, 1)
  await page.getByRole('button', { name: 'Undo' }).click()
  await said(page, /Undone/)
  assert.deepEqual(new Set(await listDraftLines(db, day.eventId)), new Set(before))
  assert.deepEqual(complaints, [])
})

test('what is printed is what is shown: the same rows in each view, the head on every page', async () => {
  const { page } = await openBoard(desk)
  for (const by of ['table', 'organisation', 'person', 'interpreter']) {
    await page.goto(`/en/office/events/${day.slug}/board?by=${by}`)
    const shown = await textsOfRows(page)
    await page.emulateMedia({ media: 'print' })
    assert.deepEqual(await textsOfRows(page), shown)
    assert.equal(await page.locator('thead').evaluate((head) => getComputedStyle(head).display), 'table-header-group')
    assert.equal(await page.locator('.board-waiting').isVisible(), false)
    assert.equal(await overflow(page), 0, by)
    await page.emulateMedia({ media: 'screen' })
  }
})

test('the board has no barriers and fits, by day on a desk and by night on a phone', async () => {
  for (const [lang, screen, dark] of [
    ['zh', desk, false],
    ['en', phone, true],
  ] as const) {
    const { page } = await openBoard(screen, { lang, dark })
    const tried = `?trial=1&try=close:${day.tables[0]?.id}&meeting=${first}`
    for (const query of [
      '',
      `?meeting=${first}`,
      '?by=organisation',
      `?by=person&meeting=${first}`,
      '?by=interpreter',
      tried,
    ]) {
      await page.goto(`/${lang}/office/events/${day.slug}/board${query}`)
      assert.deepEqual(await barriersOn(page), [], `${lang} ${query}`)
      assert.equal(await overflow(page), 0, `${lang} ${screen.width} ${query}`)
      await picture(page, `board-${lang}-${screen.width}-${query.slice(1, 12)}`)
    }
  }
})

async function openBoard(screen: typeof desk, options: { lang?: string; dark?: boolean; query?: string } = {}) {
  const seat = await sitDown(browser, program.address, screen, options)
  const session = await startSession(db, organiser.personId ?? '')
  await seat.context.addCookies([{ name: 'session', value: session, url: program.address }])
  await seat.page.goto(`/${options.lang ?? 'en'}/office/events/${day.slug}/board${options.query ?? ''}`)
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

function textsOfRows(page: Page): Promise<string[]> {
  return page.locator('[data-grid] tr').evaluateAll((rows) => rows.map((row) => row.textContent ?? ''))
}

/** The script has taken the page over: before that, keys do nothing and forms lead to another page. */
async function isQuick(page: Page): Promise<void> {
  await page.locator('[data-keys]').waitFor()
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
