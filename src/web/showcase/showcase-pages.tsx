import { Hono } from 'hono'
import { readShowcaseQuery, writeShowcaseQuery } from '#catalogue/showcase-query.ts'
import { isKnown } from '#people/access.ts'
import { listNamed } from '#search/named.ts'
import { listFound, listShowcase } from '#search/showcase.ts'
import { suggestWhileTyping } from '#search/suggesting.ts'
import type { Page } from '../shell.tsx'
import type { Visit, WebEnv } from '../visit.ts'
import { listMeetingPlaces } from './asking.ts'
import { showBriefly } from './brief.ts'
import { writeAtom, writeFeed } from './feed.ts'
import { listOwnMatches } from './own-matches.tsx'
import { readResultKind } from './result-kinds.tsx'
import { ShowcaseView } from './showcase-view.tsx'
import { describeCollection } from './structured-data.ts'

export const showcasePages = new Hono<WebEnv>()
  .get('/showcase', (c) => showBriefly(c, () => showcasePage(c.var.visit)))
  .get('/showcase/suggestions', async (c) => {
    const { db, actor, lang, url } = c.var.visit
    return c.json(await suggestWhileTyping(db, actor, url.searchParams.get('q') ?? '', lang))
  })
  .get('/showcase/feed.xml', async (c) => {
    const { query, found } = await readNews(c.var.visit)
    return c.body(writeFeed(c.var.visit, query, found), 200, { 'Content-Type': 'application/rss+xml; charset=UTF-8' })
  })
  .get('/showcase/feed.atom', async (c) => {
    const { query, found } = await readNews(c.var.visit)
    return c.body(writeAtom(c.var.visit, query, found), 200, { 'Content-Type': 'application/atom+xml; charset=UTF-8' })
  })

// Whatever the search is ordered by, who follows it wants to hear of what is new.
async function readNews({ db, actor, lang, url }: Visit) {
  const query = readShowcaseQuery(url.searchParams)
  const { found } = await listFound(db, actor, { ...query, order: 'newest', cursor: undefined }, lang)
  return { query, found }
}

async function showcasePage(visit: Visit): Promise<Page> {
  const { db, actor, lang, say } = visit
  const query = readShowcaseQuery(visit.url.searchParams)
  const [page, named] = await Promise.all([listShowcase(db, actor, query, lang), listNamed(db, query.q)])
  const owners = page.found.flatMap(({ owner }) => (owner.known ? [owner.known.id] : []))
  const [places, matches] = isKnown(actor)
    ? await Promise.all([listMeetingPlaces(db, actor, owners), listOwnMatches(visit)])
    : [new Map<string, string>(), []]
  const title = query.q ? say('showcase.title-search', { words: query.q }) : say('showcase.title')
  const address = writeShowcaseQuery({ ...query, cursor: undefined })
  return {
    title,
    description: say('showcase.description'),
    section: 'showcase',
    canonicalQuery: address,
    feeds: [
      { type: 'application/rss+xml', address: visit.to.showcaseFeed(address) },
      { type: 'application/atom+xml', address: visit.to.showcaseAtom(address) },
    ],
    jsonLd: describeCollection(visit, {
      name: title,
      description: say('showcase.description'),
      address: visit.to.showcase(address),
      cards: page.found,
    }),
    body: (
      <ShowcaseView
        {...{ visit, query, page, places, matches, named }}
        shown={readResultKind(visit.url.searchParams)}
      />
    ),
    island: 'suggesting',
  }
}
