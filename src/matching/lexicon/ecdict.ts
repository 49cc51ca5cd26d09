import { DatabaseSync } from 'node:sqlite'
import type { StringTable } from '#matching/strings.ts'
import endings from './chinese-endings.json' with { type: 'json' }
import { withoutBrackets } from './glosses.ts'
import { Pairs } from './pairs.ts'

/** ECDICT, an English–Chinese dictionary of 770 000 headwords, read the other way round. */
export function readEcdict(path: string, english: StringTable): { pairs: Pairs; entries: number } {
  using database = new DatabaseSync(path, { readOnly: true })
  const pairs = new Pairs(english)
  let entries = 0
  const rows = database.prepare("select word, translation, frq, bnc from stardict where translation <> ''").iterate()
  for (const row of rows) {
    const word = String(row.word).trim()
    if (!PLAIN_WORD.test(word) || word.split(' ').length > 4) continue
    addReversed(pairs, { word, translation: String(row.translation), rank: Number(row.frq) || Number(row.bnc) || 0 })
    entries++
  }
  return { pairs, entries }
}

/** `rank` is the place of the word among English words by frequency, 0 when it is not known. */
export function addReversed(pairs: Pairs, entry: { word: string; translation: string; rank: number }): void {
  const standing = standingOf(entry)
  let place = 0
  for (const line of entry.translation.split(/\\n|\n/)) {
    const said = withoutBrackets(line.replace(/^\s*\[[^\]]*\]\s*/, '').replace(/^\s*[a-z]+\.\s*/, '')).replace(
      /[=<>].*/,
      '',
    )
    for (const part of said.split(/[,，;；、/]/)) {
      const chinese = part.replace(/[\s…．.。~～]+/g, '').replace(LEADING, '')
      if (!CHINESE.test(chinese) || !/\p{Script=Han}/u.test(chinese) || chinese.length > WORD_LENGTH_MAX) continue
      const weight = standing / (1 + 0.3 * place)
      pairs.add(chinese, entry.word.toLowerCase(), weight)
      if (chinese.length > 2 && TRAILING.test(chinese))
        pairs.add(chinese.slice(0, -1), entry.word.toLowerCase(), weight * 0.7)
      if (++place > TRANSLATIONS_MAX) break
    }
  }
}

// Of many English words for one Chinese word the common one is meant more often.
function standingOf({ word, rank }: { word: string; rank: number }): number {
  if (rank > 0) return 1 + 2 / Math.log10(Math.max(10, rank))
  return word.includes(' ') ? 0.8 : 0.5
}

const PLAIN_WORD = /^[A-Za-z][A-Za-z0-9'\- ]*$/
const CHINESE = /^[\u3400-\u9fffA-Za-z0-9-]+$/
const LEADING = new RegExp(`^[${endings.attributive}]`)
const TRAILING = new RegExp(`[${endings.attributive}${endings.adverbial}]$`)
const WORD_LENGTH_MAX = 12
const TRANSLATIONS_MAX = 14
