import { type Cuttable, likeliestCut } from '#matching/analysis/chinese.ts'
import { englishStems } from '#matching/analysis/english.ts'
import { STEMMED } from '#matching/analysis/german.ts'
import { withoutEnding } from '#matching/analysis/korean.ts'
import { stemOf } from '#matching/analysis/stemming.ts'
import stopWords from '#matching/analysis/stop-words.json' with { type: 'json' }
import { fewestPieces } from '#matching/analysis/words.ts'
import { StringTable } from '#matching/strings.ts'
import { type AlignedText, type Learned, learnTranslations } from './alignment.ts'
import type { SentencePair } from './catalogues.ts'
import { STEM_MARK } from './compiled.ts'
import type { Dictionary } from './dictionaries.ts'
import { Meanings, mixedShares } from './meanings.ts'
import type { Share } from './pairs.ts'

/** Learns from texts that say the same in a language and in English, and puts it beside what the dictionary says. */
export function withLearned(
  dictionary: Dictionary,
  language: string,
  texts: SentencePair[],
  phrases: StringTable,
): Meanings {
  const wordsOf = cutter(language, dictionary)
  const aligned = texts
    .flatMap((pair) =>
      sentencesOf(pair).map(({ text, english }) => ({
        words: wordsOf(text.toLowerCase()),
        stems: englishStems(english).map(({ stem }) => stem),
      })),
    )
    .filter(({ words, stems }) => words.length > 0 && stems.length > 0) satisfies AlignedText
  return mixedWith(dictionary.meanings, learnTranslations(aligned), phrases, language === 'de' ? STEMMED : '')
}

function mixedWith(meanings: Meanings, learned: Learned[], phrases: StringTable, mark: string): Meanings {
  const both = new Meanings()
  const seen = new Set<string>()
  for (const { word, times, stems } of learned) {
    const key = mark + word
    if (!WORD.test(word)) continue
    const total = stems.reduce((sum, [, probability]) => sum + probability, 0)
    const shares = stems.map(([stem, probability]): Share => [phrases.add(STEM_MARK + stem), probability / total])
    // The oftener a word was seen, the more it is believed, but never more than seven tenths.
    const trust = (0.7 * times) / (times + 5)
    both.add(key, mixedShares(meanings.of(key), shares, 1 - trust))
    seen.add(key)
  }
  for (const [word, shares] of meanings.entries()) if (!seen.has(word)) both.add(word, shares)
  return both
}

// Sentence by sentence where both sides have as many.
function sentencesOf({ text, english }: SentencePair): SentencePair[] {
  const [ours, theirs] = [text.split(/(?<=[。.!?！？])\s*/), english.split(/(?<=[.!?])\s+/)]
  return ours.length === theirs.length
    ? ours.map((sentence, i) => ({ text: sentence, english: theirs[i]! }))
    : [{ text, english }]
}

function cutter(language: string, { meanings, counts }: Dictionary): (text: string) => string[] {
  const stop = new Set<string>((stopWords as unknown as Record<string, string[]>)[language])
  const telling = (words: string[]) => words.filter((word) => !stop.has(word))
  switch (language) {
    case 'zh': {
      const cuttable = cuttableOf(meanings, counts ?? new Map())
      return (text) =>
        telling(
          runsOf(text, /[\u3400-\u9fff]+|[a-z0-9]+/g).flatMap((run) =>
            run.charCodeAt(0) < 0x3400 ? [run] : likeliestCut(run, cuttable).map(([from, to]) => run.slice(from, to)),
          ),
        )
    }
    case 'ja': {
      const known = { has: (word: string) => meanings.words.find(word) >= 0 }
      return (text) =>
        telling(
          runsOf(text, /[\u3040-\u30ff\u3400-\u9fff]+|[a-z0-9]+/g).flatMap((run) =>
            run.charCodeAt(0) < 0x3040 ? [run] : fewestPieces(run, known).map(({ from, to }) => run.slice(from, to)),
          ),
        )
    }
    case 'ko':
      return (text) => telling(runsOf(text, /[\uac00-\ud7af]+|[a-z0-9]+/g).map(withoutEnding))
    case 'de':
      return (text) => telling(runsOf(text, /[a-zäöüß]+|\d+/g)).map((word) => stemOf('de', word))
    default:
      return (text) =>
        telling(runsOf(text.replaceAll('ё', 'е'), /[\u0400-\u04ff]+(?:['’][\u0400-\u04ff]+)*|[a-z0-9]+/g)).map((word) =>
          stemOf('ru', word),
        )
  }
}

function runsOf(text: string, pattern: RegExp): string[] {
  return text.match(pattern) ?? []
}

/** A dictionary that is still being made, as far as cutting by it goes. */
function cuttableOf(meanings: Meanings, counts: Map<string, number>): Cuttable {
  const words = new StringTable()
  for (const [word] of meanings.entries()) words.add(word)
  const translated = words.size
  for (const word of counts.keys()) words.add(word)
  const times = Uint32Array.from({ length: words.size }, (_, number) => counts.get(words.at(number)) ?? 0)
  return { words, counts: times, isTranslated: (number) => number >= 0 && number < translated }
}

// Latin words mean themselves, and single letters of any script nothing.
const WORD = /^(?=..)[^a-z0-9]|^(?=..)[a-z]*[äöüß]|^(?=..)[a-z]+$/
