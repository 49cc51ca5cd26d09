import { type Card, listCards } from '#catalogue/cards.ts'
import { oldestToday } from '#catalogue/deadlines.ts'
import { mayReadListing } from '#catalogue/listing-page.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { isId } from '#platform/ids.ts'
import { notFound } from '#platform/refusal.ts'
import { findProfile, listCandidates } from './candidates.ts'
import { type Reason, rank } from './ranking.ts'

/** A listing that fits another one, with the reasons. */
export type Suggestion = { card: Card; score: number; reasons: Reason[] }

/**
 * What fits this listing best: needs for an offer, offers for a need, best first. Works for a draft too, so that whoever
 * writes one sees at once whom it may reach. With `among`, only what these organisations show. Words of the cards are in
 * `lang` where there is such a version.
 */
export async function suggestFor(
  db: Db,
  actor: Actor,
  listingId: string,
  { limit, lang, among }: { limit: number; lang: string; among?: string[] },
): Promise<Suggestion[]> {
  if (!isId(listingId) || !(await mayReadListing(db, actor, listingId))) throw notFound('listing')
  const subject = await findProfile(db, listingId)
  if (!subject) throw notFound('listing')
  const today = oldestToday()
  const best = rank(subject, await listCandidates(db, subject, today, among), today).slice(0, limit)
  const cards = await listCards(
    db,
    actor,
    best.map(({ id }) => id),
    lang,
  )
  return cards.flatMap((card) => {
    const ranked = best.find(({ id }) => id === card.id)
    return ranked ? [{ card, score: ranked.score, reasons: ranked.reasons }] : []
  })
}
