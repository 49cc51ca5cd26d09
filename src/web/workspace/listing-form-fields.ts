import { textFields } from '#catalogue/input.ts'
import type { ListingPage } from '#catalogue/listing-page.ts'
import { ipcClassOf } from '#catalogue/vocabularies/classifications.ts'

/** The listing as the fields of the form. */
export function fieldsOf(listing: ListingPage): Record<string, string | string[]> {
  // Classes are ticked, what is finer than a class is written out.
  const [ipcClass, ipc] = [listing.ipc.filter(isClass), listing.ipc.filter((symbol) => !isClass(symbol))]
  const lists = { fields: listing.fields, cooperation: listing.cooperation, industries: listing.industries, ipcClass }
  const joined = { keywords: listing.keywords, ipc, patents: listing.patents }
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
        Object.entries({ ...target, translations: null }).map(([name, value]) => [`targets.${i}.${name}`, value]),
      ),
    ),
    ...Object.fromEntries(
      listing.targets.flatMap(({ translations }, i) =>
        Object.entries(translations).flatMap(([lang, words]) =>
          Object.entries(words).map(([word, text]) => [`targets.${i}.translations.${lang}.${word}`, text]),
        ),
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

function isClass(symbol: string): boolean {
  return ipcClassOf(symbol) === symbol
}

function plain(amount: string | null): string | null {
  return amount?.replace(/\.00$/, '') ?? null
}
