import { z } from 'zod'
import { fieldOf, type ListingInput, listingSchema, textFields } from '#catalogue/input.ts'
import { targetWords } from '#catalogue/targets.ts'
import { readMoney } from '#platform/sheets/kinds/money.ts'

/** Rows for indicators on a page without a script; an indicator beyond them has a row of its own. */
export const TARGET_ROWS = 3
const TARGET_ROWS_MAX = 20

type Fields = Record<string, string | string[]>

/** Which listing a form is about. */
export type Subject = { kind: 'offer' | 'need'; organisationId: string; id?: string; langs: string[] }

/** Turns the fields of the form into an input of the catalogue; every fault is told at once, each at its field. */
export function listingForm(subject: Subject) {
  return z.record(z.string(), z.union([z.string(), z.array(z.string())])).transform((fields, context) => {
    const input = inputOf(subject, fields)
    const lang = input.originalLang ?? subject.langs[0] ?? 'zh'
    // The catalogue asks for it last, when everything else is right; a form says it together with the rest.
    if (!input.title?.[lang])
      context.issues.push({
        code: 'custom',
        message: 'catalogue.title-missing',
        path: [`title.${lang}`],
        input: undefined,
      })
    const parsed = listingSchema.safeParse(input)
    for (const issue of parsed.error?.issues ?? [])
      context.issues.push({ ...issue, path: [fieldOf(issue.path)], input: undefined } as z.core.$ZodRawIssue)
    return input
  })
}

function inputOf({ kind, organisationId, id, langs }: Subject, fields: Fields): ListingInput {
  const read = reader(fields)
  const words = Object.fromEntries(
    textFields.map((field) => [field, Object.fromEntries(langs.map((lang) => [lang, read.text(`${field}.${lang}`)]))]),
  )
  const shared = {
    kind,
    organisationId,
    ...(id ? { id } : {}),
    ...words,
    ...(kind === 'need' ? { title: titlesOf(words, langs, read.text('targets.0.name')) } : {}),
    originalLang: read.text('originalLang') ?? undefined,
    origins: originsOf(langs, read),
    reference: read.text('reference'),
    profile: read.text('profile'),
    fields: read.list('fields'),
    cooperation: read.list('cooperation'),
    keywords: read.split('keywords'),
    ipc: [...new Set([...read.list('ipcClass'), ...read.split('ipc').map((symbol) => symbol.toUpperCase())])],
    industries: read.list('industries'),
    expiresOn: read.text('expiresOn'),
  }
  return { ...shared, ...(kind === 'offer' ? offerOf(read) : needOf(read, langs)) } as ListingInput
}

const TITLE_LETTERS = 60

/** A need without a title is called by its first words: nobody in a hurry is sent back for one. */
function titlesOf(words: Record<string, Record<string, string | null>>, langs: string[], measured: string | null) {
  return Object.fromEntries(
    langs.map((lang, i) => {
      const said = textFields.map((field) => words[field]?.[lang]).find(Boolean) ?? (i === 0 ? measured : null)
      return [lang, words.title?.[lang] ?? (said ? firstWords(said) : null)]
    }),
  )
}

function firstWords(text: string): string {
  const letters = [...(text.split(/[。！？!?\n]|\.\s/u).find((sentence) => sentence.trim()) ?? text).trim()]
  return letters.length > TITLE_LETTERS ? `${letters.slice(0, TITLE_LETTERS).join('').trim()}…` : letters.join('')
}

function offerOf(read: Reader) {
  return {
    trl: read.number('trl'),
    stage: read.text('stage'),
    ipStatus: read.text('ipStatus'),
    patents: read.split('patents'),
    priceTerms: read.text('priceTerms'),
    exhibitMedia: read.list('exhibitMedia'),
  }
}

function needOf(read: Reader, langs: string[]) {
  return {
    wantedTrl: read.number('wantedTrl'),
    budgetMin: read.amount('budgetMin', 'budgetCurrency'),
    budgetMax: read.amount('budgetMax', 'budgetCurrency'),
    budgetCurrency: read.text('budgetMin') || read.text('budgetMax') ? read.text('budgetCurrency') : null,
    dueOn: read.text('dueOn'),
    acceptsForeign: read.text('acceptsForeign') !== 'no',
    isAnonymous: read.text('isAnonymous') === 'yes',
    prizeAmount: read.amount('prizeAmount', 'prizeCurrency'),
    prizeCurrency: read.text('prizeAmount') ? read.text('prizeCurrency') : null,
    urgency: read.text('urgency'),
    targets: targetsOf(read, langs),
  }
}

/** How many rows reach down to the last indicator of which anything is written. */
export function filledRows(values: Fields): number {
  const read = reader(values)
  const rows = Array.from({ length: TARGET_ROWS_MAX }, (_, i) => i)
  return 1 + rows.findLastIndex((i) => TARGET_PARTS.some((part) => read.text(`targets.${i}.${part}`)))
}

const TARGET_PARTS = ['name', 'value', 'unit', 'method', 'present'] as const

function targetsOf(read: Reader, langs: string[]) {
  return Array.from({ length: TARGET_ROWS_MAX }, (_, i) => ({
    operator: read.text(`targets.${i}.operator`) ?? 'text',
    ...Object.fromEntries(TARGET_PARTS.map((part) => [part, read.text(`targets.${i}.${part}`)])),
    translations: Object.fromEntries(
      langs.map((lang) => [
        lang,
        Object.fromEntries(targetWords.map((word) => [word, read.text(`targets.${i}.translations.${lang}.${word}`)])),
      ]),
    ),
  }))
}

function originsOf(langs: string[], read: Reader): Record<string, string> {
  const stated = langs.map((lang) => [lang, read.text(`origins.${lang}`)] as const)
  return Object.fromEntries(stated.filter((entry): entry is readonly [string, string] => entry[1] !== null))
}

type Reader = ReturnType<typeof reader>

function reader(fields: Fields) {
  const list = (name: string) => [fields[name] ?? []].flat().filter(Boolean)
  const text = (name: string) => list(name)[0]?.trim() || null
  return {
    list,
    text,
    split: (name: string) =>
      (text(name) ?? '')
        .split(/[,，、;；\n]+/)
        .map((part) => part.trim())
        .filter(Boolean),
    number: (name: string) => (text(name) === null ? null : Number(text(name))),
    amount: (name: string, currency: string) => amountOf(text(name), text(currency)),
  }
}

// People group digits, type them full width and count in 万; neither changes the amount. What is no amount is refused as it
// was typed.
function amountOf(typed: string | null, currency: string | null): string | null {
  const digits = typed?.normalize('NFKC').replace(/[,\s]/g, '') || null
  if (!typed || !digits || !currency || /^\d+(\.\d+)?$/.test(digits)) return digits
  const read = readMoney(typed, { currency, unit: 1 })
  const money = 'value' in read ? read.value : null
  return money?.currency === currency ? String(money.amount) : digits
}
