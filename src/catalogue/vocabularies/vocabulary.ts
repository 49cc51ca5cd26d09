import type { LanguageMap } from '#db/tables.ts'
import { type Spoken, spoken } from '#platform/languages.ts'

/**
 * A controlled vocabulary. Codes are stable for ever: records keep the code, never the label. A label may be reworded
 * in a new version; a term is never given another meaning and never removed.
 */
export type Vocabulary<Code extends string = string> = {
  /** Whose list it is, so that a partner can map it. */
  scheme: string
  version: string
  terms: readonly Term<Code>[]
}

export type Term<Code extends string = string> = {
  code: Code
  label: LanguageMap
  /** The code of the term this one is a part of. */
  broader?: string | undefined
  /** What it is in another vocabulary. */
  matches?: readonly Match[]
}

/** Relations as SKOS names them: the other term means much the same, more, less, or overlaps. */
export type Match = { vocabulary: string; code: string; relation: 'close' | 'broad' | 'narrow' | 'related' }

/** Writes a term on one line of a vocabulary file. */
export function term<const Code extends string>(code: Code, zh: string, en: string): Term<Code> {
  return { code, label: { zh, en } }
}

/** The terms of a table in a file: code, label in Chinese, label in English. */
export function termsOf(table: Record<string, string[]>): Term[] {
  return Object.entries(table).map(([code, [zh = '', en = '']]) => ({
    code,
    label: { zh, en },
    // Tables name sections by a letter and what stands below them by that letter and digits.
    broader: code.length > 1 ? code.charAt(0) : undefined,
  }))
}

export function codesOf<Code extends string>(vocabulary: Vocabulary<Code>): [Code, ...Code[]] {
  return vocabulary.terms.map(({ code }) => code) as [Code, ...Code[]]
}

/** The label of a code for a reader. A code we do not know, from a newer version, is shown as it is. */
export function labelOf(vocabulary: Vocabulary, code: string, lang: string): Spoken {
  const known = vocabulary.terms.find((candidate) => candidate.code === code)
  return known ? spoken(known.label, lang) : { text: code, lang: 'en' }
}
