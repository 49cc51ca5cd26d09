import { fileURLToPath } from 'node:url'
import { conceptsOf } from './analysis/languages.ts'
import { ensureLexicon } from './lexicon/builder.ts'
import { Lexicon } from './lexicon/lexicon.ts'
import { MatchIndex } from './match-index.ts'
import { bagOf } from './query.ts'

/** Where the lexicon is built to, and found again. */
export const LEXICON_FOLDER = fileURLToPath(new URL('../../dist/lexicon', import.meta.url))

/** Matching as it is on this machine: the lexicon, and indexes that share it. */
export class Matcher {
  readonly lexicon: Lexicon

  constructor(folder: string) {
    this.lexicon = new Lexicon(folder)
  }

  newIndex(): MatchIndex {
    return new MatchIndex(this.lexicon)
  }

  /** The English stems a text is likeliest to mean, as other search engines would have to be given them. */
  englishOf({ text, language }: { text: string; language: string }): string[] {
    return [
      ...bagOf(
        conceptsOf(text, language, this.lexicon, () => this.lexicon.english.borrowed),
        1,
      ).keys(),
    ]
  }

  /** Languages that lack data they could have, and what would give it. */
  weakerLanguages(): { language: string; missing: string[] }[] {
    return Object.entries(this.lexicon.manifest.languages).flatMap(([language, { missing }]) =>
      missing.length > 0 ? [{ language, missing }] : [],
    )
  }
}

/** Opens the lexicon, building it first when there is none or it is of an older make. */
export async function openMatcher({
  folder = LEXICON_FOLDER,
  report = () => {},
}: {
  folder?: string
  report?: (step: string) => void
} = {}): Promise<Matcher> {
  await ensureLexicon({ folder, report })
  return new Matcher(folder)
}
