import type { UiLanguage } from '#platform/languages.ts'
import { Refusal } from '#platform/refusal.ts'
import { type Claim, whyNotPrintable } from './claims.ts'
import { type SetNumber, setCharacters, setNumber } from './numbers.ts'
import { nounWord, powerWords, unitWord, type Wording, wordingOf } from './wording.ts'

/**
 * A claim in print: 近80名, 60余场, 超过92万人次; nearly 80 delegates, more than 60, over 920,000.
 * Chinese prints the measure word, English the noun, or the unit of an amount.
 * Throws a `Refusal` that says why when the number cannot be printed with its qualifier.
 */
export function print(claim: Claim, lang: UiLanguage): string {
  const reason = whyNotPrintable(claim)
  if (reason) throw new Refusal(reason, { field: 'printed', params: { qualifier: claim.qualifier } })
  return lang === 'zh' ? printChinese(claim) : printEnglish(claim)
}

function printChinese(claim: Claim): string {
  const wording = wordingOf('zh', claim.qualifier, claim.word)
  const unit = claim.unit ? unitWord('zh', claim.unit, claim.printed) : ''
  return around(wording, chineseNumber(claim, wording), unit, '')
}

function chineseNumber(claim: Claim, { place, word }: Wording): string {
  if (claim.qualifier === 'several') return powerWords('zh', claim.printed)[0]!
  const characters = claim.numerals === 'characters' ? setCharacters(claim) : undefined
  const { digits, scale } = characters ?? setNumber(claim.printed, 'zh')
  // 30余万 counts in tens of 万 and 92万余 in single ones: the hedge stands where the counting stops.
  if (place === 'between' && countsInTens({ digits, scale })) return `${digits}${word}${scale}`
  return `${digits}${scale}${place === 'between' ? word : ''}`
}

function printEnglish(claim: Claim): string {
  const wording = wordingOf('en', claim.qualifier, claim.word)
  const counted = claim.noun
    ? nounWord(claim.noun, claim.printed)
    : claim.unit
      ? unitWord('en', claim.unit, claim.printed)
      : ''
  if (claim.qualifier === 'several') return spaced(powerWords('en', claim.printed)[0]!, wording.word, counted)
  const { digits, scale } = setNumber(claim.printed, 'en')
  const number = spaced(digits, scale, wording.place === 'between' ? wording.word : '')
  return around(wording, number, counted, ' ')
}

function around({ place, word }: Wording, number: string, unit: string, space: string): string {
  const parts = [place === 'before' ? word : '', number, unit, place === 'after' ? word : '']
  return parts.filter(Boolean).join(space)
}

function spaced(...parts: string[]): string {
  return parts.filter(Boolean).join(' ')
}

function countsInTens({ digits, scale }: SetNumber): boolean {
  return scale !== '' && /^[1-9]\d*0$|[十百千]$/.test(digits)
}
