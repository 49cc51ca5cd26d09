import type { ResultKind } from './result-input.ts'

type Words = { kind: ResultKind; line: string; nextOn: string | null }

/** What stood on the page of whoever speaks, and when they spoke: a tablet without a network sends its words later. */
export type Seen = { kind: ResultKind | null; line: string; nextOn: string | null; at: Date }

/**
 * Two tablets, one meeting, field by field: what somebody left as it was says nothing, so the other's word stands; where
 * both changed the same field, the later word stands. `noted` is what is on record and since when.
 */
export function mergeResult(said: Words, seen: Seen, noted: Words & { at: Date }): Words {
  const settle = <K extends keyof Words>(field: K): Words[K] => {
    if (said[field] === seen[field]) return noted[field]
    const isContested = noted[field] !== seen[field]
    return isContested && noted.at > seen.at ? noted[field] : said[field]
  }
  return { kind: settle('kind'), line: settle('line'), nextOn: settle('nextOn') }
}
