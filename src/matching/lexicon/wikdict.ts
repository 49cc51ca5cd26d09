import type { StringTable } from '#matching/strings.ts'
import type { Meanings } from './meanings.ts'
import { russianWord } from './mueller.ts'
import { Pairs } from './pairs.ts'

/** A German–Russian dictionary, led on to English by what the German words mean. */
export function readWikdict(text: string, german: Meanings, english: StringTable): { pairs: Pairs; entries: number } {
  const pairs = new Pairs(english)
  let head = ''
  let entries = 0
  for (const line of text.split('\n')) {
    const found = HEAD.exec(line)?.[1]
    if (!found) {
      if (head) addMeanings(pairs, german, head, line)
      head = ''
      continue
    }
    head = found.toLowerCase()
    entries++
  }
  return { pairs, entries }
}

function addMeanings(pairs: Pairs, german: Meanings, head: string, line: string): void {
  const senses = german.of(head).slice(0, SENSES_MAX)
  for (const part of line
    .replace(/\s\d+\.\s*$/, '')
    .replace(/\([^)]*\)/g, '')
    .split(/[;,]/)) {
    const word = russianWord(part)
    if (!word || word.split(' ').length > 3) continue
    for (const [phrase, share] of senses) pairs.add(word, pairs.english.at(phrase), share)
  }
}

const HEAD = /^(\S[^/<]*?)\s+(?:\/.*\/\s*)?<[^>]*>\s*$/
const SENSES_MAX = 5
