import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import { insist, speaksFor } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { may } from './access.ts'
import { exhibit } from './exhibiting.ts'
import { takeDownAtEvent } from './hall-pieces.ts'

/** Shows a listing in the hall of an event: by the organiser, or by its own organisation when that takes part. */
export async function showInHall(
  db: Db,
  actor: Actor,
  { eventId, listingId }: { eventId: string; listingId: string },
): Promise<'created' | 'unchanged'> {
  insist(await mayShow(db, actor, eventId, listingId), actor)
  const isNew = await inTransaction(db, (tx) => exhibit(tx, actor, eventId, listingId))
  return isNew ? 'created' : 'unchanged'
}

export async function takeFromHall(
  db: Db,
  actor: Actor,
  { eventId, listingId }: { eventId: string; listingId: string },
): Promise<boolean> {
  insist(await mayShow(db, actor, eventId, listingId), actor)
  return inTransaction(db, async (tx) => {
    const taken = await tx
      .deleteFrom('events.exhibit')
      .where('event_id', '=', eventId)
      .where('listing_id', '=', listingId)
      .returning('listing_id')
      .executeTakeFirst()
    if (!taken) return false
    await takeDownAtEvent(tx, actor, eventId, listingId)
    const subject = { kind: 'listing', id: listingId }
    await tell(tx, actor, { kind: 'listing.taken-from-hall', subject, before: { eventId } })
    return true
  })
}

/** Published offers and needs in the hall. */
export async function countExhibits(db: Db, eventId: string): Promise<{ offers: number; needs: number }> {
  const rows = await db
    .selectFrom('events.exhibit as x')
    .innerJoin('catalogue.listing as l', 'l.id', 'x.listing_id')
    .innerJoin('catalogue.publication as p', 'p.listing_id', 'l.id')
    .select('l.kind')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('x.event_id', '=', eventId)
    .groupBy('l.kind')
    .execute()
  const count = (kind: string) => rows.find((row) => row.kind === kind)?.count ?? 0
  return { offers: count('offer'), needs: count('need') }
}

export type Exhibit = {
  listingId: string
  kind: 'offer' | 'need'
  number: number
  title: LanguageMap
  organisation: LanguageMap
  /** What is shown in the hall before it is published, or after it was withdrawn, is seen by nobody. */
  isPublished: boolean
}

const EXHIBITS_MAX = 500

/** What is in the hall of an event, the latest first. */
export function listExhibits(db: Db, eventId: string): Promise<Exhibit[]> {
  return db
    .selectFrom('events.exhibit as x')
    .innerJoin('catalogue.listing as l', 'l.id', 'x.listing_id')
    .innerJoin('people.organisation as o', 'o.id', 'l.organisation_id')
    .leftJoin('catalogue.publication as p', 'p.listing_id', 'l.id')
    .select(['l.id as listingId', 'l.kind', 'l.number', 'o.name as organisation'])
    .select(sql<boolean>`p.listing_id is not null`.as('isPublished'))
    .select(
      sql<LanguageMap>`(select jsonb_object_agg(t.lang, t.title) from catalogue.listing_text t
        where t.listing_id = l.id)`.as('title'),
    )
    .where('x.event_id', '=', eventId)
    .orderBy('x.added_at', 'desc')
    .orderBy('l.id')
    .limit(EXHIBITS_MAX)
    .execute()
}

/** Which of these listings are in the hall. */
export async function findShown(db: Db, eventId: string, listingIds: string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('events.exhibit')
    .select('listing_id')
    .where('event_id', '=', eventId)
    .where('listing_id', '=', sql<string>`any (${listingIds}::uuid[])`)
    .execute()
  return new Set(rows.map((row) => row.listing_id))
}

async function mayShow(db: Db, actor: Actor, eventId: string, listingId: string): Promise<boolean> {
  const listing = await db
    .selectFrom('catalogue.listing as l')
    .leftJoin('events.participation as p', (join) =>
      join.onRef('p.organisation_id', '=', 'l.organisation_id').on('p.event_id', '=', eventId),
    )
    .select(['l.organisation_id', 'p.id as participation_id'])
    .where('l.id', '=', listingId)
    .executeTakeFirst()
  if (!listing) throw notFound('listing')
  if (may.organise(actor, eventId)) return true
  if (!speaksFor(actor, listing.organisation_id)) return false
  if (!listing.participation_id) throw new Refusal('events.organisation-not-registered', { status: 409 })
  return true
}
