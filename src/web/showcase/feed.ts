import type { Card } from '#catalogue/cards.ts'
import { type ShowcaseQuery, writeShowcaseQuery } from '#catalogue/showcase-query.ts'
import { now } from '#platform/clock.ts'
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

/** The same as Atom, for programs that prefer it. */
export function writeAtom({ say, to, lang, config }: Visit, query: ShowcaseQuery, found: Card[]): string {
  const address = writeShowcaseQuery({ ...query, cursor: undefined })
  const self = config.publicUrl + to.showcaseAtom(address)
  const title = query.q ? say('showcase.title-search', { words: query.q }) : say('showcase.title')
  const updated = found.map(({ publishedAt }) => publishedAt?.toISOString() ?? '').sort()
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${htmlLang(lang)}">
<id>${xml(self)}</id>
<title>${xml(`${title} · ${say('web.product')}`)}</title>
<updated>${updated.at(-1) || now().toISOString()}</updated>
<author><name>${xml(say('web.product'))}</name></author>
<link rel="self" type="application/atom+xml" href="${xml(self)}"/>
<link rel="alternate" type="text/html" href="${xml(config.publicUrl + to.showcase(address))}"/>
${found.map((card) => entry(card, `${config.publicUrl}${to.listing(card.kind, card.number)}`, say)).join('\n')}
</feed>
`
}

function entry(card: Card, address: string, say: Visit['say']): string {
  const at = card.publishedAt?.toISOString() ?? ''
  return `<entry>
<id>${xml(address)}</id>
<title>${xml(`${say(`catalogue.kind.${card.kind}`)}: ${card.title}`)}</title>
<link rel="alternate" type="text/html" href="${xml(address)}"/>
<published>${at}</published>
<updated>${at}</updated>
<summary xml:lang="${htmlLang(card.lang)}">${xml(card.summary)}</summary>
</entry>`
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
  // A character XML has no place for would make the whole feed unreadable.
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\uFFFE\uFFFF]/gu, ' ')
    .replace(/[<>&"']/g, (letter) => ENTITIES[letter] ?? letter)
}
