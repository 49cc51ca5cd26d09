import type { Bits } from '../shelf/bits.ts'
import type { Asked, Part } from './asked.ts'
import { type Group, groupsOf, likeliestMeant } from './looking-up.ts'
import { exclude, type Scored, score } from './scoring.ts'
import type { WordIndex } from './word-index.ts'

export type WordHits = Scored & {
  /** Words nobody wrote, and the ones that were looked for instead. */
  corrected: { typed: string; meant: string }[]
  /** What was looked for in the end. */
  parts: Part[]
  /** Set when no listing has everything: the hits have most of it. */
  isPartial: boolean
  /** Parts of which nothing is known. */
  absent: Part[]
}

/** The listings among `allowed` that have every part of what was asked; failing that, most of it. */
export function matchWords({ parts: typed, without }: Asked, index: WordIndex, allowed: Bits): WordHits {
  const { parts, corrected } = mended(typed, index)
  const looked = parts.map((part) => ({ part, groups: groupsOf(part, index) }))
  const absent = looked.filter(({ groups }) => groups.some(isUnheardOf)).map(({ part }) => part)
  const among = allowed.slice()
  for (const part of without) exclude(groupsOf(part, index), index, among)
  const groups = unlike(looked.flatMap((each) => each.groups)).slice(0, GROUPS_MAX)
  const every = absent.length === 0 && groups.length > 0 ? score(groups, 1, index, among) : NOTHING
  if (every.numbers.length > 0 || typed.some(({ isQuoted }) => isQuoted))
    return { ...every, corrected, parts, isPartial: false, absent }
  const known = groups.filter((group) => !isUnheardOf(group))
  const isTelling = known.length >= groups.length * MOST_WORDS
  const most = isTelling && groups.length > 1 ? score(known, MOST_WEIGHT, index, among) : NOTHING
  return { ...most, corrected, parts, isPartial: most.numbers.length > 0, absent }
}

function mended(parts: Part[], index: WordIndex) {
  const corrected: WordHits['corrected'] = []
  const mend = (part: Part): Part => {
    const [piece] = part.pieces
    if (part.isQuoted || !piece || piece.isUnspaced || !groupsOf(part, index).every(isUnheardOf)) return part
    const meant = likeliestMeant(piece.text, index)
    if (!meant) return part
    corrected.push({ typed: part.typed, meant })
    return { ...part, pieces: [{ text: meant, isUnspaced: false }] }
  }
  return { parts: parts.map(mend), corrected }
}

function isUnheardOf({ terms }: Group): boolean {
  return terms.length === 0
}

function unlike(groups: Group[]): Group[] {
  return [...new Map(groups.map((group) => [group.terms.join(' ') || group, group])).values()]
}

const NOTHING: Scored = { numbers: new Uint32Array(0), scores: new Float32Array(0) }
const GROUPS_MAX = 48
/** When not everything is found: so many of the words must be known, and so much of their weight met. */
const MOST_WORDS = 0.5
const MOST_WEIGHT = 0.5
