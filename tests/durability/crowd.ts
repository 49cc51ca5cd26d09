// A day on which everybody wants everything at once: meetings to be moved about, requests to be accepted.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import ICAL from 'ical.js'
import { sql } from 'kysely'
import { setDayRule } from '#meetings/day-rules.ts'
import { askForMeeting } from '#meetings/requests.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { openBusyDay } from '#tests/world/busy-day.ts'
import { root } from '../architecture/sources.ts'

const GUESTS = 6
const FIRMS = 25
const PLANNED = 90

export type Order = {
  url: string
  eventId: string
  /** Attempts of this process, over eight connections. */
  deeds: number
  seed: number
  isPublishing: boolean
  slots: string[]
  tables: string[]
  meetings: string[]
  requests: string[]
}

export type Heard = { counts: Record<string, number>; failures: string[] }

/** Ninety meetings wait to be placed and sixty requests to be answered; twelve slots, ten tables. */
export async function gather(
  db: Db,
  organiser: Actor,
  url: string,
): Promise<Omit<Order, 'deeds' | 'seed' | 'isPublishing'>> {
  const size = { guests: GUESTS, firms: FIRMS, slots: 12, tables: 10, meetings: PLANNED }
  const { eventId, slots, tables, meetings, guests, firms } = await openBusyDay(db, organiser, size)
  await setDayRule(db, organiser, eventId, { arrangedBy: 'participants', openRequestsMax: 100 })
  const pairs = firms.flatMap((firm) => guests.map((guest) => [guest.participationId, firm.participationId] as const))
  const requests: string[] = []
  for (const [askingId, askedId] of pairs.slice(PLANNED))
    requests.push(await askForMeeting(db, organiser, { askingId, askedId, message: 'sample' }))
  return { url, eventId, meetings, requests, slots: idsOf(slots), tables: idsOf(tables) }
}

/** Two programs carry out their orders at the same time. */
export async function pull(order: Omit<Order, 'deeds' | 'seed' | 'isPublishing'>, deeds: number): Promise<Heard[]> {
  const one = (seed: number) => ({ ...order, seed, deeds: deeds / 2, isPublishing: seed === 1 })
  return Promise.all([carryOut(one(1)), carryOut(one(2))])
}

/** Two of anything in one place. */
export async function countOverlaps(db: Db): Promise<number> {
  const { rows } = await sql<{ overlaps: number }>`
    select (select count(*) from meetings.seat a join meetings.seat b
        on a.person_id = b.person_id and a.meeting_id < b.meeting_id and a.during && b.during)
      + (select count(*) from meetings.placement a join meetings.placement b on a.meeting_id < b.meeting_id and a.during && b.during
        and (a.table_id = b.table_id or a.interpreter_id = b.interpreter_id)) as overlaps`.execute(db)
  return rows[0]?.overlaps ?? Number.NaN
}

/** Letters whose reader has no seat in the meeting at the hour they are told, or had none when it is called off. */
export async function findWrongLetters(db: Db): Promise<{ letters: number; wrong: string[] }> {
  const { rows } = await sql<{ id: string; calendar: string; isOff: boolean; startsAt: Date | null }>`
    select m.id, m.calendar, m.calendar_method = 'CANCEL' as "isOff", lower(l.during) as "startsAt"
    from platform.mail m
      left join meetings.release r on r.number = m.version - (m.calendar_method = 'CANCEL')::int
      left join meetings.release_line l on l.release_id = r.id and l.meeting_id::text = m.about_id
        and (m.to_person = any (l.persons)
          or m.to_person = (select person_id from meetings.interpreter i where i.id = l.interpreter_id))
    where m.kind = 'timetable'`.execute(db)
  const wrong = rows.filter(({ calendar, isOff, startsAt }) => {
    const told = new ICAL.Component(ICAL.parse(calendar))
      .getFirstSubcomponent('vevent')
      ?.getFirstPropertyValue('dtstart')
    return !startsAt || (!isOff && (told as ICAL.Time).toJSDate().getTime() !== startsAt.getTime())
  })
  return { letters: rows.length, wrong: wrong.map(({ id }) => id) }
}

async function carryOut(order: Order): Promise<Heard> {
  const script = fileURLToPath(new URL('./crowd-process.ts', import.meta.url))
  const args = ['--import', './scripts/tsx.mjs', script, JSON.stringify(order)]
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: 1e8 })
  return JSON.parse(stdout) as Heard
}

function idsOf(rows: readonly { id: string }[]): string[] {
  return rows.map(({ id }) => id)
}
