import { isDeepStrictEqual } from 'node:util'
import type { LanguageMap } from '#db/tables.ts'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { notFound, Refusal, refusing } from '#platform/refusal.ts'
import { may } from './access.ts'

export const sides = ['foreign', 'domestic'] as const
export type Side = (typeof sides)[number]
/** What a table must have for an organisation to show what it brings. */
export const tableFeatures = ['power', 'screen', 'quiet', 'step_free'] as const
export type TableFeature = (typeof tableFeatures)[number]
/** What saying something again did. */
export type Way = 'created' | 'updated' | 'unchanged'

const DESKS = () => new Refusal('events.desks-wrong', { field: 'parallelDesks' })

/** Registers an organisation; registering it again changes what is given and leaves the rest. */
export async function registerOrganisation(
  db: Db,
  actor: Actor,
  input: {
    eventId: string
    organisationId: string
    side: Side
    /** How many meetings it can hold at once, each with another delegate. */
    parallelDesks?: number
    /** What its tables must have. */
    needs?: TableFeature[]
  },
): Promise<{ id: string; way: Way }> {
  const { eventId, organisationId, side } = input
  insist(may.organise(actor, eventId), actor)
  return inTransaction(db, async (tx) => {
    const before = await tx
      .selectFrom('events.participation')
      .select(['id', 'side', 'parallel_desks', 'needs'])
      .where('event_id', '=', eventId)
      .where('organisation_id', '=', organisationId)
      .forNoKeyUpdate()
      .executeTakeFirst()
    const after = {
      side,
      parallel_desks: input.parallelDesks ?? before?.parallel_desks ?? 1,
      needs: tableFeatures.filter((feature) => (input.needs ?? before?.needs ?? []).includes(feature)),
    }
    if (before && isDeepStrictEqual(before, { id: before.id, ...after }))
      return { id: before.id, way: 'unchanged' as const }
    const { id } = await refusing({ participation_parallel_desks_check: DESKS }, () =>
      tx
        .insertInto('events.participation')
        .values({
          ...{ id: newId(), event_id: eventId, organisation_id: organisationId, ...after },
          ...{ registered_by: actor.personId, registered_at: now() },
        })
        .onConflict((conflict) => conflict.constraint('an_organisation_takes_part_once').doUpdateSet(after))
        .returning('id')
        .executeTakeFirstOrThrow(),
    )
    const subject = { kind: 'participation', id }
    const kind = before ? 'participation.changed' : 'participation.registered'
    await tell(tx, actor, { kind, subject, before, after: { eventId, organisationId, ...after } })
    return { id, way: before ? ('updated' as const) : ('created' as const) }
  })
}

/** Takes a registration back, while nothing hangs on it: no delegates, no requests, wishes or meetings. */
export async function takeBackRegistration(db: Db, actor: Actor, participationId: string): Promise<void> {
  const { eventId } = await getParticipation(db, participationId)
  insist(may.organise(actor, eventId), actor)
  const inUse = 'events.registration-in-use'
  const sentences = {
    delegate_participation_id_fkey: inUse,
    request_asking_id_fkey: inUse,
    request_asked_id_fkey: inUse,
    wish_wishing_id_fkey: inUse,
    wish_wished_id_fkey: inUse,
    meeting_host_id_fkey: inUse,
    meeting_guest_id_fkey: inUse,
  }
  await inTransaction(db, async (tx) => {
    const before = await refusing(sentences, () =>
      tx.deleteFrom('events.participation').where('id', '=', participationId).returningAll().executeTakeFirst(),
    )
    if (!before) throw notFound('participation')
    const subject = { kind: 'participation', id: participationId }
    await tell(tx, actor, { kind: 'participation.taken-back', subject, before })
  })
}

export type Participant = {
  id: string
  organisationId: string
  number: number
  name: LanguageMap
  country: string
  city: string | null
  side: Side
  parallelDesks: number
  needs: string[]
  delegates: number
  /** Of those, how many have been checked in. */
  arrived: number
}

/** Who takes part: foreign organisations first, then by name. */
export function listParticipants(db: Db, eventId: string): Promise<Participant[]> {
  return db
    .selectFrom('events.participation as p')
    .innerJoin('people.organisation as o', 'o.id', 'p.organisation_id')
    .leftJoin('events.delegate as d', 'd.participation_id', 'p.id')
    .leftJoin('events.arrival as a', 'a.delegate_id', 'd.id')
    .select(['p.id', 'o.id as organisationId', 'o.number', 'o.name', 'o.country', 'o.city', 'p.side'])
    .select(['p.parallel_desks as parallelDesks', 'p.needs'])
    .select((row) => [
      row.fn.count<number>('d.id').as('delegates'),
      row.fn.count<number>('a.delegate_id').as('arrived'),
    ])
    .where('p.event_id', '=', eventId)
    .groupBy(['p.id', 'o.id'])
    .orderBy('p.side', 'desc')
    .orderBy('o.sort_key')
    .orderBy('p.id')
    .execute()
}

export type Participation = { id: string; eventId: string; organisationId: string; side: Side; name: LanguageMap }

export async function getParticipation(db: Db, id: string): Promise<Participation> {
  const row = await participations(db).where('p.id', '=', id).executeTakeFirst()
  if (!row) throw notFound('participation')
  return row
}

/** The registrations of the actor's own organisations in this event. */
export function listOwnParticipations(db: Db, actor: Actor, eventId: string): Promise<Participation[]> {
  if (actor.organisations.length === 0) return Promise.resolve([])
  return participations(db)
    .where('p.event_id', '=', eventId)
    .where('p.organisation_id', 'in', actor.organisations)
    .orderBy('o.sort_key')
    .execute()
}

function participations(db: Db) {
  return db
    .selectFrom('events.participation as p')
    .innerJoin('people.organisation as o', 'o.id', 'p.organisation_id')
    .select(['p.id', 'p.event_id as eventId', 'p.organisation_id as organisationId', 'p.side', 'o.name'])
}

const CHOICES_MAX = 1000

/** Organisations of the directory that do not take part yet, by name. */
export function listUnregistered(
  db: Db,
  eventId: string,
): Promise<{ id: string; name: LanguageMap; country: string }[]> {
  return db
    .selectFrom('people.organisation as o')
    .select(['o.id', 'o.name', 'o.country'])
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('events.participation as p')
            .select('p.id')
            .whereRef('p.organisation_id', '=', 'o.id')
            .where('p.event_id', '=', eventId),
        ),
      ),
    )
    .orderBy('o.sort_key')
    .limit(CHOICES_MAX)
    .execute()
}
