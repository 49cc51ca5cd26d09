import { fileURLToPath } from 'node:url'
import { ensureLexicon } from './lexicon/builder.ts'
import { Lexicon } from './lexicon/lexicon.ts'
import { MatchIndex } from './match-index.ts'

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
