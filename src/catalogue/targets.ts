import type { TidyListingInput } from './input.ts'

/** What an indicator says in words, and may therefore say in several languages. */
export const targetWords = ['name', 'present', 'value', 'method'] as const
type TargetWord = (typeof targetWords)[number]
type Translations = Record<string, Partial<Record<TargetWord, string>>>

/**
 * An indicator of a need: what is measured, what it shows today, what is wanted, and how that is tested. Values stay as they
 * were typed. Its words are in the language of the need's original; further languages stand under `translations`.
 */
export type Target = {
  name: string
  operator: string
  value: string
  unit: string | null
  method: string | null
  present: string | null
  translations: Translations
}

/** The indicators a need has after an input. Lines in which nothing was written are none. */
export function targetsAfter(before: Target[], given: TidyListingInput['targets']): Target[] {
  if (given === undefined) return before
  return (given ?? [])
    .map(({ name, operator, value, unit, method, present, translations }) => ({
      name: name ?? '',
      operator,
      value: value ?? '',
      unit: unit || null,
      method: method || null,
      present: present || null,
      translations: tidyTranslations(translations ?? {}),
    }))
    .filter(({ name, value, unit, method, present }) => name || value || unit || method || present)
}

/** One order for languages and words, so that the same words are the same whatever came first; empty ones are left out. */
export function tidyTranslations(given: Record<string, Partial<Record<TargetWord, string | null | undefined>>>) {
  const tidy: Translations = {}
  for (const lang of Object.keys(given).sort()) {
    const words = targetWords.flatMap((word) => (given[lang]?.[word] ? [[word, given[lang][word]]] : []))
    if (words.length > 0) tidy[lang] = Object.fromEntries(words)
  }
  return tidy
}

/** A word of an indicator for a reader, and the language it is in. */
export function saidOf(
  target: Target,
  word: TargetWord,
  { lang, originalLang }: { lang: string; originalLang: string },
): { text: string; lang: string } {
  const translated = lang === originalLang ? undefined : target.translations[lang]?.[word]
  return translated ? { text: translated, lang } : { text: target[word] ?? '', lang: originalLang }
}

/** Whether what is wanted is what there is already. `>` and `<` ask for more than today's figure, however little. */
export function wantsWhatThereIs({ operator, value, unit, present }: Target): boolean {
  if (!value || !present || operator === '>' || operator === '<') return false
  const [wanted, today] = [measureOf(`${value}${unit ?? ''}`), measureOf(present)]
  if (!wanted || !today) return plain(`${value}${unit ?? ''}`) === plain(present)
  return wanted.number === today.number && (!wanted.unit || !today.unit || wanted.unit === today.unit)
}

// A number and what it counts; a text that holds anything else is not a measure.
function measureOf(text: string): { number: number; unit: string } | undefined {
  const [, number, unit = ''] = /^[≥≤=±]?([-+]?\d+(?:\.\d+)?)([^\d.]*)$/u.exec(plain(text)) ?? []
  return number === undefined ? undefined : { number: Number(number), unit }
}

// Width, case, spaces and grouping of digits say nothing.
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s/g, '')
    .replace(/(?<=\d),(?=\d{3})/g, '')
}
