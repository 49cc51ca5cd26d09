import type { Concept } from './analysis/concepts.ts'

/** A stretch of one of the texts of a document or of a query, in characters from the beginning. */
export type Span = { text: number; start: number; end: number }

/**
 * One reason for a score. `meaning`: words of both texts that mean the same, with the English they meet in. `words`: the
 * very words, where both are in one language. `closeness`: both are about the same things overall, in no words that could be
 * shown. `points` are millionths of the score.
 */
export type Shared = {
  kind: 'meaning' | 'words' | 'closeness'
  english?: string
  query: Span[]
  document: Span[]
  points: number
}

/** Why a document has its score: the points of what is shared add up to it exactly. */
export type Evidence = { points: number; shared: Shared[]; missing: Missing[] }

/** A word of the query the document has nothing for; `isUnknown` when nobody could tell what it means. */
export type Missing = Span & { isUnknown: boolean }

/** Shares of a whole as whole numbers that add up to it: each rounded down, the rest to those that lost most. */
export function apportioned(shares: number[], total: number): number[] {
  const sum = shares.reduce((all, share) => all + share, 0)
  if (sum <= 0) return shares.map(() => 0)
  const exact = shares.map((share) => (share / sum) * total)
  const points = exact.map(Math.floor)
  const left = total - points.reduce((all, point) => all + point, 0)
  const byLoss = exact.map((share, i) => ({ i, loss: share - points[i]! })).sort((a, b) => b.loss - a.loss || a.i - b.i)
  for (const { i } of byLoss.slice(0, left)) points[i]!++
  return points
}

/** What is shared, most first, with the points that add up to the score; what of the query is missing. */
export function toEvidence(parts: Part[], score: number, concepts: Concept[]): Evidence {
  const earning = joined(parts.filter(({ earned }) => earned > 0))
  const total = Math.round(score * POINTS)
  const points = apportioned(
    earning.map(({ earned }) => earned),
    total,
  )
  const shared = earning
    .map(({ earned: _, ...part }, i) => ({ ...part, points: points[i]! }))
    .sort((a, b) => b.points - a.points)
  return { points: total, shared, missing: missingFrom(concepts, shared) }
}

export type Part = Omit<Shared, 'points'> & { earned: number }

// Pairs of characters that lie side by side in the query are shown as the stretch they are: 锂离, 离子, 子电, 电池.
function joined(parts: Part[]): Part[] {
  const result: Part[] = []
  for (const part of parts) {
    const last = result.at(-1)
    if (last?.kind !== 'words' || part.kind !== 'words' || !overlaps(last.query, part.query)) result.push({ ...part })
    else {
      last.earned += part.earned
      last.query = united([...last.query, ...part.query])
      last.document = united([...last.document, ...part.document])
    }
  }
  return result
}

function overlaps(some: Span[], others: Span[]): boolean {
  return some.some((a) => others.some((b) => a.text === b.text && a.start < b.end && b.start < a.end))
}

/** Spans in order, those that overlap made one. */
export function united(spans: Span[]): Span[] {
  const result: Span[] = []
  for (const span of [...spans].sort((a, b) => a.text - b.text || a.start - b.start)) {
    const last = result.at(-1)
    if (last && last.text === span.text && span.start < last.end) last.end = Math.max(last.end, span.end)
    else result.push({ ...span })
  }
  return result
}

function missingFrom(concepts: Concept[], shared: Shared[]): Missing[] {
  const met = shared.flatMap(({ query }) => query)
  const missing = concepts
    .slice(0, LOOKED_AT_MAX)
    .map(({ start, end, kind, senses }) => ({
      text: 0,
      start,
      end,
      isUnknown: kind === 'unknown' && senses.length === 0,
    }))
    .filter((span) => !overlaps([span], met))
  return missing.filter(
    (span, i) =>
      !missing.some(
        (other, j) =>
          i !== j &&
          other.start <= span.start &&
          span.end <= other.end &&
          (j < i || other.end - other.start > span.end - span.start),
      ),
  )
}

// Nobody reads a list of thousands.
const LOOKED_AT_MAX = 400

/** Scores are given in millionths. */
export const POINTS = 1_000_000
