import { Hono } from 'hono'
import { listShownResources } from '#catalogue/resources/finding.ts'
import { listPublishedBlocks, listPublishedIn, listShowingBlocks, listShowingIn } from '#catalogue/site-index.ts'
import { vocabularies } from '#catalogue/vocabularies/registry.ts'
import { listEvents } from '#events/directory.ts'
import { listOpenHalls } from '#events/halls.ts'
import type { Db } from '#platform/database/connect.ts'
import { htmlLang, uiLanguages } from '#platform/languages.ts'
import { notFound } from '#platform/refusal.ts'
import { listSignedReleases } from '#reporting/press-releases.ts'
import { type Addresses, addresses } from '../routes.ts'
import type { PageContext, WebEnv } from '../visit.ts'
import { xml } from './feed.ts'

const XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
const XHTML = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** A page that exists in every language of the screens. */
type Entry = { path: (to: Addresses) => string; changedAt?: Date | undefined }

/** For search engines: every public page in every language of the screens, each naming its twin. */
export const siteMap = new Hono<WebEnv>()
  .get('/robots.txt', (c) => c.text(robots(c)))
  .get('/sitemap.xml', async (c) => {
    const { db, config } = c.var.visit
    const [listings, organisations] = await Promise.all([listPublishedBlocks(db), listShowingBlocks(db)])
    const maps: { name: string; changedAt?: Date }[] = [
      { name: 'pages' },
      ...listings.map(({ block, changedAt }) => ({ name: String(block), changedAt })),
      ...organisations.map(({ block, changedAt }) => ({ name: `organisations-${block}`, changedAt })),
    ]
    const lines = maps.map(
      ({ name, changedAt }) =>
        `<sitemap><loc>${xml(`${config.publicUrl}/sitemaps/${name}.xml`)}</loc>${lastmod(changedAt)}</sitemap>`,
    )
    return send(c, `<sitemapindex ${XMLNS}>${lines.join('')}</sitemapindex>`)
  })
  .get('/sitemaps/pages.xml', async (c) => sendUrls(c, await listPages(c.var.visit.db)))
  .get('/sitemaps/:file{organisations-[0-9]{1,6}\\.xml}', async (c) => {
    const block = Number.parseInt(c.req.param('file').slice('organisations-'.length), 10)
    const showing = await listShowingIn(c.var.visit.db, block)
    return sendUrls(
      c,
      showing.map(({ number, changedAt }) => ({ path: (to) => to.organisation(number), changedAt })),
    )
  })
  .get('/sitemaps/:file{[0-9]{1,6}\\.xml}', async (c) => {
    const listed = await listPublishedIn(c.var.visit.db, Number.parseInt(c.req.param('file'), 10))
    return sendUrls(
      c,
      listed.map(({ kind, number, changedAt }) => ({ path: (to) => to.listing(kind, number), changedAt })),
    )
  })

async function listPages(db: Db): Promise<Entry[]> {
  const [events, halls, releases, resources] = await Promise.all([
    listEvents(db),
    listOpenHalls(db),
    listSignedReleases(db),
    listShownResources(db),
  ])
  return [
    { path: (to) => to.home },
    { path: (to) => to.showcase() },
    { path: (to) => to.halls },
    { path: (to) => to.map() },
    { path: (to) => to.resources('expert') },
    { path: (to) => to.resources('station') },
    ...resources.map(({ kind, number, changedAt }): Entry => ({ path: (to) => to.resource(kind, number), changedAt })),
    { path: (to) => to.vocabularies },
    ...vocabularies.map(({ id }): Entry => ({ path: (to) => to.vocabulary(id) })),
    { path: (to) => to.events },
    ...events.map(({ slug }): Entry => ({ path: (to) => to.event(slug) })),
    ...halls.map(({ slug }): Entry => ({ path: (to) => to.hall(slug) })),
    ...releases.map(({ number, signedAt }): Entry => ({ path: (to) => to.pressRelease(number), changedAt: signedAt })),
  ]
}

function sendUrls(c: PageContext, entries: Entry[]): Response {
  if (entries.length === 0) throw notFound('page')
  const { publicUrl } = c.var.visit.config
  const urls = entries.flatMap((entry) => uiLanguages.map((lang) => urlOf(publicUrl, entry, lang)))
  return send(c, `<urlset ${XMLNS} ${XHTML}>${urls.join('\n')}</urlset>`)
}

function urlOf(publicUrl: string, { path, changedAt }: Entry, lang: 'zh' | 'en'): string {
  const address = (tag: 'zh' | 'en') => xml(publicUrl + path(addresses(tag)))
  const twin = (tag: string, href: string) => `<xhtml:link rel="alternate" hreflang="${tag}" href="${href}"/>`
  const twins = [...uiLanguages.map((tag) => twin(htmlLang(tag), address(tag))), twin('x-default', address('en'))]
  return `<url><loc>${address(lang)}</loc>${lastmod(changedAt)}${twins.join('')}</url>`
}

function lastmod(at: Date | undefined): string {
  return at ? `<lastmod>${at.toISOString()}</lastmod>` : ''
}

function send(c: PageContext, body: string): Response {
  return c.body(HEAD + body, 200, { 'Content-Type': 'application/xml; charset=UTF-8' })
}

// A demonstration is nobody's news; elsewhere only what needs a person, or repeats another page, is closed.
function robots(c: PageContext): string {
  const { config } = c.var.visit
  if (config.isDemo) return 'User-agent: *\nDisallow: /\n'
  const closed = ['my', 'office', 'desk', 'sign-in', 'subscriptions', 'showcase/compare', 'showcase/kept']
  const lines = uiLanguages.flatMap((lang) =>
    [...closed, 'showcase/subscription', 'showcase?*cursor='].map((path) => `Disallow: /${lang}/${path}`),
  )
  return [
    'User-agent: *',
    ...lines,
    'Disallow: /unsubscribe/',
    '',
    `Sitemap: ${config.publicUrl}/sitemap.xml`,
    '',
  ].join('\n')
}
