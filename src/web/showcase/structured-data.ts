import type { Card } from '#catalogue/cards.ts'
import type { ListingPage, OrganisationPage } from '#catalogue/listing-page.ts'
import { fields } from '#catalogue/vocabularies/fields.ts'
import { labelOf } from '#catalogue/vocabularies/vocabulary.ts'
import { htmlLang, spoken } from '#platform/languages.ts'
import type { Visit } from '../visit.ts'
import { versionFor } from './versions.tsx'

const CONTEXT = { '@context': 'https://schema.org' }

/** Several things said on one page. */
export function graphOf(...things: unknown[]): unknown {
  const said = things.map((thing) => {
    const { '@context': _, ...rest } = thing as Record<string, unknown>
    return rest
  })
  return { ...CONTEXT, '@graph': said }
}

/** Where a page stands: from the home page down, each step with its name and address. */
export function describePath({ config, to, say }: Visit, ...steps: { name: string; address: string }[]): unknown {
  return {
    ...CONTEXT,
    '@type': 'BreadcrumbList',
    itemListElement: [{ name: say('web.product'), address: to.home }, ...steps].map(({ name, address }, i) => ({
      '@type': 'ListItem',
      position: i + 1,
      name,
      item: config.publicUrl + address,
    })),
  }
}

/** A page that lists: a search of the showcase, a hall. */
export function describeCollection(
  { config, to, lang }: Visit,
  { name, description, address, cards }: { name: string; description?: string; address: string; cards: Card[] },
): unknown {
  return {
    ...CONTEXT,
    '@type': 'CollectionPage',
    name,
    ...(description ? { description } : {}),
    url: config.publicUrl + address,
    inLanguage: htmlLang(lang),
    mainEntity: {
      '@type': 'ItemList',
      numberOfItems: cards.length,
      itemListElement: cards.map((card, i) => ({
        '@type': 'ListItem',
        position: i + 1,
        name: card.title,
        url: config.publicUrl + to.listing(card.kind, card.number),
      })),
    },
  }
}

/** The site itself, and how it is searched. */
export function describeSite({ config, to, lang, say }: Visit): unknown {
  return {
    ...CONTEXT,
    '@type': 'WebSite',
    name: say('web.product'),
    url: config.publicUrl + to.home,
    inLanguage: htmlLang(lang),
    potentialAction: {
      '@type': 'SearchAction',
      target: `${config.publicUrl}${to.showcase()}?q={search_term_string}`,
      'query-input': 'required name=search_term_string',
    },
  }
}

/**
 * A listing in the words of schema.org: an Offer, or a Demand that its organisation seeks to have met. The owner of an
 * anonymous need is left out for every reader, because pages are copied and saved.
 */
export function describeListing(visit: Visit, listing: ListingPage): unknown {
  const { config, to, lang } = visit
  const described = announcement(visit, listing)
  const known = listing.isAnonymous ? undefined : listing.owner.known
  if (!known) return { ...CONTEXT, ...described }
  const owner = organisation(config.publicUrl + to.organisation(known.number), spoken(known.name, lang).text)
  return listing.kind === 'offer'
    ? { ...CONTEXT, ...described, offeredBy: owner }
    : { ...CONTEXT, ...owner, seeks: described }
}

export function describeOrganisation({ config, to, lang }: Visit, page: OrganisationPage): unknown {
  const name = spoken(page.name, lang).text
  const locality = page.city ? { addressLocality: page.city } : {}
  return {
    ...CONTEXT,
    ...organisation(config.publicUrl + to.organisation(page.number), name),
    alternateName: Object.values(page.name).filter((other) => other !== name),
    address: { '@type': 'PostalAddress', addressCountry: page.country, ...locality },
    ...(page.website ? { sameAs: page.website } : {}),
  }
}

function announcement({ config, to, lang }: Visit, listing: ListingPage) {
  const { text, lang: said } = versionFor(listing, lang)
  const about = listing.fields.map((code) => labelOf(fields, code, lang).text)
  return {
    '@type': listing.kind === 'offer' ? 'Offer' : 'Demand',
    identifier: String(listing.number),
    url: config.publicUrl + to.listing(listing.kind, listing.number),
    name: text.title,
    ...(text.summary ? { description: text.summary } : {}),
    ...(listing.publishedAt ? { validFrom: listing.publishedAt.toISOString() } : {}),
    ...(listing.expiresOn ? { validThrough: listing.expiresOn } : {}),
    ...(listing.dueOn ? { availabilityEnds: listing.dueOn } : {}),
    itemOffered: {
      '@type': 'CreativeWork',
      name: text.title,
      inLanguage: htmlLang(said),
      ...(about.length > 0 ? { about } : {}),
      ...(listing.keywords.length > 0 ? { keywords: listing.keywords } : {}),
    },
  }
}

function organisation(url: string, name: string) {
  return { '@type': 'Organization', '@id': url, url, name }
}
