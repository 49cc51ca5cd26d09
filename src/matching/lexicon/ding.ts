import type { StringTable } from '#matching/strings.ts'
import { plainEnglish, withoutBrackets } from './glosses.ts'
import { Pairs } from './pairs.ts'

/** Ding, the German–English list of the TU Chemnitz: `Wort {n}; Ausdruck | Wörter :: word; phrase | words`. */
export function readDing(text: string, english: StringTable): { pairs: Pairs; entries: number } {
  const pairs = new Pairs(english)
  let entries = 0
  for (const line of text.split('\n')) {
    const [left, right] = line.split('::')
    if (line.startsWith('#') || !left || !right) continue
    const [germans, englishes] = [left.split('|'), right.split('|')]
    for (let form = 0; form < Math.min(germans.length, englishes.length); form++)
      addForms(pairs, germans[form]!, englishes[form]!, form)
    entries++
  }
  return { pairs, entries }
}

function addForms(pairs: Pairs, german: string, english: string, form: number): void {
  const phrases = english.split(';').map(plainEnglish).filter(Boolean)
  for (const part of german.split(';')) {
    const word = withoutBrackets(part)
      .replace(ARTICLE, '')
      .replace(OBJECT, '')
      .replace(/[^A-Za-zÄÖÜäöüß\- ]/g, '')
      .trim()
      .toLowerCase()
    if (word.split(' ').length > WORDS_MAX) continue
    // What stands behind the first bar are plurals and compounds of it.
    for (const [rank, phrase] of phrases.entries()) pairs.add(word, phrase, (form > 0 ? 0.5 : 1) / (1 + 0.3 * rank))
  }
}

const ARTICLE = /^(der|die|das|den|sich|etw\.|jdn\.|jdm\.|jd\.|ein|eine|einen)\s+/gi
const OBJECT = /^(etw\.|jdn\.|jdm\.|sich)\s+/i
const WORDS_MAX = 3
