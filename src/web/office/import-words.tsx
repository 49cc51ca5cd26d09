import { htmlLang, type UiLanguage } from '#platform/languages.ts'

/** What stands in somebody's file: its language is known by its writing only. */
export function Written({ children: text, lang }: { children: string; lang: UiLanguage }) {
  const written = /\p{Script=Han}/u.test(text) ? 'zh' : /\p{Script=Latin}/u.test(text) ? 'en' : lang
  return written === lang ? text : <bdi lang={htmlLang(written)}>{text}</bdi>
}
