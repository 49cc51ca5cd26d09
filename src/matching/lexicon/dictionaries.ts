import { STEMMED } from '#matching/analysis/german.ts'
import { stemOf } from '#matching/analysis/stemming.ts'
import type { StringTable } from '#matching/strings.ts'
import type { Cedict } from './cedict.ts'
import { DEBIAN_DICTIONARIES, noteOf, readDebian } from './debian.ts'
import { readDing } from './ding.ts'
import { readEdict } from './edict.ts'
import { readHanja } from './hanja.ts'
import type { SourceNote } from './manifest.ts'
import { Meanings, mixed } from './meanings.ts'
import { readMueller } from './mueller.ts'
import { Pairs } from './pairs.ts'
import { readWikdict } from './wikdict.ts'

/** A dictionary as it is looked up, what it was read from, and the packages that would make it better. */
export type Dictionary = {
  meanings: Meanings
  /** How many senses of a word are worth keeping. */
  sensesMax: number
  counts?: Map<string, number>
  /** Characters of another orthography and what they are in the one of the dictionary, one to one. */
  characters?: Map<string, string>
  sources: SourceNote[]
  missing: string[]
}

const { ding, mueller, wikdict, hanja, edict } = DEBIAN_DICTIONARIES

/** Words as they stand, and their stems: what is said of Häuser and of Haus is known of Hauses. */
export function readGerman(root: string, phrases: StringTable): Dictionary {
  const text = readDebian(root, ding)
  if (text === undefined) return { meanings: new Meanings(), sensesMax: SENSES_MAX, sources: [], missing: [ding.name] }
  const { pairs, entries } = readDing(text, phrases)
  const exact = Meanings.of(pairs)
  const meanings = Meanings.of(stemmed(exact, phrases, { language: 'de', ofInflected: 0.8, mark: STEMMED }))
  for (const [word, shares] of exact.entries()) meanings.add(word, shares)
  return { meanings, sensesMax: SENSES_MAX, sources: [noteOf(root, ding, 'de', entries)], missing: [] }
}

export function readRussian(root: string, german: Meanings, phrases: StringTable): Dictionary {
  const sources: SourceNote[] = []
  const missing: string[] = []
  let meanings = new Meanings()
  const direct = readDebian(root, mueller)
  if (direct === undefined) missing.push(mueller.name)
  else {
    const { pairs, entries } = readMueller(direct, phrases)
    meanings = Meanings.of(pairs)
    sources.push(noteOf(root, mueller, 'ru', entries))
  }
  const byGerman = readDebian(root, wikdict)
  if (byGerman === undefined || german.words.size === 0) missing.push(wikdict.name)
  else {
    const { pairs, entries } = readWikdict(byGerman, german, phrases)
    meanings = mixed(meanings, Meanings.of(pairs), 0.6)
    sources.push(noteOf(root, wikdict, 'ru', entries))
  }
  return {
    meanings: Meanings.of(stemmed(meanings, phrases, { language: 'ru', ofInflected: 1, mark: '' })),
    sensesMax: 12,
    sources,
    missing,
  }
}

export function readKorean(
  root: string,
  cedict: Pick<Cedict, 'simplified'> & { meanings: Meanings },
  phrases: StringTable,
): Dictionary {
  const text = readDebian(root, hanja)
  if (text === undefined) return { meanings: new Meanings(), sensesMax: SENSES_MAX, sources: [], missing: [hanja.name] }
  const { pairs, entries } = readHanja(text, cedict, phrases)
  return {
    meanings: Meanings.of(pairs),
    sensesMax: SENSES_MAX,
    sources: [noteOf(root, hanja, 'ko', entries)],
    missing: [],
  }
}

export function readJapanese(root: string, phrases: StringTable): Dictionary {
  const text = readDebian(root, edict, 'euc-jp')
  if (text === undefined) return { meanings: new Meanings(), sensesMax: SENSES_MAX, sources: [], missing: [edict.name] }
  const { pairs, entries } = readEdict(text, phrases)
  return {
    meanings: Meanings.of(pairs),
    sensesMax: SENSES_MAX,
    sources: [noteOf(root, edict, 'ja', entries)],
    missing: [],
  }
}

// A word that is its own stem says more about it than its inflections do.
type Stemming = { language: 'de' | 'ru'; ofInflected: number; mark: string }

function stemmed(exact: Meanings, phrases: StringTable, { language, ofInflected, mark }: Stemming): Pairs {
  const pairs = new Pairs(phrases)
  for (const [word, shares] of exact.entries()) {
    const stem = word
      .split(' ')
      .map((part) => stemOf(language, part))
      .join(' ')
    for (const [phrase, share] of shares) pairs.addKnown(mark + stem, phrase, share * (stem === word ? 1 : ofInflected))
  }
  return pairs
}

const SENSES_MAX = 10
