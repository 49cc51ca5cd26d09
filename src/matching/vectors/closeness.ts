import type { Part } from '#matching/evidence.ts'

/**
 * The score by words and the closeness of the vectors as one score between 0 and 1. Closeness counts in proportion to the
 * strongest score by words there is, so that it sorts what is alike and lifts nothing that words do not speak for.
 */
export function fused(score: number, closeness: number, strongest: number): number {
  return (score + CLOSENESS * strongest * closeness) / (1 + CLOSENESS)
}

/** What closeness adds to a score, as a reason of its own, in the measure of the parts by words. */
export function closenessPart(closeness: number, strongest: number): Part {
  return { kind: 'closeness', query: [], document: [], earned: CLOSENESS * strongest * closeness }
}

const CLOSENESS = 0.6
