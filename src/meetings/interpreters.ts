import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import type { Way } from '#events/participation.ts'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { notFound, refusing } from '#platform/refusal.ts'
import { may } from './access.ts'

/** Names an interpreter of the event; naming again changes languages and stretch. */
export async function nameInterpreter(
  db: Db,
  actor: Actor,
  input: {
    eventId: string
    personId: string
    /** BCP 47 tags, two or more. */
    languages: string[]
    /** The most slots in a row without a rest. */
    longestStretch?: number
  },
): Promise<{ id: string; way: Way }> {
  const { eventId, personId } = input
  insist(may.setUp(actor, eventId), actor)
  return inTransaction(db, async (tx) => {
    const before = await tx
      .selectFrom('meetings.interpreter')
      .select(['id', 'languages', 'longest_stretch'])
      .where('event_id', '=', eventId)
      .where('person_id', '=', personId)
      .executeTakeFirst()
    const after = {
      languages: [...new Set(input.languages)],
      longest_stretch: input.longestStretch ?? before?.longest_stretch ?? 4,
    }
    const known = before && { languages: before.languages, longest_stretch: before.longest_stretch }
    if (before && isDeepStrictEqual(known, after)) return { id: before.id, way: 'unchanged' as const }
    const { id } = await refusing(WRONG, () =>
      tx
        .insertInto('meetings.interpreter')
        .values({ id: newId(), event_id: eventId, person_id: personId, ...after })
        .onConflict((conflict) => conflict.constraint('an_interpreter_is_named_once_per_event').doUpdateSet(after))
        .returning('id')
        .executeTakeFirstOrThrow(),
    )
    const kind = before ? 'interpreter.changed' : 'interpreter.named'
    const fact = { kind, subject: { kind: 'interpreter', id }, before: known, after: { eventId, personId, ...after } }
    await tell(tx, actor, fact)
    return { id, way: before ? ('updated' as const) : ('created' as const) }
  })
}

/** Lets an interpreter go; not while a meeting counts on them. */
export async function removeInterpreter(db: Db, actor: Actor, eventId: string, id: string): Promise<void> {
  insist(may.setUp(actor, eventId), actor)
  await inTransaction(db, async (tx) => {
    const before = await refusing(IN_USE, () =>
      tx
        .deleteFrom('meetings.interpreter')
        .where('id', '=', id)
        .where('event_id', '=', eventId)
        .returningAll()
        .executeTakeFirst(),
    )
    if (!before) throw notFound('interpreter')
    await tell(tx, actor, { kind: 'interpreter.removed', subject: { kind: 'interpreter', id }, before })
  })
}

export type Interpreter = {
  id: string
  personId: string
  name: LanguageMap
  languages: string[]
  longestStretch: number
  /** How many slots they have declared free. */
  slots: number
}

export function listInterpreters(db: Db, eventId: string): Promise<Interpreter[]> {
  return db
    .selectFrom('meetings.interpreter as i')
    .innerJoin('people.person as p', 'p.id', 'i.person_id')
    .select(['i.id', 'i.person_id as personId', 'p.name', 'i.languages', 'i.longest_stretch as longestStretch'])
    .select(
      sql<number>`(select count(*) from meetings.availability a join meetings.slot s on s.id = a.slot_id
        where a.person_id = i.person_id and s.event_id = i.event_id)`.as('slots'),
    )
    .where('i.event_id', '=', eventId)
    .orderBy('p.sort_key')
    .execute()
}

const WRONG = {
  interpreter_languages_check: 'meetings.interpreter-needs-two-languages',
  interpreter_longest_stretch_check: 'meetings.stretch-wrong',
}
const IN_USE = {
  placement_interpreter_id_fkey: 'meetings.interpreter-in-use',
  release_line_interpreter_id_fkey: 'meetings.interpreter-in-use',
}
