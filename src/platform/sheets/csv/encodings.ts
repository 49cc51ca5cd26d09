import type { RawRow } from '../cells.ts'
import { headerSearchRows } from '../limits.ts'
import { likelihood } from './likelihood.ts'
import { type Delimiter, delimiters, sniffCsvRows } from './records.ts'

export const encodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'big5',
  'euc-kr',
  'shift_jis',
  'windows-1251',
  // The web's name for ISO-8859-1 and what Windows adds to it.
  'windows-1252',
] as const
export type Encoding = (typeof encodings)[number]

export type CsvWay = { encoding: Encoding; delimiter: Delimiter }

const sampleBytes = 64 * 1024

/**
 * Finds out how a CSV is written. A byte order mark settles the encoding. Otherwise the strongest evidence is that the
 * columns we know appear once the bytes are decoded (`countKnown`); then whether the bytes are valid, and how much
 * they look like text of that encoding. The delimiter is the one under which most known columns appear.
 */
export function findCsvWay(bytes: Uint8Array, countKnown: (rows: RawRow[]) => number): CsvWay {
  const marked = findByteOrderMark(bytes)
  const sample = sampleOf(bytes)
  let best: { encoding: Encoding; delimiter: Delimiter; score: number } | undefined
  for (const encoding of marked === undefined ? encodings : [marked]) {
    const text = withoutSeparatorLine(decode(sample, encoding))
    const plausibility = marked === undefined ? likelihood(sample, encoding) : 1
    if (plausibility === undefined) continue
    for (const delimiter of text.separator === undefined ? delimiters : [text.separator]) {
      const rows = sniffCsvRows(text.rest, delimiter, headerSearchRows)
      const cells = Math.max(0, ...rows.map((row) => row.cells.size))
      const score = countKnown(rows) * 10 + plausibility + Math.min(cells, 100) / 1000
      if (best === undefined || score > best.score) best = { encoding, delimiter, score }
    }
  }
  return best === undefined
    ? { encoding: 'utf-8', delimiter: ',' }
    : { encoding: best.encoding, delimiter: best.delimiter }
}

/** How a text without columns is written: a byte order mark settles it, else what the bytes look like most. */
export function findEncoding(bytes: Uint8Array): Encoding {
  const marked = findByteOrderMark(bytes)
  if (marked !== undefined) return marked
  const sample = sampleOf(bytes)
  const likely = encodings.map((encoding) => ({ encoding, share: likelihood(sample, encoding) ?? -1 }))
  return likely.reduce((best, each) => (each.share > best.share ? each : best)).encoding
}

export function decodeCsv(bytes: Uint8Array, { encoding }: CsvWay): string {
  return withoutSeparatorLine(decode(bytes, encoding)).rest
}

/** Bytes that do not belong to the encoding become U+FFFD, which the cell they stand in is later refused for. */
export function decode(bytes: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(bytes)
}

function findByteOrderMark(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

/** Cut at a line end, so that no character is cut in two; an even length keeps 16-bit texts whole. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= sampleBytes) return bytes
  const end = bytes.lastIndexOf(0x0a, sampleBytes) + 1
  return bytes.subarray(0, end > sampleBytes / 2 ? end + (end % 2) : sampleBytes)
}

/** Excel's own hint in a first line `sep=;`, which is no row. */
function withoutSeparatorLine(text: string): { rest: string; separator?: Delimiter } {
  const line = text.match(/^sep=(.)\r?\n/i)
  const separator = delimiters.find((delimiter) => delimiter === line?.[1])
  return line && separator ? { rest: text.slice(line[0].length), separator } : { rest: text }
}
