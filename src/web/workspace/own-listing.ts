import { getListing, type ListingPage } from '#catalogue/listing-page.ts'
import { notFound } from '#platform/refusal.ts'
import type { Visit } from '../visit.ts'

export type OwnPage = ListingPage & { inside: NonNullable<ListingPage['inside']> }

/** A listing the visitor may write; anything else is not found here. */
export async function getOwn({ db, actor }: Visit, number: string): Promise<OwnPage> {
  const listing = await getListing(db, actor, { number: Number(number) })
  if (!listing.inside) throw notFound('listing')
  return { ...listing, inside: listing.inside }
}
