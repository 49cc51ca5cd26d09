import type { ListingPage } from '#catalogue/listing-page.ts'
import { industries } from '#catalogue/vocabularies/classifications.ts'
import { fields } from '#catalogue/vocabularies/fields.ts'
import { readinessLevels, stages } from '#catalogue/vocabularies/readiness.ts'
import { cooperationTypes, ipStatuses, profiles } from '#catalogue/vocabularies/terms-of-trade.ts'
import { labelOf, type Vocabulary } from '#catalogue/vocabularies/vocabulary.ts'
import { countryLabel } from '#people/places.ts'
import { htmlLang, spoken, type UiLanguage } from '#platform/languages.ts'
import { type Say, speaker } from '#platform/messages.ts'
import { sharesOf, shortened, widthOf } from './fitting.ts'

/** What stands on the one page of a listing, in words, whatever it is printed with. */
export type OnePage = {
  lang: UiLanguage
  /** The language of title, summary and sections. */
  textLang: string
  kind: 'offer' | 'need'
  heading: string
  /** Says that everything on it is invented. */
  sample: string | undefined
  title: string
  summary: string
  note: string | undefined
  facts: { label: string; value: string }[]
  targets: { heads: string[]; rows: string[][] } | undefined
  sections: { heading: string; text: string }[]
  address: string
  scan: string
  isShortened: boolean
}

const SECTIONS = ['description', 'advantages', 'problem', 'presentSolution', 'constraints', 'sought'] as const
const TITLE_WIDTH = 150
const SUMMARY_WIDTH = 420
const FACT_WIDTH = 110
const TARGETS_SHOWN = 6

/**
 * The page of a listing in a reader's language, else in its original. `room` is how wide all its sections together may be,
 * in half signs; longer ones are shortened and the code leads to the rest. Papers are passed on, so whoever asks
 * anonymously is named on none, whoever prints it.
 */
export function writeOnePage(
  listing: ListingPage,
  { lang, address, room }: { lang: UiLanguage; address: string; room: number },
): OnePage {
  const say = speaker(lang)
  const textLang = listing.texts[lang] ? lang : listing.originalLang
  const text = listing.texts[textLang]
  if (!text) throw new Error(`listing ${listing.number} has no original`)
  const facts = factsOf(listing, lang, say)
  const targets = targetsOf(listing, say)
  const filled = SECTIONS.filter((field) => text[field])
  const taken = facts.length * FACT_WIDTH * 0.5 + (targets?.rows.length ?? 0) * FACT_WIDTH
  const widths = filled.map((field) => roomFor(text[field]))
  const shares = sharesOf(widths, Math.max(400, room - taken - filled.length * FACT_WIDTH))
  return {
    ...{ lang, textLang, kind: listing.kind, address },
    heading: headingOf(listing, say),
    sample: listing.isSample ? say('papers.sample') : undefined,
    title: shortened(text.title, TITLE_WIDTH),
    summary: shortened(text.summary, SUMMARY_WIDTH),
    note: textLang === listing.originalLang ? undefined : say(`papers.translated.${text.origin}`),
    facts,
    targets,
    sections: filled.map((field, i) => ({
      heading: say(`showcase.field.${field}`),
      text: shortened(text[field].replace(/\n{2,}/g, '\n'), shares[i] ?? 0),
    })),
    scan: say('papers.scan'),
    isShortened: filled.some((_, i) => (shares[i] ?? 0) < (widths[i] ?? 0)),
  }
}

function headingOf({ kind, number, standing }: ListingPage, say: Say): string {
  const parts = [say(`catalogue.kind.${kind}`), `№${number}`]
  return [...parts, ...(standing === 'published' ? [] : [say(`showcase.standing.${standing}`)])].join(' · ')
}

/** A line that is not full takes a whole one. */
function roomFor(text: string): number {
  const lines = text.split('\n').filter(Boolean)
  return Math.max(
    widthOf(text),
    lines.reduce((sum, line) => sum + Math.ceil(widthOf(line) / FACT_WIDTH) * FACT_WIDTH, 0),
  )
}

