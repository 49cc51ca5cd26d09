import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { may } from './access.ts'
import { getEvent } from './directory.ts'
import { namePlace } from './places.ts'
import { instantAt, rangeOf } from './wall-clock.ts'

export const sessionKinds = [
  'opening',
  'address',
  'briefing',
  'forum',
  'roadshow',
  'one_to_one',
  'site_visit',
  'break',
  'other',
] as const
export type SessionKind = (typeof sessionKinds)[number]

export type SessionInput = {
  kind: SessionKind
  name: LanguageMap
  /** Wall clock of the event: `2017-09-13T09:00`. */
  startsAt: string
  endsAt: string
  /** Where: one of the places of the event, which enters its list when it is new. */
  place?: LanguageMap | null
  /** Whether nobody can meet during it. One-to-one hours are where meetings are. */
  blocksMeetings?: boolean
}

/** Adds an item of the programme. The same name at the same time is the same item. */
export async function addSession(
  db: Db,
  actor: Actor,
  eventId: string,
  input: SessionInput,
): Promise<{ id: string; way: 'created' | 'updated' | 'unchanged' }> {
  insist(may.organise(actor, eventId), actor)
  return inTransaction(db, async (tx) => {
    const row = await rowOf(tx, eventId, input)
    const known = await tx
      .selectFrom('events.session')
      .select(['id', 'kind', 'place_id', 'blocks_meetings'])
      .where('event_id', '=', eventId)
      .where('during', '=', sql<string>`${row.during}::tstzrange`)
      .where('name', '=', sql<LanguageMap>`${JSON.stringify(row.name)}::jsonb`)
      .executeTakeFirst()
    const isSame =
      known?.kind === row.kind && known.blocks_meetings === row.blocks_meetings && known.place_id === row.place_id
    if (known && isSame) return { id: known.id, way: 'unchanged' as const }
    const id = known?.id ?? newId()
    if (known) await tx.updateTable('events.session').set(row).where('id', '=', id).execute()
    else
      await tx
        .insertInto('events.session')
        .values({ id, event_id: eventId, ...row })
        .execute()
    const subject = { kind: 'session', id }
    await tell(tx, actor, { kind: known ? 'session.changed' : 'session.added', subject, after: { eventId, ...input } })
    return { id, way: known ? ('updated' as const) : ('created' as const) }
  })
}

export async function removeSession(db: Db, actor: Actor, eventId: string, id: string): Promise<void> {
  insist(may.organise(actor, eventId), actor)
  await inTransaction(db, async (tx) => {
    const before = await tx
      .deleteFrom('events.session')
      .where('id', '=', id)
      .where('event_id', '=', eventId)
      .returningAll()
      .executeTakeFirst()
    if (!before) throw notFound('session')
    await tell(tx, actor, { kind: 'session.removed', subject: { kind: 'session', id }, before })
  })
}

export type Session = {
  id: string
  kind: SessionKind
  name: LanguageMap
  startsAt: Date
  endsAt: Date
  place: LanguageMap | null
  blocksMeetings: boolean
}

/** The programme, in order of time. */
export function listSessions(db: Db, eventId: string): Promise<Session[]> {
  return db
    .selectFrom('events.session as s')
    .leftJoin('events.place as p', 'p.id', 's.place_id')
    .select(['s.id', 's.kind', 's.name', 'p.name as place', 's.blocks_meetings as blocksMeetings'])
    .select([sql<Date>`lower(s.during)`.as('startsAt'), sql<Date>`upper(s.during)`.as('endsAt')])
    .where('s.event_id', '=', eventId)
    .orderBy(sql`lower(s.during)`)
    .orderBy('s.id')
    .execute()
}

async function rowOf(tx: Tx, eventId: string, input: SessionInput) {
  const { timeZone } = await getEvent(tx, eventId)
  const startsAt = instantAt(input.startsAt, timeZone, 'startsAt')
  const endsAt = instantAt(input.endsAt, timeZone, 'endsAt')
  if (endsAt <= startsAt) throw new Refusal('events.session-ends-before-it-starts', { field: 'endsAt' })
  return {
    kind: input.kind,
    name: input.name,
    during: rangeOf(startsAt, endsAt),
    place_id: input.place ? await namePlace(tx, eventId, input.place) : null,
    blocks_meetings: input.blocksMeetings ?? input.kind !== 'one_to_one',
  }
}
