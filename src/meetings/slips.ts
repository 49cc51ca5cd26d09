import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { may } from './access.ts'
import { getLegend, type Legend, type Party } from './legend.ts'
import { type Line, listReleasedLines } from './lines.ts'
import { findLastRelease, type Release } from './releases.ts'

/** What an organisation is handed at the door: its meetings in order of time. */
export type Slip = { party: Party; lines: Line[] }

/** The newest release on paper: a slip for each organisation and the list for the wall. */
export type Handout = { legend: Legend; release: Release; slips: Slip[]; wall: Line[] }

/** Undefined while nothing has been released: what is printed is what people were told, never the draft. */
export async function getHandout(db: Db, actor: Actor, eventId: string): Promise<Handout | undefined> {
  insist(may.seat(actor, eventId), actor)
  const release = await findLastRelease(db, eventId)
  if (!release) return undefined
  const [legend, lines, order] = await Promise.all([
    getLegend(db, eventId),
    listReleasedLines(db, release.id),
    listInOrder(db, eventId),
  ])
  return { legend, release, slips: cutSlips(legend, lines, order), wall: lines }
}

function cutSlips(legend: Legend, lines: Line[], order: string[]): Slip[] {
  const slips = new Map<string, Slip>()
  for (const line of lines) {
    const pair = legend.meetings.get(line.meetingId)
    for (const party of pair ? [pair.host, pair.guest] : []) {
      const slip = slips.get(party.participationId) ?? { party, lines: [] }
      slip.lines.push(line)
      slips.set(party.participationId, slip)
    }
  }
  return order.flatMap((participationId) => slips.get(participationId) ?? [])
}

/** Guests from abroad first, then by name as a directory files it. */
async function listInOrder(db: Db, eventId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('events.participation as p')
    .innerJoin('people.organisation as o', 'o.id', 'p.organisation_id')
    .select('p.id')
    .where('p.event_id', '=', eventId)
    .orderBy('p.side', 'desc')
    .orderBy('o.sort_key')
    .execute()
  return rows.map((row) => row.id)
}
