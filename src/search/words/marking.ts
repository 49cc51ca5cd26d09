import type { Part } from './asked.ts'
import { rootOf } from './terms.ts'

/** Where what was asked for stands in a text; undefined when nothing was asked. */
export type Marker = RegExp | undefined

/** What to mark: runs of characters wherever they stand, words with whatever ending, quoted phrases as they are. */
export function markerOf(parts: readonly Part[]): Marker {
  const patterns = parts.map(({ pieces, isQuoted }) =>
    isQuoted
      ? pieces.map(({ text, isUnspaced }) => (isUnspaced ? literal(text) : whole(literal(text)))).join(BETWEEN)
      : pieces
          .map(({ text, isUnspaced }) => (isUnspaced ? literal(text) : `${BEFORE}${literal(stem(text))}${REST}`))
          .join('|'),
  )
  return patterns.length > 0 ? new RegExp(`(${patterns.join('|')})`, 'giu') : undefined
}

// A stem may end in letters the word does not have: studies has "studi", study does not.
function stem(word: string): string {
  const root = rootOf(word)
  let shared = 0
  while (shared < root.length && root[shared] === word[shared]) shared++
  const common = root.slice(0, shared)
  return common.length > 3 && /[iy]$/.test(common) ? common.slice(0, -1) : common
}

function whole(word: string): string {
  return `${BEFORE}${word}(?![\\p{L}\\p{N}])`
}

/** Letters that were folded away may carry a mark in the text. */
function literal(text: string): string {
  return [...text.replace(/[.*+?^${}()|[\]\\-]/g, '\\$&')].map((letter) => MARKED[letter] ?? letter).join('')
}

const MARKED: Record<string, string> = {
  ...{
    a: '[aàáâãäåā]',
    c: '[cçč]',
    e: '[eèéêëē]',
    i: '[iìíîïī]',
    n: '[nñń]',
    o: '[oòóôõöō]',
    s: '[sšś]',
    u: '[uùúûüū]',
    z: '[zžź]',
  },
}
const BEFORE = '(?<![\\p{L}\\p{N}])'
const REST = '[\\p{L}\\p{N}]*'
const BETWEEN = '[^\\p{L}\\p{N}]*'
