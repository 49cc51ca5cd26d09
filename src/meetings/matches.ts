import type { Participation } from '#events/participation.ts'
import { type Suggestion, suggestFor } from '#matching/suggestions.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { listListingsOf, type NamedListing } from './listings-to-name.ts'

/** An organisation of the other side that fits: the best pair of listings, and why. */
export type Match = { organisationId: string; own: NamedListing; suggestion: Suggestion }

const OWN_LISTINGS_MAX = 12
const PER_LISTING = 8
export const MATCHES_MAX = 12

/**
 * Whom of these organisations the published offers and needs of one side fit, best first, each once with its best reason.
 * Whose listing may not be known is not among them.
 */
export async function listMatches(
  db: Db,
  actor: Actor,
  own: Participation,
  { among, lang }: { among: string[]; lang: string },
): Promise<Match[]> {
  if (among.length === 0) return []
  const listings = (await listListingsOf(db, actor, own.id, lang)).slice(0, OWN_LISTINGS_MAX)
  const best = new Map<string, Match>()
  for (const listing of listings) {
    for (const suggestion of await suggestFor(db, actor, listing.id, { limit: PER_LISTING, lang, among })) {
      const organisationId = suggestion.card.owner.known?.id
      if (!organisationId) continue
      const known = best.get(organisationId)
      if (!known || known.suggestion.score < suggestion.score)
        best.set(organisationId, { organisationId, own: listing, suggestion })
    }
  }
  return [...best.values()].sort((a, b) => b.suggestion.score - a.suggestion.score).slice(0, MATCHES_MAX)
}
