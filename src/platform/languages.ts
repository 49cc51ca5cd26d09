import type { LanguageMap } from '#db/tables.ts'

/** Languages the screens speak. Content may be in any language. */
export const uiLanguages = ['zh', 'en'] as const
export type UiLanguage = (typeof uiLanguages)[number]

export function isUiLanguage(tag: string): tag is UiLanguage {
  return (uiLanguages as readonly string[]).includes(tag)
}

export function otherUiLanguage(lang: UiLanguage): UiLanguage {
  return lang === 'zh' ? 'en' : 'zh'
}

/** A text together with the language it is in, so that every fragment on a page can carry its `lang`. */
export type Spoken = { text: string; lang: string }

/** The text for a reader: their language, else English, else Chinese, else whatever there is. */
export function spoken(map: LanguageMap, lang: string): Spoken {
  for (const tag of [lang, 'en', 'zh', ...Object.keys(map)]) {
    const text = map[tag]
    if (text) return { text, lang: tag }
  }
  return { text: '', lang }
}

/** The `lang` attribute for a tag of ours: Chinese is written with simplified characters unless it says otherwise. */
export function htmlLang(tag: string): string {
  return tag === 'zh' ? 'zh-Hans' : tag
}

/** Keeps only the languages that were filled in. */
export function languageMap(entries: Record<string, string | null | undefined>): LanguageMap {
  return Object.fromEntries(Object.entries(entries).filter((entry): entry is [string, string] => Boolean(entry[1])))
}
