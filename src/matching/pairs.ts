import type { Match, MatchIndex, MatchQuery } from './match-index.ts'

export type Asking = MatchQuery & { id: string }
/** The best of one query, and how far the whole is. */
export type Paired = { id: string; matches: Match[]; done: number; total: number }
export type Pairing = { limit?: number; isAllowed?: (query: string, document: string) => boolean }

/**
 * All queries against all documents of an index, one query after the other, so that who takes the results can write them
 * down, show how far it is, let others have a turn, or stop.
 */
export function* pairsOf(
  queries: Asking[],
  index: Pick<MatchIndex, 'search'>,
  { limit = 10, isAllowed }: Pairing = {},
): Generator<Paired> {
  for (const [i, { id, ...query }] of queries.entries()) {
    const options = isAllowed ? { limit, isAllowed: (document: string) => isAllowed(id, document) } : { limit }
    yield { id, matches: index.search(query, options), done: i + 1, total: queries.length }
  }
}
