import type { UiLanguage } from '#platform/languages.ts'
import { writeNumeral } from './chinese-numerals.ts'
import type { Claim } from './claims.ts'

/** A number as it is set: digits, and the scale they are counted in, 万 or million, when the number is round enough. */
export type SetNumber = { digits: string; scale: string }

/** 920000 is 92万 and 920,000; 5000000000 is 50亿 and 5 billion. At most two decimals stand before a scale. */
export function setNumber(number: number, lang: UiLanguage): SetNumber {
  const scale = SCALES[lang].find(({ size }) => number >= size && Number.isInteger(number / (size / 100)))
  if (scale) return { digits: String(number / scale.size), scale: scale.name }
  if (lang === 'zh') return { digits: String(number), scale: '' }
  const [whole = '', decimals] = String(number).split('.')
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',')
  return { digits: decimals ? `${grouped}.${decimals}` : grouped, scale: '' }
}

/** The number in characters, 百余 and 近两百; undefined where characters cannot say it or would not be read as a number. */
export function setCharacters({ qualifier, printed }: Claim): SetNumber | undefined {
  // 一 before a measure word is an article in Chinese, and nobody would take it for a count.
  if (!Number.isInteger(printed) || printed < 2 || printed >= 1e12) return undefined
  const isHedged = qualifier !== 'exact' && qualifier !== 'first'
  const written = writeNumeral(printed)
  const spoken = isHedged && UNCOUNTED.test(written) ? written.slice(1) : written
  const [, digits = spoken, scale = ''] = /^([^万亿]+)([万亿])$/.exec(spoken) ?? []
  return { digits, scale }
}

// 百余, 近百万, 超亿: beside a hedge the one is not said.
const UNCOUNTED = /^一[百千]?[万亿]?$/

const SCALES = {
  zh: [
    { name: '亿', size: 1e8 },
    { name: '万', size: 1e4 },
  ],
  en: [
    { name: 'billion', size: 1e9 },
    { name: 'million', size: 1e6 },
  ],
} as const
