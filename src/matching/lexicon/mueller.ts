import type { StringTable } from '#matching/strings.ts'
import { Pairs } from './pairs.ts'

/** Mueller's English–Russian dictionary, read the other way round: headwords at the margin, what they mean indented. */
export function readMueller(text: string, english: StringTable): { pairs: Pairs; entries: number } {
  const pairs = new Pairs(english)
  let head = ''
  let entries = 0
  for (const line of text.split('\n')) {
    if (!line.startsWith(' ')) {
      head = line.trim().replace(/\s*[IVX]+$/, '')
      entries++
    } else if (/^[A-Za-z][A-Za-z'\- ]*$/.test(head) && head.split(' ').length <= WORDS_MAX) {
      addMeanings(pairs, head.toLowerCase(), line)
    }
  }
  return { pairs, entries }
}

function addMeanings(pairs: Pairs, head: string, line: string): void {
  const plain = line
    .replace(/\[[^\]]*\]|\([^)]*\)|_\S*|\d+[.)>]|[а-я]\)/g, ' ')
    .split(/[;,]/)
    .filter((part) => !/[A-Za-z]/.test(part))
  let rank = 0
  for (const part of plain) {
    const word = russianWord(part)
    if (word.length < 3 || word.split(' ').length > WORDS_MAX) continue
    pairs.add(word, head, 1 / (1 + 0.3 * rank++))
  }
}

export function russianWord(text: string): string {
  return text
    .replace(/[^А-Яа-яЁё\- ]/g, '')
    .trim()
    .toLowerCase()
    .replaceAll('ё', 'е')
}

const WORDS_MAX = 3
