/** Sets of listing numbers, one bit each, in 32-bit words. All sets that meet have the same length. */
export type Bits = Uint32Array<ArrayBuffer>

export const wordsFor = (numbers: number) => (numbers + 31) >>> 5

export function hasBit(bits: Bits, number: number): boolean {
  return (bits[number >>> 5]! & (1 << (number & 31))) !== 0
}

export function setBit(bits: Bits, number: number): void {
  bits[number >>> 5]! |= 1 << (number & 31)
}

export function clearBit(bits: Bits, number: number): void {
  bits[number >>> 5]! &= ~(1 << (number & 31))
}

export function intersect(into: Bits, other: Bits): Bits {
  for (let i = 0; i < into.length; i++) into[i]! &= other[i]!
  return into
}

export function unite(into: Bits, other: Bits): Bits {
  for (let i = 0; i < into.length; i++) into[i]! |= other[i]!
  return into
}

export function countBits(bits: Bits): number {
  let count = 0
  for (let i = 0; i < bits.length; i++) count += onesOf(bits[i]!)
  return count
}

/** The places of words that are not empty: what has few numbers is walked in few steps. */
export function occupied(bits: Bits): Uint32Array {
  const places = new Uint32Array(bits.length)
  let size = 0
  for (let i = 0; i < bits.length; i++) if (bits[i] !== 0) places[size++] = i
  return places.subarray(0, size)
}

export function countShared(bits: Bits, places: Uint32Array, other: Bits): number {
  let count = 0
  for (let i = 0; i < places.length; i++) {
    const at = places[i]!
    const shared = bits[at]! & other[at]!
    if (shared !== 0) count += onesOf(shared)
  }
  return count
}

function onesOf(word: number): number {
  let rest = word - ((word >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
