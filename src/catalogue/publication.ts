import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { isUiLanguage, uiLanguages } from '#platform/languages.ts'
import { notFound } from '#platform/refusal.ts'
import { may } from './access.ts'
import { insistOnOpen } from './closing.ts'
import { isOver } from './deadlines.ts'
import { holdListing } from './listing-lock.ts'
import { findState } from './listing-rows.ts'
import { answerSubmission } from './review-rows.ts'
import { insistOnSense } from './sense.ts'

/** What a careful editor would mend first; none of it forbids publishing. */
export type Warning = {
  code: 'no-summary' | 'no-translation' | 'no-field' | 'expired'
  params: Record<string, string>
}

/**
 * The organisation says its listing is ready; refused where nobody could answer it: its deadline is over, or it wants what
 * there is already. Returns false when it had said so, or when it is published already.
 */
export async function submitListing(db: Db, actor: Actor, id: string): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const listing = await holdListing(tx, actor, id)
    if (await isPublished(tx, id)) return false
    await insistOnOpen(tx, id)
    if (listing.kind === 'need') await insistOnSense(tx, id, { isOnForm: true })
    const submitted = await tx
      .insertInto('catalogue.submission')
      .values({ listing_id: id, submitted_by: actor.personId, submitted_at: now() })
      .onConflict((conflict) => conflict.column('listing_id').doNothing())
      .returning('listing_id')
      .executeTakeFirst()
    if (submitted) await tell(tx, actor, { kind: `${listing.kind}.submitted`, subject: { kind: 'listing', id } })
    return submitted !== undefined
  })
}

/** Puts a listing into the showcase; organisers and editors do. What was submitted is thereby accepted. Returns false when it was there already. */
export async function publishListing(db: Db, actor: Actor, id: string): Promise<boolean> {
  insist(may.publish(actor), actor)
  return inTransaction(db, async (tx) => {
    const listing = await holdListing(tx, actor, id)
    await insistOnOpen(tx, id)
    await answerSubmission(tx, actor, id, { outcome: 'accepted', reasons: [], line: '', lang: actor.reads })
    const published = await tx
      .insertInto('catalogue.publication')
      .values({ listing_id: id, published_by: actor.personId, published_at: now() })
      .onConflict((conflict) => conflict.column('listing_id').doNothing())
      .returning('listing_id')
      .executeTakeFirst()
    if (published) await tell(tx, actor, { kind: `${listing.kind}.published`, subject: { kind: 'listing', id } })
    return published !== undefined
  })
}

/**
 * Takes a listing out of the showcase, or back from those who were to publish it. The draft stays with its organisation.
 * Returns false when it was a draft anyway.
 */
export async function withdrawListing(db: Db, actor: Actor, id: string, reason = ''): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const listing = await holdListing(tx, actor, id)
    const submission = await tx.deleteFrom('catalogue.submission').where('listing_id', '=', id).executeTakeFirst()
    const publication = await tx
      .deleteFrom('catalogue.publication')
      .where('listing_id', '=', id)
      .returning('published_at')
      .executeTakeFirst()
    if (!publication && submission.numDeletedRows === 0n) return false
    const kind = `${listing.kind}.${publication ? 'withdrawn' : 'taken-back'}`
    await tell(tx, actor, {
      kind,
      subject: { kind: 'listing', id },
      before: publication && { publishedAt: publication.published_at },
      after: reason ? { reason } : undefined,
    })
    return true
  })
}

/** What to mend before publishing, as data; the screen has the sentences. */
export async function listWarnings(db: Db, actor: Actor, id: string): Promise<Warning[]> {
  await holdListing(db, actor, id)
  const state = await findState(db, id)
  if (!state) throw notFound('listing')
  const langs = Object.keys(state.texts)
  const missing = uiLanguages.filter((lang) => !langs.includes(lang))
  return [
    ...langs
      .filter((lang) => isUiLanguage(lang) && !state.texts[lang]?.summary)
      .map((lang): Warning => ({ code: 'no-summary', params: { lang } })),
    ...missing.map((lang): Warning => ({ code: 'no-translation', params: { lang } })),
    ...(state.fields.length === 0 ? [{ code: 'no-field', params: {} } as const] : []),
    ...(isOver(state.expiresOn) ? [{ code: 'expired', params: { on: state.expiresOn ?? '' } } as const] : []),
  ]
}

async function isPublished(tx: Db, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('catalogue.publication')
    .select('listing_id')
    .where('listing_id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}
