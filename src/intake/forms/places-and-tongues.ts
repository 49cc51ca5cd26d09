import { countryCodes, countryLabel } from '#people/places.ts'
import { htmlLang } from '#platform/languages.ts'
import type { Choice } from '#platform/sheets/columns.ts'
import { aliasesOf, both, type Names } from './column.ts'

const LANGUAGE_NAMES = [namesIn('zh'), namesIn('en')] as const

const OTHER_COUNTRY_NAMES: Names = {
  CN: '中国大陆 中华人民共和国 内地 PRC P.R.China Mainland_China CHN',
  GB: 'UK U.K. Great_Britain Britain England 大不列颠 联合王国 GBR',
  US: 'USA U.S. U.S.A. America 美利坚合众国',
  KR: 'Korea Republic_of_Korea 大韩民国 南韩 KOR',
  RU: 'Russian_Federation 俄国 俄联邦 RUS',
  DE: '德意志 DEU',
  CZ: 'Czech_Republic 捷克共和国',
  NL: 'Holland The_Netherlands',
  AE: 'UAE',
  HK: '香港 中国香港 Hong_Kong',
  MO: '澳门 中国澳门 Macau Macao',
  TW: '台湾 中国台湾 中国台湾省',
}

/** Every ISO 3166-1 code. */
export const countryChoices: Choice[] = countryCodes.flatMap((code) =>
  choice(code, [countryLabel(code, 'zh'), countryLabel(code, 'en')], OTHER_COUNTRY_NAMES[code]),
)

const LANGUAGES = 'zh en ja ko ru uk de fr es pt it nl sv no da fi pl cs hu ro tr he ar fa hi th vi id ms'.split(' ')

const OTHER_LANGUAGE_NAMES: Names = {
  zh: '汉语 国语 普通话 华语 Mandarin Putonghua',
  en: '英文',
  ja: '日文',
  ko: '韩文 朝鲜语 朝语',
  ru: '俄文',
  uk: '乌克兰文',
  de: '德文',
  fr: '法文',
  es: '西文 西班牙文',
  pt: '葡文 葡萄牙文',
  ar: '阿拉伯文',
  no: 'Norsk',
}

/** Languages that meet on such days; others are written as they come up in the people's own pages. */
export const languageChoices: Choice[] = LANGUAGES.flatMap((tag) =>
  choice(
    tag,
    LANGUAGE_NAMES.map((names) => names.of(tag)),
    OTHER_LANGUAGE_NAMES[tag],
  ),
)

function choice(code: string, [zh, en]: (string | undefined)[], others: string | undefined): Choice[] {
  return zh && en ? [{ code, labels: both(zh, en), aliases: aliasesOf(others) }] : []
}

function namesIn(lang: 'zh' | 'en'): Intl.DisplayNames {
  return new Intl.DisplayNames([htmlLang(lang)], { type: 'language', fallback: 'none' })
}
