import type { Owner } from '#catalogue/anonymity.ts'
import type { Card } from '#catalogue/cards.ts'
import type { ListingPage, OrganisationPage } from '#catalogue/listing-page.ts'
import { uiLanguages } from '#platform/languages.ts'
import type { apiAddresses } from './addresses.ts'

type To = ReturnType<typeof apiAddresses>

export function presentCard(card: Card, to: To) {
  const { id: _, budgetMin, budgetMax, budgetCurrency, owner, publishedAt, ...rest } = card
  return {
    ...rest,
    url: to.listing(card.kind, card.number),
    pages: pagesOf(to, `${card.kind}s/${card.number}`),
    budget: presentBudget({ budgetMin, budgetMax, budgetCurrency }),
    owner: presentOwner(owner, to),
    publishedAt: publishedAt?.toISOString() ?? null,
  }
}

export function presentListing(listing: ListingPage, lang: string, to: To) {
  const shown = listing.texts[lang] ? lang : listing.originalLang
  const words = listing.texts[shown]
  const isNeed = listing.kind === 'need'
  const { prizeAmount, prizeCurrency } = listing
  return {
    kind: listing.kind,
    number: listing.number,
    url: to.listing(listing.kind, listing.number),
    pages: pagesOf(to, `${listing.kind}s/${listing.number}`),
    title: words?.title ?? '',
    summary: words?.summary ?? '',
    lang: shown,
    origin: words?.origin ?? 'original',
    originalLang: listing.originalLang,
    texts: Object.fromEntries(Object.entries(listing.texts).map(([tag, { writtenAt: _, ...text }]) => [tag, text])),
    profile: listing.profile,
    fields: listing.fields,
    cooperation: listing.cooperation,
    keywords: listing.keywords,
    ipc: listing.ipc,
    industries: listing.industries,
    trl: isNeed ? listing.wantedTrl : listing.trl,
    stage: listing.stage,
    ipStatus: listing.ipStatus,
    patents: listing.patents,
    priceTerms: listing.priceTerms,
    exhibitMedia: listing.exhibitMedia,
    budget: presentBudget(listing),
    prize: prizeAmount && prizeCurrency ? { amount: prizeAmount, currency: prizeCurrency } : null,
    dueOn: listing.dueOn,
    acceptsForeign: isNeed ? listing.acceptsForeign : null,
    urgency: listing.urgency,
    targets: listing.targets,
    expiresOn: listing.expiresOn,
    halls: listing.halls,
    owner: presentOwner(listing.owner, to),
    publishedAt: listing.publishedAt?.toISOString() ?? null,
    standing: listing.standing,
    closed: listing.closure ? { at: listing.closure.closedAt.toISOString(), reason: listing.closure.reason } : null,
    changedAt: listing.changedAt.toISOString(),
    isSample: listing.isSample,
  }
}

export function presentOrganisation(organisation: OrganisationPage, cards: Card[], to: To) {
  const { id: _, ...rest } = organisation
  return {
    ...rest,
    url: to.organisation(organisation.number),
    pages: pagesOf(to, `organisations/${organisation.number}`),
    listings: cards.map((card) => presentCard(card, to)),
  }
}

function presentOwner({ known, ...place }: Owner, to: To) {
  return known ? { ...place, number: known.number, name: known.name, url: to.organisation(known.number) } : place
}

function presentBudget({
  budgetMin,
  budgetMax,
  budgetCurrency,
}: Pick<Card, 'budgetMin' | 'budgetMax' | 'budgetCurrency'>) {
  return budgetCurrency && (budgetMin || budgetMax)
    ? { min: budgetMin, max: budgetMax, currency: budgetCurrency }
    : null
}

function pagesOf(to: To, path: string): Record<string, string> {
  return Object.fromEntries(uiLanguages.map((lang) => [lang, to.page(lang, path)]))
}
