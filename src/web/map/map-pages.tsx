import { Hono } from 'hono'
import { readShowcaseQuery, writeShowcaseQuery } from '#catalogue/showcase-query.ts'
import { listShowingOrganisations } from '#catalogue/showing-organisations.ts'
import { describeSearch } from '../following/search-in-words.ts'
import type { Page } from '../shell.tsx'
import { showBriefly } from '../showcase/brief.ts'
import { describePath } from '../showcase/structured-data.ts'
import type { Visit, WebEnv } from '../visit.ts'
import { MapView } from './map-view.tsx'

/** Where those are who offer and need something: a search of the showcase, seen from above. */
export const mapPages = new Hono<WebEnv>().get('/map', (c) => showBriefly(c, () => mapPage(c.var.visit)))

async function mapPage(visit: Visit): Promise<Page> {
  const { db, lang, say, url, to } = visit
  const query = readShowcaseQuery(url.searchParams)
  const address = writeShowcaseQuery({
    ...query,
    order: query.q ? 'relevance' : 'newest',
    limit: 20,
    cursor: undefined,
  })
  const [organisations, search] = await Promise.all([
    listShowingOrganisations(db, query),
    describeSearch(db, lang, address),
  ])
  const isWorld = url.searchParams.get('view') === 'world'
  return {
    title: say('map.title'),
    description: say('map.description'),
    section: 'showcase',
    canonicalQuery: address,
    picture: 'organisation',
    jsonLd: describePath(
      visit,
      { name: say('web.nav.showcase'), address: to.showcase() },
      { name: say('map.title'), address: to.map() },
    ),
    body: <MapView {...{ visit, organisations, query, address, search, isWorld }} />,
  }
}
