/** What is measured of one way of searching over many queries; shares between 0 and 1. */
export type Measures = {
  n: number
  recallAt1: number
  recallAt10: number
  mrr: number
  ndcgAt10: number
  msPerQuery: number
}

export type Found = { right: string[]; found: string[]; ms: number }

export function measured(results: Found[]): Measures {
  const mean = (of: (result: Found) => number) => results.reduce((sum, result) => sum + of(result), 0) / results.length
  return {
    n: results.length,
    // With several right documents, the share of queries whose first answer is one of them.
    recallAt1: rounded(mean(({ right, found }) => (found[0] !== undefined && right.includes(found[0]) ? 1 : 0))),
    recallAt10: rounded(mean(recallAt10)),
    mrr: rounded(mean(reciprocalRank)),
    ndcgAt10: rounded(mean(ndcgAt10)),
    msPerQuery: rounded(mean(({ ms }) => ms)),
  }
}

function recallAt10({ right, found }: Found): number {
  const hits = found.slice(0, 10).filter((id) => right.includes(id)).length
  return hits / right.length
}

function reciprocalRank({ right, found }: Found): number {
  const place = found.findIndex((id) => right.includes(id))
  return place < 0 ? 0 : 1 / (place + 1)
}

function ndcgAt10({ right, found }: Found): number {
  const gain = (place: number) => 1 / Math.log2(place + 2)
  const got = found.slice(0, 10).reduce((sum, id, place) => sum + (right.includes(id) ? gain(place) : 0), 0)
  const best = right.slice(0, 10).reduce((sum, _, place) => sum + gain(place), 0)
  return got / best
}

function rounded(number: number): number {
  return Math.round(number * 10_000) / 10_000
}
