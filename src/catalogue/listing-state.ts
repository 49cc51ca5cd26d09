import { Refusal } from '#platform/refusal.ts'
import { type TextField, type TidyListingInput, textFields } from './input.ts'
import { type Target, targetsAfter } from './targets.ts'

export type Origin = 'original' | 'human' | 'machine' | 'reviewed'
export type ListingText = { origin: Origin } & Record<TextField, string>

const BLANK = {
  reference: null as string | null,
  fields: [] as string[],
  cooperation: [] as string[],
  keywords: [] as string[],
  ipc: [] as string[],
  industries: [] as string[],
  expiresOn: null as string | null,
  trl: null as number | null,
  stage: null as string | null,
  ipStatus: null as string | null,
  patents: [] as string[],
  priceTerms: null as string | null,
  exhibitMedia: [] as string[],
  wantedTrl: null as number | null,
  budgetMin: null as string | null,
  budgetMax: null as string | null,
  budgetCurrency: null as string | null,
  dueOn: null as string | null,
  acceptsForeign: true,
  isAnonymous: false,
  prizeAmount: null as string | null,
  prizeCurrency: null as string | null,
  urgency: null as 'normal' | 'urgent' | null,
}
type Plain = typeof BLANK

/** Everything a listing says, as one value: what it was, and what it will be after a change. */
export type ListingState = Plain & {
  kind: 'offer' | 'need'
  organisationId: string
  profile: 'TO' | 'TR' | 'BO' | 'BR' | 'RDR'
  originalLang: string
  texts: Record<string, ListingText>
  targets: Target[]
}

/** What the listing says after the input: left out stays, `null` clears. Refuses a listing that would not be whole. */
export function changed(before: ListingState | undefined, input: TidyListingInput): ListingState {
  const originalLang = originalLanguage(before, input)
  const next: ListingState = {
    ...plainAfter(before ?? BLANK, input),
    kind: input.kind,
    organisationId: input.organisationId,
    profile: input.profile ?? (input.profile === undefined ? before?.profile : undefined) ?? profileOf(input.kind),
    originalLang,
    texts: textsAfter(before?.texts ?? {}, input, originalLang),
    targets: targetsAfter(before?.targets ?? [], input.targets),
  }
  insistOnAmounts(next)
  return next
}

/** The parts in which two states differ, for the audit trail: a change is read there without its surroundings. */
export function difference(
  before: ListingState | undefined,
  next: ListingState,
): { before: Partial<ListingState>; after: Partial<ListingState> } {
  const keys = (Object.keys(next) as (keyof ListingState)[]).filter(
    (key) => JSON.stringify(before?.[key]) !== JSON.stringify(next[key]),
  )
  const pick = (state: ListingState | undefined) =>
    Object.fromEntries(keys.map((key) => [key, state?.[key]])) as Partial<ListingState>
  return { before: pick(before), after: pick(next) }
}

function plainAfter(before: Plain, input: TidyListingInput): Plain {
  const entries = (Object.keys(BLANK) as (keyof Plain)[]).map((key) => {
    const given = input[key]
    const value = given === undefined ? before[key] : (given ?? BLANK[key])
    // Twice the same code says no more than once.
    return [key, Array.isArray(value) ? [...new Set(value)] : value === '' ? null : value]
  })
  return Object.fromEntries(entries) as Plain
}

function originalLanguage(before: ListingState | undefined, input: TidyListingInput): string {
  const titled = Object.entries(input.title ?? {}).filter(([, title]) => title)
  const only = titled.length === 1 ? titled[0]?.[0] : undefined
  const lang = input.originalLang ?? before?.originalLang ?? only
  if (lang) return lang
  if (titled.length === 0) throw new Refusal('catalogue.title-missing', { field: 'title' })
  throw new Refusal('catalogue.original-language-missing', { field: 'originalLang' })
}

function textsAfter(
  before: Record<string, ListingText>,
  input: TidyListingInput,
  originalLang: string,
): Record<string, ListingText> {
  const given = textFields.flatMap((field) => Object.keys(input[field] ?? {}))
  const langs = [...new Set([...Object.keys(before), ...given])].sort()
  const after: Record<string, ListingText> = {}
  for (const lang of langs) {
    const words = Object.fromEntries(
      textFields.map((field) => [field, wordAfter(before[lang]?.[field] ?? '', input[field], lang)]),
    ) as Record<TextField, string>
    if (Object.values(words).every((word) => word === '')) continue
    const fault = lang === originalLang ? 'catalogue.title-missing' : 'catalogue.translation-without-title'
    if (!words.title) throw new Refusal(fault, { field: `title.${lang}` })
    after[lang] = { origin: originOf(before[lang], words, { lang, originalLang, input }), ...words }
  }
  if (!after[originalLang]) throw new Refusal('catalogue.title-missing', { field: `title.${originalLang}` })
  return after
}

function wordAfter(before: string, given: Record<string, string | null> | null | undefined, lang: string): string {
  if (given === null) return ''
  return given?.[lang] === undefined ? before : (given[lang] ?? '')
}

function originOf(
  before: ListingText | undefined,
  words: Record<TextField, string>,
  { lang, originalLang, input }: { lang: string; originalLang: string; input: TidyListingInput },
): Origin {
  if (lang === originalLang) return 'original'
  const stated = input.origins?.[lang]
  if (stated) return stated
  if (!before || before.origin === 'original') return 'human'
  // A machine's words that a person has corrected were read by that person.
  const isTouched = textFields.some((field) => before[field] !== words[field])
  return before.origin === 'machine' && isTouched ? 'reviewed' : before.origin
}

function insistOnAmounts({ budgetMin, budgetMax, budgetCurrency, prizeAmount, prizeCurrency }: ListingState): void {
  if (budgetMin && budgetMax && cents(budgetMax) < cents(budgetMin))
    throw new Refusal('catalogue.budget-upside-down', { field: 'budgetMax' })
  if ((budgetMin || budgetMax) && !budgetCurrency)
    throw new Refusal('catalogue.currency-missing', { field: 'budgetCurrency' })
  if (prizeAmount && !prizeCurrency) throw new Refusal('catalogue.currency-missing', { field: 'prizeCurrency' })
}

function cents(amount: string): bigint {
  return BigInt(amount.replace('.', ''))
}

function profileOf(kind: 'offer' | 'need'): 'TO' | 'TR' {
  return kind === 'offer' ? 'TO' : 'TR'
}
