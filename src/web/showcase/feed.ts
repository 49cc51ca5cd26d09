import type { Card } from '#catalogue/cards.ts'
import { type ShowcaseQuery, writeShowcaseQuery } from '#catalogue/showcase-query.ts'
import { htmlLang } from '#platform/languages.ts'
import type { Visit } from '../visit.ts'

/** A search as an RSS 2.0 feed, newest first. */
export function writeFeed({ say, to, lang, config }: Visit, query: ShowcaseQuery, found: Card[]): string {
  const address = writeShowcaseQuery({ ...query, cursor: undefined })
  const self = config.publicUrl + to.showcaseFeed(address)
  const title = query.q ? say('showcase.title-search', { words: query.q }) : say('showcase.title')
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${xml(`${title} · ${say('web.product')}`)}</title>
<link>${xml(config.publicUrl + to.showcase(address))}</link>
<description>${xml(say('showcase.description'))}</description>
<language>${htmlLang(lang)}</language>
<atom:link href="${xml(self)}" rel="self" type="application/rss+xml"/>
${found.map((card) => item(card, `${config.publicUrl}${to.listing(card.kind, card.number)}`, say)).join('\n')}
</channel>
</rss>
`
}

function item(card: Card, address: string, say: Visit['say']): string {
  return `<item>
<title>${xml(`${say(`catalogue.kind.${card.kind}`)}: ${card.title}`)}</title>
<link>${xml(address)}</link>
<guid isPermaLink="true">${xml(address)}</guid>
${card.publishedAt ? `<pubDate>${card.publishedAt.toUTCString()}</pubDate>` : ''}
<description>${xml(card.summary)}</description>
</item>`
}

const ENTITIES: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;', "'": '&apos;' }

export function xml(text: string): string {
  return text.replace(/[<>&"']/g, (letter) => ENTITIES[letter] ?? letter)
}
