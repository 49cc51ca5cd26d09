import { Hono } from 'hono'
import { type ListedAddress, listPublishedBlocks, listPublishedIn } from '#catalogue/site-index.ts'
import { htmlLang, uiLanguages } from '#platform/languages.ts'
import { notFound } from '#platform/refusal.ts'
import { addresses } from '../routes.ts'
import type { WebEnv } from '../visit.ts'
import { xml } from './feed.ts'

const XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
const HEADERS = { 'Content-Type': 'application/xml; charset=UTF-8' }

/** For search engines: every published listing in every language of the screens, each naming its twin. */
export const siteMap = new Hono<WebEnv>()
  .get('/sitemap.xml', async (c) => {
    const { db, config } = c.var.visit
    const blocks = await listPublishedBlocks(db)
    const maps = blocks.map(
      (block) => `<sitemap><loc>${xml(`${config.publicUrl}/sitemaps/${block}.xml`)}</loc></sitemap>`,
    )
    return c.body(`${HEAD}<sitemapindex ${XMLNS}>${maps.join('')}</sitemapindex>`, 200, HEADERS)
  })
  .get('/sitemaps/:file{[0-9]{1,6}\\.xml}', async (c) => {
    const { db, config } = c.var.visit
    const listed = await listPublishedIn(db, Number.parseInt(c.req.param('file'), 10))
    if (listed.length === 0) throw notFound('page')
    const urls = listed.flatMap((listing) => uiLanguages.map((lang) => entry(config.publicUrl, listing, lang)))
    const xhtml = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    return c.body(`${HEAD}<urlset ${XMLNS} ${xhtml}>${urls.join('\n')}</urlset>`, 200, HEADERS)
  })

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

function entry(publicUrl: string, { kind, number, changedAt }: ListedAddress, lang: 'zh' | 'en'): string {
  const address = (tag: 'zh' | 'en') => xml(publicUrl + addresses(tag).listing(kind, number))
  const twins = uiLanguages.map(
    (tag) => `<xhtml:link rel="alternate" hreflang="${htmlLang(tag)}" href="${address(tag)}"/>`,
  )
  return `<url><loc>${address(lang)}</loc><lastmod>${changedAt.toISOString()}</lastmod>${twins.join('')}</url>`
}
