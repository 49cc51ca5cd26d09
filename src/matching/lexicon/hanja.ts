import type { StringTable } from '#matching/strings.ts'
import type { Cedict } from './cedict.ts'
import type { Meanings } from './meanings.ts'
import { Pairs } from './pairs.ts'

/**
 * Korean by way of Chinese characters: libhangul's list says that 반도체 is written 半導體, and CC-CEDICT knows what that
 * is. Two thirds of the words of science and administration go this way.
 */
export function readHanja(
  text: string,
  { simplified, meanings }: Pick<Cedict, 'simplified'> & { meanings: Meanings },
  english: StringTable,
): { pairs: Pairs; entries: number } {
  const pairs = new Pairs(english)
  let entries = 0
  for (const line of text.split('\n')) {
    const [hangul = '', hanja = ''] = line.split(':')
    if (line.startsWith('#') || hangul.length < 2) continue
    const chinese = simplified.get(hanja)
    if (!chinese) continue
    entries++
    for (const [phrase, share] of meanings.of(chinese).slice(0, SENSES_MAX))
      pairs.add(hangul, english.at(phrase), share)
  }
  return { pairs, entries }
}

const SENSES_MAX = 6
