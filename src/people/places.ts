import type { LanguageMap } from '#db/tables.ts'
import { htmlLang, uiLanguages } from '#platform/languages.ts'
import regions from './regions.json' with { type: 'json' }

// Codes that Unicode knows and ISO 3166-1 does not: unions, reservations and private use.
const NOT_ISO = new Set(['AC', 'CP', 'CQ', 'DG', 'EA', 'EU', 'EZ', 'IC', 'QO', 'TA', 'UN', 'XA', 'XB', 'XK', 'ZZ'])

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']

/** The two-letter codes of ISO 3166-1, as far as the Unicode data of this Node names them. */
export const countryCodes: readonly string[] = listCountries()

const known = new Set(countryCodes)

export function isCountry(code: string): boolean {
  return known.has(code)
}

// As a Chinese office writes it.
const CHINESE: Record<string, string> = { TW: '\u4e2d\u56fd\u53f0\u6e7e' }

export function countryLabel(code: string, lang: string): string {
  return (lang === 'zh' && CHINESE[code]) || (namesIn(lang).of(code) ?? code)
}

const namesByLanguage = new Map<string, Intl.DisplayNames>()

// Making one costs more than the page it stands on.
function namesIn(lang: string): Intl.DisplayNames {
  const names = namesByLanguage.get(lang) ?? new Intl.DisplayNames([htmlLang(lang)], { type: 'region' })
  namesByLanguage.set(lang, names)
  return names
}

/** A province or prefecture of GB/T 2260, by its six digits. */
export type Region = { code: string; label: LanguageMap; broader: string | undefined }

export const chineseRegions: readonly Region[] = Object.entries(regions).map(([code, [zh = '', en = '']]) => ({
  code,
  label: { zh, en },
  broader: code.endsWith('0000') ? undefined : `${code.slice(0, 2)}0000`,
}))

let byName: Map<string, Region> | undefined

/** The region somebody names, by code or by name in either language, with or without the suffix of its kind. */
export function findRegion(named: string): Region | undefined {
  byName ??= new Map(
    // Provinces last: where a prefecture bears the name of its province, the province is meant.
    [...chineseRegions]
      .sort((a, b) => Number(b.broader !== undefined) - Number(a.broader !== undefined))
      .flatMap((region) => [region.code, ...Object.values(region.label)].map((name) => [fold(name), region])),
  )
  return byName.get(fold(named))
}

// 省, 市, 地区, 盟, 自治区 with the people it is named after, 特别行政区.
const SUFFIX =
  /(?<=..)(?:\u7701|\u5e02|\u5730\u533a|\u76df|(?:\u58ee\u65cf|\u56de\u65cf|\u7ef4\u543e\u5c14)?\u81ea\u6cbb\u533a|\u7279\u522b\u884c\u653f\u533a)$/u

function fold(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return plain
    .replace(/ (?:province|prefecture|municipality|city|league|\(tibet\))$/, '')
    .replace(/[\s'’.-]/g, '')
    .replace(SUFFIX, '')
}

function listCountries(): string[] {
  const names = new Intl.DisplayNames([htmlLang(uiLanguages[0])], { type: 'region', fallback: 'none' })
  return LETTERS.flatMap((first) => LETTERS.map((second) => first + second)).filter(
    // A superseded code is an alias of the one in use.
    (code) => !NOT_ISO.has(code) && new Intl.Locale(`und-${code}`).region === code && names.of(code) !== undefined,
  )
}
