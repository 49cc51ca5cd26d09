import { now } from '#platform/clock.ts'
import type { Db } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { hasRole, insist, may } from './access.ts'
import type { Actor, Role } from './actor.ts'

type Scope = { personId: string; role: Role; eventId?: string | null }

/** Gives a role, everywhere or for one event. Organisers may share their event's roles; the rest is for administrators. */
export async function giveRole(db: Db, actor: Actor, { personId, role, eventId = null }: Scope): Promise<void> {
  insist(mayGive(actor, role, eventId), actor)
  await inTransaction(db, async (tx) => {
    const given = await tx
      .insertInto('people.entitlement')
      .values({ id: newId(), person_id: personId, role, event_id: eventId, given_by: actor.personId, given_at: now() })
      .onConflict((conflict) => conflict.constraint('a_role_is_given_once_per_scope').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (given)
      await tell(tx, actor, { kind: 'role.given', subject: { kind: 'person', id: personId }, after: { role, eventId } })
  })
}

/** Takes a role back. */
export async function takeRole(db: Db, actor: Actor, { personId, role, eventId = null }: Scope): Promise<void> {
  insist(mayGive(actor, role, eventId), actor)
  await inTransaction(db, async (tx) => {
    const taken = await tx
      .deleteFrom('people.entitlement')
      .where('person_id', '=', personId)
      .where('role', '=', role)
      .where('event_id', eventId ? '=' : 'is', eventId)
      .returning('id')
      .executeTakeFirst()
    if (taken)
      await tell(tx, actor, {
        kind: 'role.taken',
        subject: { kind: 'person', id: personId },
        before: { role, eventId },
      })
  })
}

function mayGive(actor: Actor, role: Role, eventId: string | null): boolean {
  if (may.administer(actor)) return true
  return eventId !== null && role !== 'administrator' && hasRole(actor, 'organiser', eventId)
}
