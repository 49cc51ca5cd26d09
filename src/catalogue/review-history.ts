import type { LanguageMap } from '#db/tables.ts'
import type { Db } from '#platform/database/connect.ts'
import type { ListingPage } from './listing-page.ts'
import type { ReviewOutcome, ReviewReason } from './review-rows.ts'

export type Review = {
  id: string
  outcome: ReviewOutcome
  reasons: ReviewReason[]
  line: string
  lineLang: string
  submittedAt: Date
  reviewedAt: Date
  reviewer: LanguageMap | null
}

/** What became of each submission of a listing, newest first; for its organisation and officials alike. */
export async function listReviews(db: Db, listing: ListingPage): Promise<Review[]> {
  if (!listing.inside) return []
  const rows = await db
    .selectFrom('catalogue.review as r')
    .leftJoin('people.person as p', 'p.id', 'r.reviewed_by')
    .select(['r.id', 'r.outcome', 'r.reasons', 'r.line', 'r.line_lang as lineLang', 'p.name as reviewer'])
    .select(['r.submitted_at as submittedAt', 'r.reviewed_at as reviewedAt'])
    .where('r.listing_id', '=', listing.id)
    .orderBy('r.reviewed_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(50)
    .execute()
  return rows as Review[]
}
