import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { notFound, Refusal, refusing } from '#platform/refusal.ts'
import { may } from './access.ts'
import { getEvent } from './directory.ts'

/** A hall, a building or a city in which an event takes place; on all of its days, or from one of them to another. */
export type Place = { id: string; name: LanguageMap; firstDay: string | null; lastDay: string | null }

export type PlaceInput = { name: LanguageMap; firstDay?: string | null; lastDay?: string | null }

/** Adds a place, or says of one already named on which days it is used. */
export async function addPlace(
  db: Db,
  actor: Actor,
  eventId: string,
  input: PlaceInput,
): Promise<{ id: string; way: 'created' | 'updated' | 'unchanged' }> {
  insist(may.organise(actor, eventId), actor)
  return inTransaction(db, async (tx) => {
    const { startsOn, endsOn } = await getEvent(tx, eventId)
    const days = { first_day: input.firstDay ?? null, last_day: input.lastDay ?? null }
    for (const [field, day] of [
      ['firstDay', days.first_day],
      ['lastDay', days.last_day],
    ] as const)
      if (day && (day < startsOn || day > endsOn))
        throw new Refusal('events.day-outside-event', { field, params: { first: startsOn, last: endsOn } })
    const known = (await listPlaces(tx, eventId)).find(({ name }) => isSameName(name, input.name))
    if (!known) {
      const id = await refusing(DAYS, () => insertPlace(tx, eventId, input.name, days))
      await tell(tx, actor, { kind: 'place.added', subject: { kind: 'place', id }, after: { eventId, ...input } })
      return { id, way: 'created' as const }
    }
    if (known.firstDay === days.first_day && known.lastDay === days.last_day)
      return { id: known.id, way: 'unchanged' as const }
    await refusing(DAYS, () => tx.updateTable('events.place').set(days).where('id', '=', known.id).execute())
    await tell(tx, actor, {
      kind: 'place.changed',
      subject: { kind: 'place', id: known.id },
      before: known,
      after: input,
    })
    return { id: known.id, way: 'updated' as const }
  })
}

const DAYS = {
  a_place_is_used_from_its_first_to_its_last_day: () =>
    new Refusal('events.place-ends-before-it-starts', { field: 'lastDay' }),
}

/** Takes a place away; not while something of the programme, or a table, is there. */
export async function removePlace(db: Db, actor: Actor, eventId: string, id: string): Promise<void> {
  insist(may.organise(actor, eventId), actor)
  const inUse = 'events.place-in-use'
  const sentences = { session_place_id_fkey: inUse, meeting_table_place_id_fkey: inUse }
  await inTransaction(db, async (tx) => {
    const before = await refusing(sentences, () =>
      tx
        .deleteFrom('events.place')
        .where('id', '=', id)
        .where('event_id', '=', eventId)
        .returningAll()
        .executeTakeFirst(),
    )
    if (!before) throw notFound('place')
    await tell(tx, actor, { kind: 'place.removed', subject: { kind: 'place', id }, before })
  })
}

/** In the order in which they were named. */
export function listPlaces(db: Db, eventId: string): Promise<Place[]> {
  return db
    .selectFrom('events.place')
    .select(['id', 'name', 'first_day as firstDay', 'last_day as lastDay'])
    .where('event_id', '=', eventId)
    .orderBy('position')
    .execute()
}

/** The place of that name, which enters the list of the event when it is new. For deeds that have asked for permission. */
export async function namePlace(tx: Tx, eventId: string, name: LanguageMap): Promise<string> {
  const known = (await listPlaces(tx, eventId)).find((place) => isSameName(place.name, name))
  return known?.id ?? insertPlace(tx, eventId, name, {})
}

async function insertPlace(
  tx: Tx,
  eventId: string,
  name: LanguageMap,
  days: { first_day?: string | null; last_day?: string | null },
): Promise<string> {
  const id = newId()
  const position = sql<number>`(select coalesce(max(position), 0) + 1 from events.place where event_id = ${eventId})`
  await tx
    .insertInto('events.place')
    .values({ id, event_id: eventId, name, position, ...days })
    .execute()
  return id
}

/** Who names a hall in one language means the hall that has that name among others. */
function isSameName(one: LanguageMap, other: LanguageMap): boolean {
  const shared = Object.keys(one).filter((lang) => other[lang] !== undefined)
  return shared.length > 0 && shared.every((lang) => one[lang] === other[lang])
}
