import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db } from '#platform/database/connect.ts'
import { newId } from '#platform/ids.ts'

export const reviewOutcomes = ['accepted', 'returned', 'set-aside'] as const
export type ReviewOutcome = (typeof reviewOutcomes)[number]

/** Why a submission is not published as it stands; what to mend comes first. */
export const reviewReasons = [
  'indicator-missing',
  'target-unclear',
  'situation-unclear',
  'terms-unclear',
  'duplicate',
  'too-early',
  'out-of-scope',
  'other',
] as const
export type ReviewReason = (typeof reviewReasons)[number]

export type Answer = { outcome: ReviewOutcome; reasons: ReviewReason[]; line: string; lang: string }

/** Takes a submission off the pile and notes what became of it. Undefined when nothing was submitted. */
export async function answerSubmission(tx: Db, actor: Actor, id: string, answer: Answer): Promise<string | undefined> {
  const submission = await tx
    .deleteFrom('catalogue.submission')
    .where('listing_id', '=', id)
    .returning(['submitted_by', 'submitted_at'])
    .executeTakeFirst()
  if (!submission) return undefined
  const { outcome, reasons, line, lang } = answer
  const review = {
    ...{ id: newId(), listing_id: id, outcome, reasons, line, line_lang: lang },
    ...submission,
    ...{ reviewed_by: actor.personId, reviewed_at: now() },
  }
  await tx.insertInto('catalogue.review').values(review).execute()
  return review.id
}
