import type { LanguageMap } from '#db/tables.ts'
import { now } from '#platform/clock.ts'
import type { Db } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { insist, may } from './access.ts'
import type { Actor } from './actor.ts'

type MembershipInput = { personId: string; organisationId: string; post?: LanguageMap | null; speaksFor?: boolean }

/** Makes a person a member of an organisation; saying it again with another post changes the post. Returns whether anything changed. */
export async function joinOrganisation(db: Db, actor: Actor, membership: MembershipInput): Promise<boolean> {
  insist(may.keepDirectory(actor), actor)
  return enterMembership(db, actor, membership)
}

/** The entry itself, for deeds of the floors above that have asked for their own permission: the desk of an event. */
export function enterMembership(db: Db, actor: Actor, membership: MembershipInput): Promise<boolean> {
  const { personId, organisationId } = membership
  return inTransaction(db, async (tx) => {
    const before = await tx
      .selectFrom('people.membership')
      .select(['post', 'speaks_for'])
      .where('person_id', '=', personId)
      .where('organisation_id', '=', organisationId)
      .executeTakeFirst()
    const post = membership.post ?? before?.post ?? null
    const speaksFor = membership.speaksFor ?? before?.speaks_for ?? true
    if (before && before.speaks_for === speaksFor && JSON.stringify(before.post) === JSON.stringify(post)) return false
    await tx
      .insertInto('people.membership')
      .values({ person_id: personId, organisation_id: organisationId, post, speaks_for: speaksFor, since: now() })
      .onConflict((conflict) =>
        conflict.columns(['person_id', 'organisation_id']).doUpdateSet({ post, speaks_for: speaksFor }),
      )
      .execute()
    const after = { organisationId, post, speaksFor }
    await tell(tx, actor, { kind: 'person.joined', subject: { kind: 'person', id: personId }, before, after })
    return true
  })
}

/** The organisations the actor speaks for. */
export function listOwnOrganisations(
  db: Db,
  actor: Actor,
): Promise<{ id: string; number: number; name: LanguageMap }[]> {
  if (actor.organisations.length === 0) return Promise.resolve([])
  return db
    .selectFrom('people.organisation')
    .select(['id', 'number', 'name'])
    .where('id', 'in', actor.organisations)
    .orderBy('sort_key')
    .execute()
}
