import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { IntlMessageFormat } from 'intl-messageformat'
import type { LanguageMap } from '#db/tables.ts'
import { spoken, type UiLanguage, uiLanguages } from './languages.ts'

/** Values for the blanks of a message; a text in several languages is said in the language of the message. */
export type MessageValues = Record<string, string | number | Date | LanguageMap>
/** Says a message by its key, `module.name`, in one language. */
export type Say = (key: string, values?: MessageValues) => string

const FOLDER = fileURLToPath(new URL('../../locales/', import.meta.url))

const catalogues = Object.fromEntries(uiLanguages.map((lang) => [lang, readCatalogue(lang)])) as Record<
  UiLanguage,
  Map<string, string>
>
const formats = new Map<string, IntlMessageFormat>()

/** The words of the screens in a language. An unknown key is a fault of ours and is shown as such, never hidden. */
export function speaker(lang: UiLanguage): Say {
  return speakers[lang]
}

const speakers = Object.fromEntries(
  uiLanguages.map((lang) => [lang, (key: string, values?: MessageValues) => say(lang, key, values)]),
) as Record<UiLanguage, Say>

export function hasMessage(key: string): boolean {
  return catalogues.zh.has(key)
}

function say(lang: UiLanguage, key: string, values?: MessageValues): string {
  const message = catalogues[lang].get(key)
  if (message === undefined) return `⟨${key}⟩`
  // Most messages have no blanks; parsing them would cost more than the page they stand on.
  if (!message.includes('{') && !message.includes("'")) return message
  const id = `${lang} ${key}`
  let format = formats.get(id)
  if (!format) {
    format = new IntlMessageFormat(message, lang === 'zh' ? 'zh-Hans' : 'en-GB', undefined, { ignoreTag: true })
    formats.set(id, format)
  }
  return String(format.format(values && inLanguage(lang, values)))
}

function inLanguage(lang: UiLanguage, values: MessageValues): Record<string, string | number | Date> {
  const said = Object.entries(values).map(([name, value]): [string, string | number | Date] => [
    name,
    typeof value === 'object' && !(value instanceof Date) ? spoken(value, lang).text : value,
  ])
  return Object.fromEntries(said)
}

function readCatalogue(lang: string): Map<string, string> {
  const entries = readdirSync(FOLDER + lang)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const messages = JSON.parse(readFileSync(`${FOLDER}${lang}/${name}`, 'utf8')) as Record<string, string>
      return Object.entries(messages).map(([key, text]): [string, string] => [`${name.slice(0, -5)}.${key}`, text])
    })
  return new Map(entries)
}
