/** What a lexicon was built from. A change of how it is built raises `LEXICON_VERSION`. */
export type Manifest = {
  version: number
  builtAt: string
  seconds: number
  sources: SourceNote[]
  languages: Record<string, LanguageNote>
}

export type SourceNote = { name: string; version: string; licence: string; languages: string[]; entries: number }

export type LanguageNote = { words: number; senses: number; missing: string[] }

export const LEXICON_VERSION = 2
