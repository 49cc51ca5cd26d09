import { z } from 'zod'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import type { UiLanguage } from '#platform/languages.ts'
import { Refusal } from '#platform/refusal.ts'
import { may } from './access.ts'
import { holdListing } from './listing-lock.ts'
import { writeReviewLetters } from './review-letters.ts'
import { answerSubmission, reviewReasons } from './review-rows.ts'

/** What a reviewer says instead of publishing. `lang` is the language the line is written in. */
export const refusalSchema = z
  .object({
    outcome: z.enum(['returned', 'set-aside'], 'catalogue.code-unknown'),
    reasons: z.array(z.enum(reviewReasons, 'catalogue.code-unknown')).min(1, 'catalogue.reason-missing'),
    line: z.string().trim().max(1000, 'catalogue.text-too-long'),
    lang: z.string(),
  })
  .refine(({ reasons, line }) => line !== '' || !reasons.includes('other'), {
    message: 'catalogue.line-missing',
    path: ['line'],
  })

/**
 * Sends a submitted listing back to be mended, or sets it aside; publishing it is `publishListing`. Its organisation is
 * told why, each of its people in their language; the draft stays with it and may be submitted again.
 */
export async function refuseListing(
  db: Db,
  actor: Actor,
  id: string,
  {
    answer,
    linkFor,
  }: { answer: z.output<typeof refusalSchema>; linkFor: (lang: UiLanguage, number: number) => string },
): Promise<void> {
  insist(may.publish(actor), actor)
  return inTransaction(db, async (tx) => {
    const listing = await holdListing(tx, actor, id)
    const reasons = [...new Set(answer.reasons)]
    const reviewId = await answerSubmission(tx, actor, id, { ...answer, reasons })
    if (!reviewId) throw new Refusal('catalogue.not-submitted', { status: 409 })
    await tell(tx, actor, {
      kind: `${listing.kind}.${answer.outcome}`,
      subject: { kind: 'listing', id },
      after: { reasons, line: answer.line },
    })
    const link = (lang: UiLanguage) => linkFor(lang, listing.number)
    await writeReviewLetters(tx, { reviewId, listingId: id, ...listing, ...answer, reasons }, link)
  })
}
