import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import { enterMembership } from '#people/memberships.ts'
import { enterPerson } from '#people/persons.ts'
import { now } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { Refusal } from '#platform/refusal.ts'
import { may } from './access.ts'
import { enterDelegate, getDelegate } from './delegates.ts'
import { getParticipation } from './participation.ts'

export type ArrivalWay = 'desk' | 'badge' | 'walk_in'

/** Checks a delegate in. A second scan changes nothing and says when the first one was. */
export async function noteArrival(
  db: Db,
  actor: Actor,
  { delegateId, way }: { delegateId: string; way: ArrivalWay },
): Promise<{ way: 'created' | 'unchanged'; arrivedAt: Date }> {
  const { eventId } = await getDelegate(db, delegateId)
  insist(may.runDesk(actor, eventId), actor)
  return inTransaction(db, async (tx) => {
    const noted = await tx
      .insertInto('events.arrival')
      .values({ delegate_id: delegateId, way, noted_by: actor.personId, arrived_at: now() })
      .onConflict((conflict) => conflict.column('delegate_id').doNothing())
      .returning('arrived_at')
      .executeTakeFirst()
    if (noted) {
      const subject = { kind: 'delegate', id: delegateId }
      await tell(tx, actor, { kind: 'delegate.arrived', subject, after: { eventId, way } })
      return { way: 'created' as const, arrivedAt: noted.arrived_at }
    }
    const known = await tx
      .selectFrom('events.arrival')
      .select('arrived_at')
      .where('delegate_id', '=', delegateId)
      .executeTakeFirstOrThrow()
    return { way: 'unchanged' as const, arrivedAt: known.arrived_at }
  })
}

export type WalkIn = { participationId: string; name: LanguageMap; languages: string[] }

/**
 * Somebody stands at the desk who is not on the list: they enter the directory, are registered for an organisation that
 * takes part and checked in, all or nothing. They do not speak for the organisation: that is for it to say. A colleague
 * the directory knows by this name is registered instead of a second person.
 */
export async function welcomeWalkIn(
  db: Db,
  actor: Actor,
  { participationId, name, languages }: WalkIn,
): Promise<{ delegateId: string; badgeCode: string }> {
  const { eventId, organisationId } = await getParticipation(db, participationId)
  insist(may.runDesk(actor, eventId), actor)
  return inTransaction(db, async (tx) => {
    const known = await findColleague(tx, organisationId, name)
    const personId = known ?? (await enterPerson(tx, actor, { name, languages }))
    if (!known) await enterMembership(tx, actor, { personId, organisationId, speaksFor: false })
    const { id: delegateId, badgeCode, way } = await enterDelegate(tx, actor, { participationId, personId })
    if (way === 'unchanged') throw new Refusal('events.on-the-list', { status: 409, params: { name } })
    await noteArrival(tx, actor, { delegateId, way: 'walk_in' })
    return { delegateId, badgeCode }
  })
}

// Two people who come to the desk of the same organisation at once would both be new; the lock lets the second see the first.
async function findColleague(tx: Tx, organisationId: string, name: LanguageMap): Promise<string | undefined> {
  await tx.selectFrom('people.organisation').select('id').where('id', '=', organisationId).forUpdate().execute()
  const wanted = Object.values(name).map((each) => each.normalize('NFKC').toLowerCase())
  const found = await tx
    .selectFrom('people.membership as m')
    .innerJoin('people.person as p', 'p.id', 'm.person_id')
    .select('p.id')
    .where('m.organisation_id', '=', organisationId)
    .where(sql<boolean>`exists (select from jsonb_each_text(p.name) n where lower(n.value) = any (${wanted}::text[]))`)
    .orderBy('m.since')
    .executeTakeFirst()
  return found?.id
}

/** The wrong person was checked in. Returns whether there was something to take back. */
export async function takeBackArrival(db: Db, actor: Actor, delegateId: string): Promise<boolean> {
  const { eventId } = await getDelegate(db, delegateId)
  insist(may.runDesk(actor, eventId), actor)
  return inTransaction(db, async (tx) => {
    const before = await tx
      .deleteFrom('events.arrival')
      .where('delegate_id', '=', delegateId)
      .returning(['way', 'arrived_at'])
      .executeTakeFirst()
    if (!before) return false
    await tell(tx, actor, {
      kind: 'delegate.arrival-taken-back',
      subject: { kind: 'delegate', id: delegateId },
      before,
    })
    return true
  })
}