function factsOf(listing: ListingPage, lang: UiLanguage, say: Say): OnePage['facts'] {
  const list = (vocabulary: Vocabulary, codes: string[]) =>
    codes.map((code) => labelOf(vocabulary, code, lang).text).join(say('web.list-separator'))
  const level = listing.kind === 'offer' ? listing.trl : listing.wantedTrl
  const rows: [string, string | null | undefined | false][] = [
    ['owner', ownerOf(listing, lang, say)],
    ['profile', labelOf(profiles, listing.profile, lang).text],
    ['fields', list(fields, listing.fields)],
    [listing.kind === 'offer' ? 'trl' : 'wantedTrl', level !== null && levelText(level, lang)],
    ['stage', listing.stage && labelOf(stages, listing.stage, lang).text],
    ['ipStatus', listing.ipStatus && labelOf(ipStatuses, listing.ipStatus, lang).text],
    ['patents', listing.patents.join(say('web.list-separator'))],
    ['cooperation', list(cooperationTypes, listing.cooperation)],
    ['industries', list(industries, listing.industries)],
    ['keywords', listing.keywords.join(say('web.list-separator'))],
    ['priceTerms', listing.priceTerms],
    ['budget', budgetOf(listing, lang)],
    ['prize', amountOf(listing.prizeAmount, listing.prizeCurrency, lang)],
    ['dueOn', listing.dueOn],
    ['expiresOn', listing.expiresOn],
    ['acceptsForeign', listing.kind === 'need' && say(`showcase.foreign-${listing.acceptsForeign ? 'yes' : 'no'}`)],
  ]
  return rows.flatMap(([name, value]) =>
    value ? [{ label: say(`showcase.field.${name}`), value: shortened(value, FACT_WIDTH) }] : [],
  )
}

function levelText(level: number, lang: UiLanguage): string {
  return `TRL ${level} ${labelOf(readinessLevels, String(level), lang).text}`
}

function ownerOf({ owner, isAnonymous }: ListingPage, lang: UiLanguage, say: Say): string {
  const country = countryLabel(owner.country, lang)
  const place = !owner.city ? country : lang === 'zh' ? `${country}${owner.city}` : `${owner.city}, ${country}`
  if (owner.known && !isAnonymous) return `${spoken(owner.known.name, lang).text}${say('showcase.separator')}${place}`
  return say('papers.anonymous', { place, kind: say(`showcase.organisation.${owner.kind}`) })
}

function budgetOf({ budgetMin, budgetMax, budgetCurrency }: ListingPage, lang: UiLanguage): string | null {
  const amounts = [...new Set([budgetMin, budgetMax])].flatMap((amount) => amountOf(amount, budgetCurrency, lang) ?? [])
  if (amounts.length === 0) return null
  return budgetMin ? amounts.join(' – ') : `≤ ${amounts[0]}`
}

function amountOf(amount: string | null, currency: string | null, lang: UiLanguage): string | null {
  if (!amount || !currency) return null
  const format = new Intl.NumberFormat(htmlLang(lang), {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
    minimumFractionDigits: 0,
  })
  return format.format(Number(amount)).replaceAll('\u00a0', ' ')
}

const OPERATORS: Record<string, string> = { '>=': '≥', '<=': '≤', '=': '=', '>': '>', '<': '<' }

function targetsOf({ targets }: ListingPage, say: Say): OnePage['targets'] {
  if (targets.length === 0) return undefined
  const rows = targets.slice(0, TARGETS_SHOWN).map(({ name, operator, value, unit, method }) => {
    const wanted = [OPERATORS[operator], value, unit].filter(Boolean).join(' ')
    return [name, wanted, method ?? '–'].map((cell) => shortened(cell, FACT_WIDTH / 2))
  })
  return { heads: ['name', 'value', 'method'].map((name) => say(`showcase.target.${name}`)), rows }
}
