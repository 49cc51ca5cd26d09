import type { UiLanguage } from '#platform/languages.ts'
import { speaker } from '#platform/messages.ts'
import { amounts, type Noun, nouns, powersOfTen, type Qualifier, qualifiers, type Unit, units } from './claims.ts'

/** One way to word a qualifier: `word` stands before the number, between number and unit, or after the unit. */
export type Wording = { qualifier: Qualifier; place: 'before' | 'between' | 'after' | 'none'; word: string }

/** The wordings of a language, the customary one of each qualifier first. */
export function wordings(lang: UiLanguage): readonly Wording[] {
  return lexicons[lang].wordings
}

export function wordingOf(lang: UiLanguage, qualifier: Qualifier, word?: string): Wording {
  const offered = wordings(lang).filter((wording) => wording.qualifier === qualifier)
  return offered.find((wording) => wording.word === word) ?? offered[0]!
}

/** Is this the customary word, which a claim need not carry? */
export function isCustomary(lang: UiLanguage, wording: Wording): boolean {
  return wordingOf(lang, wording.qualifier).word === wording.word
}

/** A unit or noun as a text says it. */
export type Term = { form: string; unit?: Unit; noun?: Noun }

/** What may follow a number, longest first, so that 人次 is found before 人. */
export function terms(lang: UiLanguage): readonly Term[] {
  return lexicons[lang].terms
}

/** How a unit is printed after a number; English leaves the measure words of counted things to the noun. */
export function unitWord(lang: UiLanguage, unit: Unit, printed: number): string {
  return lang === 'en' && !amounts.includes(unit) ? '' : forms(lang, `unit.${unit}`, printed)[0]!
}

export function nounWord(noun: Noun, printed: number): string {
  return forms('en', `noun.${noun}`, printed)[0]!
}

/** 十, 百, 千 after 数; dozens, hundreds, thousands before "of". */
export function powerWords(lang: UiLanguage, power: number): readonly string[] {
  return forms(lang, `power.${power}`)
}

// Stand-ins for the blanks while a message is taken apart; no word contains them.
const NUMBER = '\u0001'
const UNIT = '\u0002'

const lexicons = { zh: lexiconOf('zh'), en: lexiconOf('en') }

function lexiconOf(lang: UiLanguage) {
  const found = lang === 'en' ? [...amountTerms('en'), ...nounTerms()] : units.flatMap((unit) => unitTerms('zh', unit))
  return {
    wordings: qualifiers.flatMap((qualifier) => wordingsOf(lang, qualifier)),
    terms: found.toSorted((a, b) => b.form.length - a.form.length),
  }
}

// The locale files say where the number and the unit go: "{n}{u}以上", "at least {n} {u}".
function wordingsOf(lang: UiLanguage, qualifier: Qualifier): Wording[] {
  const message = speaker(lang)(`figures.qualifier.${qualifier}`, { n: NUMBER, u: UNIT })
  return message.split('|').map((template) => {
    const [before = '', rest = ''] = template.split(NUMBER)
    const [between = '', after = ''] = rest.split(UNIT)
    const words = { before: before.trim(), between: between.trim(), after: after.trim() }
    const place = (['before', 'between', 'after'] as const).find((side) => words[side] !== '')
    return place ? { qualifier, place, word: words[place] } : { qualifier, place: 'none', word: '' }
  })
}

function amountTerms(lang: UiLanguage): Term[] {
  return amounts.flatMap((unit) => unitTerms(lang, unit))
}

function unitTerms(lang: UiLanguage, unit: Unit): Term[] {
  return allForms(lang, `unit.${unit}`).map((form) => ({ form, unit }))
}

function nounTerms(): Term[] {
  return nouns.flatMap((noun) => allForms('en', `noun.${noun}`).map((form) => ({ form, noun })))
}

function allForms(lang: UiLanguage, key: string): string[] {
  return [...new Set([...forms(lang, key, 2), ...forms(lang, key, 1)])]
}

function forms(lang: UiLanguage, key: string, n = 2): string[] {
  return speaker(lang)(`figures.${key}`, { n }).split('|')
}

/** Every power of ten a language names, longest name first. */
export function powerTerms(lang: UiLanguage): { form: string; power: number }[] {
  return powersOfTen
    .flatMap((power) => powerWords(lang, power).map((form) => ({ form, power })))
    .toSorted((a, b) => b.form.length - a.form.length)
}
