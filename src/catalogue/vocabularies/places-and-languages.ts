import { chineseRegions, countryCodes, countryLabel } from '#people/places.ts'
import { htmlLang, uiLanguages } from '#platform/languages.ts'
import type { Vocabulary } from './vocabulary.ts'

const NAMES = new Map<string, Intl.DisplayNames>()

/** Versions of what Unicode names are those of the data this program runs with. */
const unicodeData = `CLDR ${process.versions.cldr ?? '—'}`

/** Countries and territories. */
export const countries: Vocabulary = {
  scheme: 'ISO 3166-1 alpha-2',
  version: unicodeData,
  terms: countryCodes.map((code) => ({
    code,
    label: Object.fromEntries(uiLanguages.map((lang) => [lang, countryLabel(code, lang)])),
  })),
}

/** Provinces and prefectures of China; English wording ours, after pinyin and the names in use. */
export const regions: Vocabulary = { scheme: 'GB/T 2260', version: '2023', terms: chineseRegions }

/** Languages with a two-letter subtag. A record may name any further tag whose language is known. */
export const languages: Vocabulary = {
  scheme: 'BCP 47',
  version: unicodeData,
  terms: listLanguages(),
}

/** Whether a tag is well formed and its language has a name. */
export function isLanguage(tag: string): boolean {
  try {
    return nameOf(new Intl.Locale(tag).language, uiLanguages[0]) !== undefined
  } catch {
    return false
  }
}

function listLanguages() {
  const letters = [...'abcdefghijklmnopqrstuvwxyz']
  const tags = letters.flatMap((first) => letters.map((second) => first + second))
  return tags.flatMap((code) => {
    // A superseded subtag (`iw`) is an alias of the one in use (`he`).
    if (new Intl.Locale(code).language !== code) return []
    const label = Object.fromEntries(uiLanguages.map((lang) => [lang, nameOf(code, lang) ?? '']))
    return Object.values(label).every(Boolean) ? [{ code, label }] : []
  })
}

function nameOf(language: string, lang: string): string | undefined {
  const names = NAMES.get(lang) ?? new Intl.DisplayNames([htmlLang(lang)], { type: 'language', fallback: 'none' })
  NAMES.set(lang, names)
  return names.of(language)
}
