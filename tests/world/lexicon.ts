import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { STEMMED } from '#matching/analysis/german.ts'
import { stemOf } from '#matching/analysis/stemming.ts'
import type { Dictionary } from '#matching/lexicon/dictionaries.ts'
import { Lexicon } from '#matching/lexicon/lexicon.ts'
import { Meanings } from '#matching/lexicon/meanings.ts'
import { Pairs } from '#matching/lexicon/pairs.ts'
import { writeLexicon } from '#matching/lexicon/writing.ts'
import { writePacked } from '#matching/packed.ts'
import { StringTable } from '#matching/strings.ts'
import { inBytes } from '#matching/vectors/sense-vectors.ts'
import words from './lexicon.json' with { type: 'json' }

/** A lexicon of a few dozen words, written to disk and opened as the big one is; `withVectors`, it compares texts as wholes too. */
export function smallLexicon({ withVectors = false } = {}): Lexicon & Disposable {
  const folder = mkdtempSync(join(tmpdir(), 'lexicon-'))
  const phrases = new StringTable()
  const dictionaries = new Map(
    Object.entries(words).map(([language, entries]) => [language, dictionaryOf(language, entries, phrases)]),
  )
  writeLexicon(folder, dictionaries, phrases)
  // Nothing was learned: every stem is close to itself alone.
  if (withVectors)
    writePacked(join(folder, 'vectors.bin'), { facts: {}, arrays: inBytes(new StringTable(), new Float32Array(0)) })
  return Object.assign(new Lexicon(folder), {
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  })
}

function dictionaryOf(language: string, entries: Record<string, string[]>, phrases: StringTable): Dictionary {
  const pairs = new Pairs(phrases)
  for (const [word, meanings] of Object.entries(entries))
    for (const [rank, phrase] of meanings.entries())
      for (const key of keysOf(word, language)) pairs.add(key, phrase, 1 / (1 + rank))
  const counts = language === 'zh' ? { counts: new Map(Object.keys(entries).map((word) => [word, 1000])) } : {}
  return { meanings: Meanings.of(pairs), sensesMax: 10, sources: [], missing: [], ...counts }
}

function keysOf(word: string, language: string): string[] {
  if (language === 'de') return [word, STEMMED + stemOf('de', word)]
  return language === 'ru' ? [stemOf('ru', word)] : [word]
}
