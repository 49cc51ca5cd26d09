import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { isId } from '#platform/ids.ts'
import { notFound } from '#platform/refusal.ts'
import { may } from './access.ts'

export type Held = { kind: 'offer' | 'need'; number: number; organisationId: string }

/** Keeps a listing from being changed by others until the transaction ends; for those who may write it. */
export async function holdListing(tx: Db, actor: Actor, id: string): Promise<Held> {
  const listing = isId(id)
    ? await tx
        .selectFrom('catalogue.listing as l')
        .leftJoin('catalogue.publication as p', 'p.listing_id', 'l.id')
        .select(['l.kind', 'l.number', 'l.organisation_id', 'p.listing_id as published'])
        .where('l.id', '=', id)
        .forUpdate('l')
        .executeTakeFirst()
    : undefined
  const isSeen =
    listing && may.see(actor, { organisationId: listing.organisation_id, isPublished: listing.published !== null })
  if (!listing || !isSeen) throw notFound('listing')
  insist(may.write(actor, listing.organisation_id), actor)
  return { kind: listing.kind, number: listing.number, organisationId: listing.organisation_id }
}
