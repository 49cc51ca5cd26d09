/**
 * How often a term is expected in a text, in one byte: four bits of exponent and four of fraction. Whole numbers up to 31
 * are exact; between them and beyond the error is at most three in a hundred.
 */
export function toByte(count: number): number {
  if (!(count > COUNT_MIN)) return 0
  const exponent = Math.min(EXPONENT_MAX, Math.floor(Math.log2(count / COUNT_MIN)))
  const fraction = Math.round((count / COUNT_MIN / 2 ** exponent - 1) * 16)
  const byte = exponent * 16 + fraction
  return Math.min(byte, 255)
}

const COUNT_MIN = 1 / 32
const EXPONENT_MAX = 15

/** What each byte stands for. All are multiples of 1/512, so sums of them are exact whatever their order. */
export const COUNT_OF_BYTE = Float64Array.from(
  { length: 256 },
  (_, byte) => COUNT_MIN * 2 ** (byte >> 4) * (1 + (byte & 15) / 16),
)
