import { z } from 'zod'
import { fieldOf, type ListingInput, listingSchema, textFields } from '#catalogue/input.ts'
import type { ListingPage } from '#catalogue/listing-page.ts'

/** Rows for targets on a page without a script. */
export const TARGET_ROWS = 3

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
    originalLang: read.text('originalLang') ?? undefined,
    origins: originsOf(langs, read),
    reference: read.text('reference'),
    profile: read.text('profile'),
    fields: read.list('fields'),
    cooperation: read.list('cooperation'),
    keywords: read.split('keywords'),
    ipc: read.split('ipc').map((symbol) => symbol.toUpperCase()),
    industries: read.list('industries'),
    expiresOn: read.text('expiresOn'),
  }
  return { ...shared, ...(kind === 'offer' ? offerOf(read) : needOf(read)) } as ListingInput
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

function needOf(read: Reader) {
  return {
    wantedTrl: read.number('wantedTrl'),
    budgetMin: read.amount('budgetMin'),
    budgetMax: read.amount('budgetMax'),
    budgetCurrency: read.amount('budgetMin') || read.amount('budgetMax') ? read.text('budgetCurrency') : null,
    dueOn: read.text('dueOn'),
    acceptsForeign: read.text('acceptsForeign') !== 'no',
    isAnonymous: read.text('isAnonymous') === 'yes',
    prizeAmount: read.amount('prizeAmount'),
    prizeCurrency: read.amount('prizeAmount') ? read.text('prizeCurrency') : null,
    urgency: read.text('urgency'),
    targets: targetsOf(read),
  }
}

// Empty rows are no targets; a row with anything in it is one, so that a forgotten name is asked for.
function targetsOf(read: Reader) {
  return Array.from({ length: TARGET_ROWS }, (_, i) => ({
    name: read.text(`targets.${i}.name`) ?? '',
    operator: read.text(`targets.${i}.operator`) ?? 'text',
    value: read.text(`targets.${i}.value`) ?? '',
    unit: read.text(`targets.${i}.unit`),
    method: read.text(`targets.${i}.method`),
  })).filter(({ name, value, unit, method }) => name || value || unit || method)
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
    // People group digits and type them full width; neither changes the amount.
    amount: (name: string) => text(name)?.normalize('NFKC').replace(/[,\s]/g, '') || null,
  }
}

/** The listing as the fields of the form. */
export function fieldsOf(listing: ListingPage): Fields {
  const lists = { fields: listing.fields, cooperation: listing.cooperation, industries: listing.industries }
  const joined = { keywords: listing.keywords, ipc: listing.ipc, patents: listing.patents }
  const values: Record<string, string | number | null | undefined> = {
    originalLang: listing.originalLang,
    reference: listing.inside?.reference,
    profile: listing.profile,
    expiresOn: listing.expiresOn,
    trl: listing.trl,
    stage: listing.stage,
    ipStatus: listing.ipStatus,
    priceTerms: listing.priceTerms,
    wantedTrl: listing.wantedTrl,
    budgetMin: plain(listing.budgetMin),
    budgetMax: plain(listing.budgetMax),
    budgetCurrency: listing.budgetCurrency,
    dueOn: listing.dueOn,
    acceptsForeign: listing.acceptsForeign ? 'yes' : 'no',
    isAnonymous: listing.isAnonymous ? 'yes' : null,
    prizeAmount: plain(listing.prizeAmount),
    prizeCurrency: listing.prizeCurrency,
    urgency: listing.urgency,
    ...Object.fromEntries(
      Object.entries(listing.texts).flatMap(([lang, text]) => [
        ...textFields.map((field) => [`${field}.${lang}`, text[field]]),
        ...(text.origin === 'original' ? [] : [[`origins.${lang}`, text.origin]]),
      ]),
    ),
    ...Object.fromEntries(
      listing.targets.flatMap((target, i) =>
        Object.entries(target).map(([name, value]) => [`targets.${i}.${name}`, value]),
      ),
    ),
  }
  const filled = Object.entries(values).filter(([, value]) => value !== null && value !== undefined)
  return {
    ...Object.fromEntries(filled.map(([name, value]) => [name, String(value)])),
    ...Object.fromEntries(Object.entries(joined).map(([name, parts]) => [name, parts.join('\n')])),
    ...lists,
    exhibitMedia: listing.exhibitMedia,
  }
}

function plain(amount: string | null): string | null {
  return amount?.replace(/\.00$/, '') ?? null
}
