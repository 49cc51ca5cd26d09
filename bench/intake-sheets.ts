// Large sheets of offers as programs and offices send them: a workbook, a Chinese CSV and JSON lines with the same rows.
import iconv from 'iconv-lite'
import { writeRows } from '#intake/import.ts'
import { goodOf, messyOffers } from '#intake/messy.test-data.ts'

export type LargeSheet = { fileName: string; bytes: Uint8Array; rows: number; good: number }

const KEYS = ['organisation', 'reference', 'titleZh', 'summaryZh', 'trl', 'titleEn']

/** The same rows thrice under other references, so that each file brings records of its own. */
export async function makeSheets(count: number, owners: string[]): Promise<LargeSheet[]> {
  const sheet = (mark: string) =>
    messyOffers(count, owners).map((row, i) => (i === 0 ? row : row.map((cell) => cell.replace(/^CG-/, `${mark}-`))))
  const objects = (rows: string[][]) =>
    rows.slice(1).map((row) => Object.fromEntries(KEYS.map((key, i) => [key, row[i] || null])))
  const counted = { rows: count, good: goodOf(count) }
  const csv = sheet('C')
    .map((row) => row.join(','))
    .join('\r\n')
  const lines = objects(sheet('J')).map((row) => JSON.stringify(row))
  return [
    { fileName: 'offers.xlsx', bytes: await writeRows('offers', objects(sheet('X')), 'zh'), ...counted },
    { fileName: 'offers-gb18030.csv', bytes: iconv.encode(csv, 'gb18030'), ...counted },
    { fileName: 'offers.jsonl', bytes: Buffer.from(lines.join('\n')), ...counted },
  ]
}
