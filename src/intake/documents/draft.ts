import { textFields } from '#catalogue/input.ts'
import { Refusal } from '#platform/refusal.ts'
import { appliedFor, granted, headings, numbering, type Part, patentNumber } from '../forms/one-pagers.ts'
import { readDocxText } from './docx-text.ts'
import { readPdfText } from './pdf-text.ts'

/** What a one-pager says, as the fields of the form that its owner looks over; and the words it was taken from. */
export type Draft = { lang: string; values: Record<string, string>; source: string; found: Part[] }

const BYTES_MAX = 20 * 1024 * 1024
const SOURCE_MAX = 40_000

/**
 * Reads a one-pager into a draft. Nothing is written down: what the document says is proposed, and a person says yes. What
 * stands under no heading we know is taken as the description; who is to be contacted stays in the source.
 */
export async function draftFrom(bytes: Uint8Array): Promise<Draft> {
  if (bytes.length === 0) throw new Refusal('drafts.missing', { field: 'document' })
  if (bytes.length > BYTES_MAX)
    throw new Refusal('drafts.too-large', {
      field: 'document',
      status: 413,
      params: { megabytes: BYTES_MAX / 1024 / 1024 },
    })
  const lines = (await readLines(bytes)).map((line) =>
    line
      .replace(/[\p{Cc}\u200b\ufeff]/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  )
  const source = lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  if (source === '') throw new Refusal('drafts.no-text', { field: 'document' })
  const lang = languageOf(source)
  const parts = partsOf(lines)
  return { lang, values: valuesOf(parts, lang, source), source: source.slice(0, SOURCE_MAX), found: [...parts.keys()] }
}

async function readLines(bytes: Uint8Array): Promise<string[]> {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  if (head.includes('%PDF-')) return readPdfText(bytes)
  if (head.startsWith('PK')) return readDocxText(bytes)
  const isOldOffice = head.startsWith('\xd0\xcf\x11\xe0')
  throw new Refusal(isOldOffice ? 'drafts.old-or-locked' : 'drafts.not-a-document', { field: 'document', status: 415 })
}

/** The language most of the signs belong to; of languages in Latin letters only a person can tell. */
function languageOf(text: string): string {
  const count = (script: RegExp) => text.match(script)?.length ?? 0
  const [han, hangul, kana] = [count(/\p{Script=Han}/gu), count(/\p{Script=Hangul}/gu), count(/[\u3040-\u30ff]/gu)]
  const [latin, cyrillic] = [count(/\p{Script=Latin}/gu), count(/\p{Script=Cyrillic}/gu)]
  if (kana > (han + kana) * 0.1 && kana > 20) return 'ja'
  // A Chinese sign says as much as three letters.
  const sizes: [string, number][] = [
    ['zh', han * 3],
    ['ko', hangul * 3],
    ['ru', cyrillic],
    ['en', latin],
  ]
  return sizes.reduce((most, each) => (each[1] > most[1] ? each : most))[0]
}

const byName = new Map(
  Object.entries(headings).flatMap(([part, names]) => names.map((name): [string, Part] => [name, part as Part])),
)

/** A line that names a part, perhaps numbered, perhaps with its content behind a colon. */
function headingIn(line: string): { part: Part; rest: string } | undefined {
  const bare = line.replace(numbering, '')
  const [, name = '', rest = ''] = /^([^:：】\]]{1,40})\s*[】\]]?\s*[:：]?\s*(.*)$/u.exec(bare) ?? []
  const isAlone = bare.replace(/[:：】\]\s]+$/u, '') === name.trim()
  const part = byName.get(name.trim().toLowerCase())
  return part && (isAlone || /[:：】\]]/.test(bare)) ? { part, rest: isAlone ? '' : rest.trim() } : undefined
}

function partsOf(lines: string[]): Map<Part, string> {
  const parts = new Map<Part, string[]>()
  const add = (part: Part, line: string) => line !== '' && parts.set(part, [...(parts.get(part) ?? []), line])
  let part: Part | undefined
  for (const line of lines) {
    const heading = headingIn(line)
    if (heading) {
      part = heading.part
      add(part, heading.rest)
    } else if (part === undefined && line !== '' && !parts.has('title')) add('title', line)
    else add(part === undefined || (part === 'title' && parts.has('title')) ? 'description' : part, line)
  }
  return new Map([...parts].map(([name, said]) => [name, said.join('\n')]))
}

const LONGEST = { title: 200, summary: 600, description: 8000, advantages: 4000, sought: 4000 } as const

function valuesOf(parts: Map<Part, string>, lang: string, source: string): Record<string, string> {
  const words = textFields.flatMap((field): [string, string][] => {
    const said = parts.get(field)
    if (!said) return []
    const longest = field in LONGEST ? LONGEST[field as keyof typeof LONGEST] : 4000
    const text = field === 'title' ? said.replace(/\n/g, ' ') : said
    return [[`${field}.${lang}`, [...text].slice(0, longest).join('')]]
  })
  const level = /TRL\s*[:：=]?\s*([1-9])/i.exec(source)?.[1] ?? /^[^\d]*([1-9])(?!\d)/.exec(parts.get('trl') ?? '')?.[1]
  const ip = parts.get('ip') ?? ''
  const patents = [...new Set(source.match(patentNumber)?.map((number) => number.trim()) ?? [])]
  const status = granted.test(ip) ? 'patent-granted' : appliedFor.test(ip) ? 'patent-pending' : undefined
  return {
    originalLang: lang,
    ...Object.fromEntries(words),
    ...(level ? { trl: level, wantedTrl: level } : {}),
    ...(patents.length > 0 ? { patents: patents.join('\n') } : {}),
    ...(status ? { ipStatus: status } : {}),
    ...(parts.has('keywords') ? { keywords: parts.get('keywords')?.replace(/[;；,，、\s]*\n/g, '；') ?? '' } : {}),
    ...(parts.has('priceTerms') ? { priceTerms: [...(parts.get('priceTerms') ?? '')].slice(0, 500).join('') } : {}),
  }
}
