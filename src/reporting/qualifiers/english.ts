import type { Unit } from './claims.ts'
import { isEnglishFigure } from './english-lookalikes.ts'
import { ENGLISH_NUMERAL, readEnglishNumeral, scaleWords } from './english-numerals.ts'
import type { Grammar, Token } from './phrase.ts'
import { powerTerms, terms, type Wording, wordings } from './wording.ts'

/** Figures in English text: nearly 80 delegates, over 920,000, six companies, dozens of experts. */
export const english: Grammar = {
  tokens: (text) =>
    [...digitTokens(text), ...wordTokens(text), ...powerTokens(text)].toSorted((a, b) => a.start - b.start),

  hedgeAt(text, position, place, token) {
    return place === 'before' ? hedgeBefore(text, position) : hedgeBehind(text, position, place, token)
  },

  termAt(text, position) {
    const behind = text.slice(position, position + 40).toLowerCase()
    const gap = /^\s+/.exec(behind)?.[0].length
    if (!gap) return undefined
    const term = terms('en').find(({ form }) => startsWithWord(behind.slice(gap), form.toLowerCase()))
    return term && { term, length: gap + term.form.length }
  },

  isFigure: isEnglishFigure,
}

const scale = `(?:\\s+(?:${scaleWords.join('|')})(?![\\w-]))?`
const DIGITS = new RegExp(`(?<![\\w])(?:\\d{1,3}(?:,\\d{3})+(?![\\d])|\\d+)(?:\\.\\d+)?${scale}`, 'gi')
const POWERS = new RegExp(
  `(?<![\\w-])(?:${powerTerms('en')
    .map(({ form }) => form)
    .join('|')})(?=\\s+of(?![\\w-]))`,
  'gi',
)

function digitTokens(text: string): Token[] {
  return [...text.matchAll(DIGITS)].map((match) => {
    const [digits = '', scaleWord] = match[0].split(/\s+/)
    const factor = scaleWord ? readEnglishNumeral(scaleWord)! : 1
    // The exponent is read with the digits, so that 1.005 million is not 1004999.9999999999.
    const value = Number(`${digits.replaceAll(',', '')}e${Math.round(Math.log10(factor))}`)
    const end = match.index + match[0].length
    return {
      start: match.index,
      end,
      value,
      kind: 'digits',
      hasScale: factor > 1,
      ...currencyBefore(text, match.index),
    }
  })
}

function currencyBefore(text: string, start: number): { start: number; unit: Unit } | undefined {
  const ahead = text.slice(Math.max(0, start - 6), start)
  for (const { sign, unit } of CURRENCIES) {
    const length = sign.exec(ahead)?.[0].length
    if (length) return { start: start - length, unit }
  }
  return undefined
}

function wordTokens(text: string): Token[] {
  return [...text.matchAll(ENGLISH_NUMERAL)].flatMap((match): Token[] => {
    const value = readEnglishNumeral(match[0])
    if (value === undefined) return []
    return [{ start: match.index, end: match.index + match[0].length, value, kind: 'digits', hasScale: value >= 1e6 }]
  })
}

function powerTokens(text: string): Token[] {
  return [...text.matchAll(POWERS)].map((match) => {
    const { power } = powerTerms('en').find(({ form }) => form === match[0].toLowerCase())!
    return { start: match.index, end: match.index + match[0].length, value: power, kind: 'power', hasScale: false }
  })
}

function hedgeBefore(text: string, position: number) {
  const ahead = text.slice(Math.max(0, position - 32), position).toLowerCase()
  const gap = /\s+$/.exec(ahead)?.[0].length
  if (!gap) return undefined
  const words = ahead.slice(0, -gap)
  const wording = longest(wordings('en').filter(({ place, word }) => place === 'before' && endsWithWord(words, word)))
  return wording && { wording, length: wording.word.length + gap }
}

function hedgeBehind(text: string, position: number, place: Wording['place'], token: Token) {
  const behind = text.slice(position, position + 32).toLowerCase()
  const gap = /^\s+/.exec(behind)?.[0].length
  if (!gap) return undefined
  const wording = longest(
    wordings('en').filter(
      ({ qualifier, place: where, word }) =>
        where === place &&
        (qualifier === 'several') === (token.kind === 'power') &&
        startsWithWord(behind.slice(gap), word),
    ),
  )
  return wording && { wording, length: wording.word.length + gap }
}

function longest(found: Wording[]): Wording | undefined {
  return found.toSorted((a, b) => b.word.length - a.word.length)[0]
}

function startsWithWord(text: string, word: string): boolean {
  return text.startsWith(word) && !/^[\w-]/.test(text.slice(word.length))
}

function endsWithWord(text: string, word: string): boolean {
  return text.endsWith(word) && !/[\w-]$/.test(text.slice(0, -word.length))
}

/** Signs and codes of money that stand before the number. */
const CURRENCIES: readonly { sign: RegExp; unit: Unit }[] = [
  { sign: /(?<![A-Za-z])(?:RMB|CNY|¥)\s?$/, unit: 'yuan' },
  { sign: /(?<![A-Za-z])(?:US\$|USD)\s?$/, unit: 'usd' },
  { sign: /(?<![A-Za-z])(?:€|EUR)\s?$/, unit: 'eur' },
]
