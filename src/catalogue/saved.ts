import { z } from 'zod'
import { insist, isKnown } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { type Card, listCards } from './cards.ts'

const SAVED_MAX = 500

export const noteInput = z.object({ note: z.string().trim().max(2000).default('') })

/** Keeps a published listing for oneself. Keeping it twice keeps it once; returns whether it is new. */
export async function saveForMyself(db: Db, actor: Actor, number: number): Promise<boolean> {
  const personId = insistPerson(actor)
  return inTransaction(db, async (tx) => {
    const listingId = await findPublished(tx, number)
    const { count } = await tx
      .selectFrom('catalogue.saved_listing')
      .select((row) => row.fn.countAll<number>().as('count'))
      .where('person_id', '=', personId)
      .executeTakeFirstOrThrow()
    if (count >= SAVED_MAX) throw new Refusal('following.saved-too-many', { status: 409, params: { most: SAVED_MAX } })
    const saved = await tx
      .insertInto('catalogue.saved_listing')
      .values({ person_id: personId, listing_id: listingId, saved_at: now() })
      .onConflict((conflict) => conflict.doNothing())
      .returning('listing_id')
      .executeTakeFirst()
    if (!saved) return false
    // Who keeps what is the person's own business: the trail of the listing does not tell its owner.
    const subject = { kind: 'person', id: personId }
    await tell(tx, actor, { kind: 'listing.saved', subject, after: { listingId } })
    return true
  })
}

/** A note to oneself beside a saved listing. */
export async function noteForMyself(db: Db, actor: Actor, number: number, note: string): Promise<boolean> {
  const personId = insistPerson(actor)
  return inTransaction(db, async (tx) => {
    const noted = await tx
      .updateTable('catalogue.saved_listing as s')
      .set({ note })
      .from('catalogue.listing as l')
      .whereRef('l.id', '=', 's.listing_id')
      .where('l.number', '=', number)
      .where('s.person_id', '=', personId)
      .where('s.note', '<>', note)
      .returning('s.listing_id')
      .executeTakeFirst()
    if (!noted) return false
    const subject = { kind: 'person', id: personId }
    await tell(tx, actor, { kind: 'saved-listing.noted', subject, after: { listingId: noted.listing_id } })
    return true
  })
}

/** Lets a saved listing go, with its note. */
export async function letGo(db: Db, actor: Actor, number: number): Promise<boolean> {
  const personId = insistPerson(actor)
  return inTransaction(db, async (tx) => {
    const gone = await tx
      .deleteFrom('catalogue.saved_listing as s')
      .using('catalogue.listing as l')
      .whereRef('l.id', '=', 's.listing_id')
      .where('l.number', '=', number)
      .where('s.person_id', '=', personId)
      .returning('s.listing_id')
      .executeTakeFirst()
    if (!gone) return false
    const subject = { kind: 'person', id: personId }
    await tell(tx, actor, { kind: 'listing.let-go', subject, before: { listingId: gone.listing_id } })
    return true
  })
}

export type Saved = { card: Card; note: string }

/** What the actor keeps, the latest first, and how many of them are no longer on show. */
export async function listSaved(db: Db, actor: Actor, lang: string): Promise<{ saved: Saved[]; gone: number }> {
  const personId = insistPerson(actor)
  const rows = await db
    .selectFrom('catalogue.saved_listing')
    .select(['listing_id', 'note'])
    .where('person_id', '=', personId)
    .orderBy('saved_at', 'desc')
    .orderBy('listing_id')
    .execute()
  const ids = rows.map(({ listing_id }) => listing_id)
  const notes = new Map(rows.map(({ listing_id, note }) => [listing_id, note]))
  const cards = await listCards(db, actor, ids, lang)
  return { saved: cards.map((card) => ({ card, note: notes.get(card.id) ?? '' })), gone: rows.length - cards.length }
}

export async function isSaved(db: Db, actor: Actor, listingId: string): Promise<boolean> {
  if (!actor.personId) return false
  const found = await db
    .selectFrom('catalogue.saved_listing')
    .select('listing_id')
    .where('person_id', '=', actor.personId)
    .where('listing_id', '=', listingId)
    .executeTakeFirst()
  return found !== undefined
}

/** Published listings by their numbers, in that order, as an address names them. */
export async function listCardsByNumber(db: Db, actor: Actor, numbers: number[], lang: string): Promise<Card[]> {
  if (numbers.length === 0) return []
  const rows = await db
    .selectFrom('catalogue.listing')
    .select(['id', 'number'])
    .where('number', 'in', numbers)
    .execute()
  const idOf = new Map(rows.map(({ id, number }) => [number, id]))
  return listCards(
    db,
    actor,
    numbers.flatMap((number) => idOf.get(number) ?? []),
    lang,
  )
}

async function findPublished(db: Db, number: number): Promise<string> {
  const row = await db
    .selectFrom('catalogue.listing as l')
    .innerJoin('catalogue.publication as p', 'p.listing_id', 'l.id')
    .select('l.id')
    .where('l.number', '=', number)
    .executeTakeFirst()
  if (!row) throw notFound('listing')
  return row.id
}

function insistPerson(actor: Actor): string {
  insist(isKnown(actor), actor)
  if (!actor.personId) throw notFound('person')
  return actor.personId
}
