import { insist, speaksFor } from '#people/access.ts'
import { type Actor, system } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { newToken } from '#platform/ids.ts'
import { notFound } from '#platform/refusal.ts'
import { hashToken } from '#platform/tokens.ts'

type Whose = { personId: string; organisationId: string }

/** The secret of one letter's link; every letter has its own, and all of them lead to the same. */
export async function makeStopLink(tx: Tx, { personId, organisationId }: Whose): Promise<string> {
  const token = newToken()
  const link = { person_id: personId, organisation_id: organisationId, made_at: now() }
  await tx
    .insertInto('matching.letter_link')
    .values({ token_hash: hashToken(token), ...link })
    .execute()
  return token
}

/** The organisation the letters behind a link are about, and whether they still come. */
export async function getLetters(db: Db, token: string) {
  const letters = await db
    .selectFrom('matching.letter_link as k')
    .innerJoin('people.organisation as o', 'o.id', 'k.organisation_id')
    .leftJoin('matching.letter_refusal as r', (join) =>
      join.onRef('r.person_id', '=', 'k.person_id').onRef('r.organisation_id', '=', 'k.organisation_id'),
    )
    .innerJoin('people.person as p', 'p.id', 'k.person_id')
    .select(['o.id', 'o.name', 'p.reads', 'r.refused_at as refusedAt'])
    .where('k.token_hash', '=', hashToken(token))
    .executeTakeFirst()
  if (!letters) throw notFound('letter')
  return letters
}

/** Ends the letters by the link of one: one tap, no signing in, and again nothing happens. */
export async function stopByLink(db: Db, token: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const link = await tx
      .selectFrom('matching.letter_link')
      .select(['person_id as personId', 'organisation_id as organisationId'])
      .where('token_hash', '=', hashToken(token))
      .executeTakeFirst()
    if (link) await refuse(tx, system('letter'), link)
  })
}

/** Whether one is told of suggestions for one's own organisation from now on. */
export async function wantLetters(
  db: Db,
  actor: Actor,
  { organisationId, wanted }: { organisationId: string; wanted: boolean },
): Promise<void> {
  const { personId } = actor
  insist(personId !== null && speaksFor(actor, organisationId), actor)
  if (personId === null) return
  await inTransaction(db, async (tx) => {
    if (!wanted) return refuse(tx, actor, { personId, organisationId })
    const { numDeletedRows } = await tx
      .deleteFrom('matching.letter_refusal')
      .where('person_id', '=', personId)
      .where('organisation_id', '=', organisationId)
      .executeTakeFirst()
    if (numDeletedRows === 0n) return
    const subject = { kind: 'person', id: personId }
    await tell(tx, actor, { kind: 'suggestion-letters.wanted', subject, after: { organisationId } })
  })
}

/** The organisations one speaks for, and whether one is told of their suggestions. */
export async function listOwnLetters(db: Db, actor: Actor) {
  if (actor.personId === null || actor.organisations.length === 0) return []
  return db
    .selectFrom('people.organisation as o')
    .leftJoin('matching.letter_refusal as r', (join) =>
      join.onRef('r.organisation_id', '=', 'o.id').on('r.person_id', '=', actor.personId),
    )
    .select(['o.id', 'o.name', 'r.refused_at as refusedAt'])
    .where('o.id', 'in', [...actor.organisations])
    .orderBy('o.sort_key')
    .execute()
}

async function refuse(tx: Tx, actor: Actor, { personId, organisationId }: Whose): Promise<void> {
  const refused = await tx
    .insertInto('matching.letter_refusal')
    .values({ person_id: personId, organisation_id: organisationId, refused_at: now() })
    .onConflict((conflict) => conflict.constraint('letters_are_refused_once').doNothing())
    .returning('refused_at')
    .executeTakeFirst()
  const subject = { kind: 'person', id: personId }
  if (refused) await tell(tx, actor, { kind: 'suggestion-letters.refused', subject, after: { organisationId } })
}
