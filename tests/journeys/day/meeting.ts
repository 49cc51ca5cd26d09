// The day itself: a phone that knows where to go, a tablet at the door and at the tables.
import { readFileSync } from 'node:fs'
import type { Locator } from 'playwright-core'
import type { Seat } from './seat.ts'

export const said = '示例：三个月内寄样，冷库实测后再谈联合开发。'

/** Time and table on the phone, and the same in the calendar that is taken home. */
export async function readOwnMeeting(firm: Seat, { hour, table }: { hour: string; table: string }): Promise<string> {
  const { page, say, link, look } = firm
  await link('web.nav.my').click()
  await page.getByRole('main').getByRole('heading', { level: 3 }).getByRole('link').click()
  await look('31-firm-meeting')
  const meeting = page
    .locator('#meetings')
    .getByRole('listitem')
    .filter({ hasText: `${hour}–` })
  await meeting.getByText(say('my.table', { table })).waitFor()
  const [download] = await Promise.all([page.waitForEvent('download'), link('my.to-calendar').click()])
  return readFileSync(await download.path(), 'utf8')
}

/** Two letters of a name are enough to find somebody at the door. */
export async function checkIn(desk: Seat, people: { typed: string; name: string }[]): Promise<void> {
  const { page, say, button, look } = desk
  await look('32-desk-arrivals')
  for (const { typed, name } of people) {
    await page.getByRole('searchbox').fill('')
    await page.getByRole('searchbox').pressSequentially(typed)
    await button('desk.arrivals.arrived-whom', { name }).click()
    await button('desk.arrivals.undo-whom', { name }).waitFor()
  }
  await page.getByText(say('desk.arrivals.count', { arrived: people.length, all: 79 })).waitFor()
  await look('33-desk-found')
}

/** A table cannot be used any more: the desk sees where its meetings could go, and sends them there with one press. */
export async function mendTable(desk: Seat, table: string): Promise<void> {
  const { page, say, link, button, look } = desk
  await page.getByRole('main').getByRole('heading', { level: 3 }).getByRole('link').click()
  await link('desk.tab.incidents').click()
  await link('desk.incident.kind.table_gone').click()
  await page.getByLabel(say('desk.incident.field.tableId')).selectOption({ label: table })
  await button('desk.incident.propose').click()
  await page.getByRole('heading', { name: say('desk.incident.proposals') }).waitFor()
  await look('32-desk-proposals')
  await page
    .getByRole('button', { name: say('desk.incident.confirm', { count: 2 }).split('2')[0] ?? '' })
    .first()
    .click()
  await page.getByRole('cell', { name: say('desk.incident.release', { number: 2 }) }).waitFor()
  await look('32-desk-mended')
  await link('desk.tab.arrivals').click()
}

/** Held, then the result in three taps and a line. */
export async function noteIntent(desk: Seat, firm: string): Promise<void> {
  const { say, link, look } = desk
  await link('desk.tab.meetings').click()
  await look('34-desk-tables')
  const card = cardOf(desk, firm)
  const held = say('desk.mark.held')
  await card.getByRole('button', { name: held, exact: true }).click()
  await card.getByRole('button', { name: held, exact: true, pressed: true }).waitFor()
  await tapResult(desk, card, 'intent', said)
  await card.getByText(said).waitFor()
  await look('35-desk-intent')
}

/** On second thoughts it was no intent: the day after, the desk looks the hour up again. */
export async function changeResult(desk: Seat, firm: string, hour: string): Promise<void> {
  const option = desk.page.locator('#slot option').filter({ hasText: hour })
  await desk.page.locator('#slot').selectOption(await option.getAttribute('value'))
  const card = cardOf(desk, firm)
  await card.locator('summary').click()
  await tapResult(desk, card, 'contact')
  await card.locator('.chip').getByText(desk.say('desk.result.contact')).waitFor()
  await desk.look('36-desk-changed')
}

async function tapResult({ say }: Seat, card: Locator, kind: 'intent' | 'contact', line = ''): Promise<void> {
  await card
    .locator('label.tap')
    .filter({ hasText: say(`desk.result.${kind}`) })
    .click()
  if (line) await card.getByLabel(say('desk.result.line')).fill(line)
  await card
    .locator('label.tap')
    .filter({ hasText: say('desk.result.next-month') })
    .click()
  await card.getByRole('button', { name: say('desk.result.save') }).click()
}

function cardOf({ page }: Seat, firm: string): Locator {
  return page.getByRole('article').filter({ hasText: firm })
}
