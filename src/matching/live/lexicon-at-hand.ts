import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Lexicon } from '#matching/lexicon/lexicon.ts'
import { Meanings } from '#matching/lexicon/meanings.ts'
import { Pairs } from '#matching/lexicon/pairs.ts'
import { writeLexicon } from '#matching/lexicon/writing.ts'
import { StringTable } from '#matching/strings.ts'
import { termPairs } from '#matching/terms.ts'

let atHand: Lexicon | undefined

/** The dictionaries this process compares with: the large ones once they are opened, before that the few words we bring along. */
export function lexiconAtHand(): Lexicon {
  atHand ??= starterLexicon()
  return atHand
}

/** From now on these dictionaries count; indexes made with others are made anew. */
export function takeLexicon(lexicon: Lexicon): void {
  atHand = lexicon
}

/** The words of exchange days as a lexicon: enough to begin with while the dictionaries are read, and nowhere a second way. */
function starterLexicon(): Lexicon {
  const phrases = new StringTable()
  const pairs = new Pairs(phrases)
  for (const { zh, en } of termPairs) pairs.add(zh, en.toLowerCase(), 1)
  const counts = new Map(termPairs.map(({ zh }) => [zh, TERM_COUNT]))
  const zh = { meanings: Meanings.of(pairs), sensesMax: 10, counts, sources: [], missing: [] }
  const folder = mkdtempSync(join(tmpdir(), 'duihe-lexicon-'))
  try {
    writeLexicon(folder, new Map([['zh', zh]]), phrases)
    const lexicon = new Lexicon(folder)
    // Read now: the folder does not stay.
    lexicon.language('zh')
    lexicon.manifest.builtAt = STARTER
    return lexicon
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export function isStarter(lexicon: Lexicon): boolean {
  return lexicon.manifest.builtAt === STARTER
}

const STARTER = 'starter'
const TERM_COUNT = 20_000
