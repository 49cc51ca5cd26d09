import type { StringTable } from '#matching/strings.ts'
import { plainEnglish, withoutBrackets } from './glosses.ts'
import { Pairs } from './pairs.ts'

/** EDICT, Japanese–English: `漢字 [かな] /(n) (1) meaning/meaning/`. Words are found as they are written and as they sound. */
export function readEdict(text: string, english: StringTable): { pairs: Pairs; entries: number } {
  const pairs = new Pairs(english)
  let entries = 0
  for (const line of text.split('\n')) {
    const [, written = '', sounded = '', glosses = ''] = /^(\S+)(?: \[([^\]]+)\])? \/(.+)\/$/.exec(line) ?? []
    if (!JAPANESE.test(written)) continue
    entries++
    const phrases = glosses.split('/').map(withoutBrackets).join('/').split(/[/;,]/).map(plainEnglish).filter(Boolean)
    for (const [rank, phrase] of phrases.entries()) {
      pairs.add(written, phrase, 1 / (1 + 0.5 * rank))
      // Many words sound alike, so the sound alone says less.
      if (sounded.length > 2) pairs.add(sounded, phrase, 0.3 / (1 + 0.5 * rank))
    }
  }
  return { pairs, entries }
}

const JAPANESE = /^[\u3040-\u30ff\u3400-\u9fff]+$/
