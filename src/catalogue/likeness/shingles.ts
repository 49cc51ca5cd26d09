/** Runs of this many letters: long enough to be rare, short enough to survive an edit nearby. */
const LENGTH = 4

/** The overlapping runs of letters of a text, without case, width, spaces and punctuation. */
export function shinglesOf(text: string): Set<number> {
  const letters = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
  const shingles = new Set<number>()
  const last = Math.max(letters.length - LENGTH, letters.length > 0 ? 0 : -1)
  for (let at = 0; at <= last; at++) shingles.add(hashOf(letters, at, Math.min(at + LENGTH, letters.length)))
  return shingles
}

/** What two texts share: as a part of both together, and as a part of the shorter one. */
export function sharedParts(
  one: ReadonlySet<number>,
  other: ReadonlySet<number>,
): { ofBoth: number; ofShorter: number } {
  const [few, many] = one.size < other.size ? [one, other] : [other, one]
  if (few.size === 0) return { ofBoth: 0, ofShorter: 0 }
  let common = 0
  for (const shingle of few) if (many.has(shingle)) common++
  return { ofBoth: common / (few.size + many.size - common), ofShorter: common / few.size }
}

const BANDS = 32
const ROWS = 3

/**
 * What a text looks like from afar (MinHash in bands): two texts that share half of their shingles share a band in 98 of
 * 100 cases, two that share a tenth in 3 of 100.
 */
export function bandsOf(shingles: ReadonlySet<number>): number[] {
  if (shingles.size === 0) return []
  const least = new Uint32Array(BANDS * ROWS).fill(0xffffffff)
  for (const shingle of shingles)
    for (let i = 0; i < least.length; i++) {
      const value = mixed(shingle ^ (i * 0x9e3779b9))
      if (value < (least[i] ?? 0)) least[i] = value
    }
  return Array.from({ length: BANDS }, (_, band) => {
    let hash = band + 1
    for (let row = 0; row < ROWS; row++) hash = mixed(hash ^ (least[band * ROWS + row] ?? 0))
    return hash | 0
  })
}

/** FNV-1a over the letters. */
function hashOf(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

function mixed(value: number): number {
  let bits = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}
