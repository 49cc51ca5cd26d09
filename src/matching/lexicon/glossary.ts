import { parse } from 'csv-parse/sync'
import type { StringTable } from '#matching/strings.ts'
import type { Dictionary } from './dictionaries.ts'
import { plainEnglish } from './glosses.ts'
import { keysOf } from './keys.ts'
import { Meanings, mixedShares } from './meanings.ts'
import { type Share, toShares } from './pairs.ts'

/** What an operator says a term means, and how surely: 1 leaves nothing to the dictionaries. */
export type GlossaryEntry = { term: string; language: string; english: string; weight: number }
export type Glossary = {
  entries: GlossaryEntry[]
  refused: { line: number; reason: 'term' | 'language' | 'english' | 'weight' }[]
}

/** Lines of term, language, English and, if wanted, weight; separated by tabs or commas, with or without a heading. */
export function readGlossary(text: string): Glossary {
  const delimiter = text.slice(0, 4000).includes('\t') ? '\t' : ','
  const options = {
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
  }
  const rows = parse(text, { ...options, info: true }) as unknown as { record: string[]; info: { lines: number } }[]
  const glossary: Glossary = { entries: [], refused: [] }
  for (const { record, info } of rows) {
    const [term = '', language = '', english = '', weight = ''] = record
    if (info.lines === 1 && language.length > 3) continue
    const entry = {
      term: term.toLowerCase(),
      language: language.toLowerCase(),
      english: plainEnglish(english),
      weight: weight === '' ? 1 : Number(weight),
    }
    const reason = wrongWith(entry)
    if (reason) glossary.refused.push({ line: info.lines, reason })
    else glossary.entries.push(entry)
  }
  return glossary
}

function wrongWith({
  term,
  language,
  english,
  weight,
}: GlossaryEntry): Glossary['refused'][number]['reason'] | undefined {
  if (term === '' || term.length > TERM_MAX) return 'term'
  if (!LANGUAGES.includes(language)) return 'language'
  if (english === '') return 'english'
  return weight > 0 && weight <= 1 ? undefined : 'weight'
}

/** The dictionary with the glossary above it. */
export function withGlossary(
  dictionary: Dictionary,
  language: string,
  glossary: GlossaryEntry[],
  phrases: StringTable,
): Dictionary {
  const own = glossary.filter((entry) => entry.language === language)
  if (own.length === 0) return dictionary
  const { meanings } = dictionary
  const said = new Map<string, Share[]>()
  for (const [term, entries] of Map.groupBy(own, (entry) => entry.term)) {
    const weights = new Map(entries.map(({ english, weight }) => [phrases.add(english), weight]))
    const surest = Math.max(...weights.values())
    for (const key of keysOf(term, language)) said.set(key, mixedShares(toShares(weights), meanings.of(key), surest))
  }
  const all = new Meanings()
  for (const [word, shares] of said) all.add(word, shares)
  for (const [word, shares] of meanings.entries()) if (!said.has(word)) all.add(word, shares)
  // A term of a glossary is one word, however the dictionaries would cut it.
  const counts =
    dictionary.counts && new Map([...dictionary.counts, ...own.map(({ term }): [string, number] => [term, TERM_COUNT])])
  return { ...dictionary, meanings: all, ...(counts ? { counts } : {}) }
}

const LANGUAGES = ['zh', 'de', 'ru', 'ko', 'ja', 'uk']
const TERM_MAX = 60
const TERM_COUNT = 20_000
