import { searchRuns } from '#platform/search.ts'
import emptyWords from './empty-words.json' with { type: 'json' }

/**
 * What of a text can be shared with another: stems of spaced scripts, pairs of letters of unspaced ones. Words that say
 * nothing about a technology are left out, so that nobody is told that two texts have "the" or "technology" in common.
 */
export function tokensOf(text: string): Set<string> {
  return new Set(tellingWords(text).map(foldWord))
}

/** The same as they stand in the text, in its order, for the database to look them up by its own stems. */
export function tellingWords(text: string): string[] {
  return searchRuns(text).flatMap((run) => {
    if (run.isUnspaced) return pairsOf(run.text)
    return isTelling(run.text) ? [run.text] : []
  })
}

/** The words of one text, given as its runs, that the other holds as well: the longest stretches, as they stand in the first. */
export function sharedWords(runs: Run[], other: { text: string; tokens: Set<string> }): string[] {
  const folded = other.text.normalize('NFKC').toLowerCase()
  const words = runs.flatMap((run) => {
    if (run.isUnspaced) return sharedStretches(run.text, folded, other.tokens)
    return isTelling(run.text) && other.tokens.has(foldWord(run.text)) ? [run.text] : []
  })
  const seen = new Map<string, string>()
  for (const word of words) if (!seen.has(foldWord(word))) seen.set(foldWord(word), word)
  const all = [...seen.values()]
  return all.filter((word) => !all.some((longer) => longer !== word && isUnspaced(word) && longer.includes(word)))
}

type Run = ReturnType<typeof searchRuns>[number]

/** Plural and verb endings cut off, so that "sensors" and "sensing" meet "sensor" and "sense" half-way. Crude on purpose. */
export function foldWord(word: string): string {
  if (word.length < 4) return word
  const known = folded.get(word)
  if (known !== undefined) return known
  if (folded.size >= FOLDED_MAX) folded.clear()
  const stem = isUnspaced(word) ? word : cutEndings(word)
  folded.set(word, stem)
  return stem
}

// The same words come again and again; looking one up is quicker than cutting it.
const folded = new Map<string, string>()
const FOLDED_MAX = 20_000

function cutEndings(word: string): string {
  return word
    .replace(/['’]s$/, '')
    .replace(/ies$/, 'y')
    .replace(/(?<=ss|sh|ch|x)es$/, '')
    .replace(/(?<![su])s$/, '')
    .replace(/(?<=\p{L}{3})(ing|ed)$/u, '')
    .replace(/e$/, '')
}

function sharedStretches(run: string, other: string, tokens: Set<string>): string[] {
  const letters = [...run]
  const found: string[] = []
  for (let start = 0; start < letters.length - 1; ) {
    if (!tokens.has(letters.slice(start, start + 2).join(''))) {
      start++
      continue
    }
    let end = start + 2
    while (end < letters.length && other.includes(letters.slice(start, end + 1).join(''))) end++
    found.push(...tidyStretch(letters.slice(start, end).join('')))
    start = end
  }
  return found
}

// 的染色体图像和 is said as 染色体图像; what remains may still be an empty word.
function tidyStretch(stretch: string): string[] {
  return stretch
    .split(LITTLE)
    .map((part) => part.replace(EMPTY_ENDS, ''))
    .filter((part) => [...part].length >= 2 && !EMPTY.has(part))
}

function pairsOf(run: string): string[] {
  const letters = [...run]
  const pairs: string[] = []
  for (let i = 1; i < letters.length; i++) {
    const [first = '', second = ''] = [letters[i - 1], letters[i]]
    if (!LITTLE_LETTERS.has(first) && !LITTLE_LETTERS.has(second) && !EMPTY.has(first + second))
      pairs.push(first + second)
  }
  return pairs
}

function isTelling(word: string): boolean {
  return word.length > 2 && !/^\d+$/.test(word) && !EMPTY.has(word) && !EMPTY.has(foldWord(word))
}

function isUnspaced(word: string): boolean {
  return UNSPACED.test(word)
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const LITTLE = new RegExp(`[${emptyWords.littleLetters}]+`)
const LITTLE_LETTERS = new Set(emptyWords.littleLetters)
const EMPTY = new Set([...emptyWords.zh, ...emptyWords.en])
const EMPTY_ENDS = new RegExp(`^(?:${emptyWords.zh.join('|')})+(?=..)|(?<=..)(?:${emptyWords.zh.join('|')})+$`, 'g')
