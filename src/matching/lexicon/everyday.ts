import { readFileSync } from 'node:fs'
import type { StringTable } from '#matching/strings.ts'
import type { SentencePair } from './catalogues.ts'
import { plainEnglish } from './glosses.ts'
import { keysOf } from './keys.ts'
import { Meanings, mixed } from './meanings.ts'
import { fetchedFiles, type PinnedPackage } from './npm-package.ts'
import { Pairs } from './pairs.ts'

/** Unicode's names of pictures: a few thousand things of every day, in every language. */
export const ANNOTATIONS: PinnedPackage = {
  name: 'cldr-annotations-full',
  version: '48.2.0',
  sha512: 'DV7A+rEcgUSNTRsVGNGqBZRmAkGfwhGHO5Q1dRwzBoBnVrHWp804JP7/QJdEc66iHmx3+zLWVIMCFLm0lW7PUQ==',
}

/** What Unicode calls things in a language and in English: countries, languages and currencies, and what is pictured. */
export type Everyday = { names: SentencePair[]; keywords: SentencePair[] }

/** Languages whose dictionaries are thin enough to gain from it. */
export async function readEveryday(
  languages: string[],
  plan: { downloads: string; report: (step: string) => void },
): Promise<Map<string, Everyday>> {
  const fileOf = (language: string) => `package/annotations/${language}/annotations.json`
  const read = (path: string) => toAnnotations(readFileSync(path, 'utf8'))
  const found = await fetchedFiles(plan, ANNOTATIONS, ['en', ...languages].map(fileOf), read)
  const english = found?.get(fileOf('en'))
  return new Map(
    languages.map((language) => {
      const own = found?.get(fileOf(language))
      const { names, keywords } = own && english ? matched(own, english) : { names: [], keywords: [] }
      return [language, { names: [...displayNames(language), ...names], keywords }]
    }),
  )
}

type Annotation = { default?: string[]; tts?: string[] }

export function toAnnotations(text: string): Map<string, Annotation> {
  const { annotations } = JSON.parse(text) as { annotations: { annotations: Record<string, Annotation> } }
  return new Map(Object.entries(annotations.annotations))
}

export function matched(own: Map<string, Annotation>, english: Map<string, Annotation>): Everyday {
  const everyday: Everyday = { names: [], keywords: [] }
  for (const [picture, { tts = [], default: words = [] }] of own) {
    const theirs = english.get(picture)
    if (!theirs?.tts?.[0] || !tts[0]) continue
    everyday.names.push({ text: tts[0], english: theirs.tts[0] })
    everyday.keywords.push({ text: words.join(' '), english: (theirs.default ?? []).join(' ') })
  }
  return everyday
}

/** Names that Node itself knows. */
function displayNames(language: string): SentencePair[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const two = letters.flatMap((a) => letters.map((b) => a + b))
  return (['region', 'language', 'currency'] as const).flatMap((type) => {
    const own = new Intl.DisplayNames(language, { type, fallback: 'none' })
    const english = new Intl.DisplayNames('en', { type, fallback: 'none' })
    const codes =
      type === 'currency'
        ? Intl.supportedValuesOf('currency')
        : type === 'language'
          ? two.map((code) => code.toLowerCase())
          : two
    return codes.flatMap((code) => {
      const [text, name] = [own.of(code), english.of(code)]
      return text && name ? [{ text, english: name }] : []
    })
  })
}

/** A dictionary with these names beside what it says. */
export function withNames(meanings: Meanings, language: string, names: SentencePair[], phrases: StringTable): Meanings {
  const pairs = new Pairs(phrases)
  for (const { text, english } of names) {
    const phrase = plainEnglish(english)
    // Runs of Korean and Japanese are looked up without their spaces.
    const term = language === 'ko' || language === 'ja' ? text.replaceAll(' ', '') : text
    if (term.length > 1) for (const key of keysOf(term.toLowerCase(), language)) pairs.add(key, phrase, 1)
  }
  return mixed(meanings, Meanings.of(pairs), DICTIONARY_WEIGHT)
}

const DICTIONARY_WEIGHT = 0.7
