import { Hono } from 'hono'
import { listCards } from '#catalogue/cards.ts'
import { listOnWalls } from '#events/hall-pieces.ts'
import { countHallVisit } from '#events/hall-visits.ts'
import { getHall, type Hall, listOpenHalls, mayCurate } from '#events/halls.ts'
import { spoken } from '#platform/languages.ts'
import { type Page, show } from '../shell.tsx'
import { showBriefly } from '../showcase/brief.ts'
import { isOpenedBySomebody } from '../showcase/robots.ts'
import { describeCollection, describePath, graphOf } from '../showcase/structured-data.ts'
import type { Visit, WebEnv } from '../visit.ts'
import { HallList, HallView } from './hall-view.tsx'

const PAGE_SIZE = 30

/** Halls that were put together by hand: for an event, staying open after it, or for a theme. */
export const hallPages = new Hono<WebEnv>()
  .get('/halls', async (c) => {
    const { visit } = c.var
    const body = <HallList visit={visit} halls={await listOpenHalls(visit.db)} />
    const { say } = visit
    return show(c, { title: say('halls.title'), description: say('halls.description'), section: 'showcase', body })
  })
  .get('/halls/:slug', async (c) => {
    const { visit } = c.var
    const slug = c.req.param('slug')
    const hall = await getHall(visit.db, visit.actor, slug)
    // An address of before: the link that was printed leads on.
    if (hall.slug !== slug) return c.redirect(visit.to.hall(hall.slug), 301)
    if (isOpenedBySomebody(c) && !mayCurate(visit.actor, hall.event?.id ?? null)) countHallVisit(visit.db, hall)
    return showBriefly(c, () => hallPage(visit, hall))
  })

async function hallPage(visit: Visit, hall: Hall): Promise<Page> {
  const { db, actor, lang, url } = visit
  const onWalls = await listOnWalls(db, hall)
  const asked = Number(url.searchParams.get('page'))
  const pages = Math.max(1, Math.ceil(onWalls.length / PAGE_SIZE))
  const page = Number.isInteger(asked) && asked > 1 && asked <= pages ? asked : 1
  const shown = onWalls.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
  const cards = await listCards(
    db,
    actor,
    shown.map(({ listingId }) => listingId),
    lang,
  )
  const lines = new Map(shown.map(({ listingId, line }) => [listingId, line]))
  const pieces = cards.map((card) => ({ card, line: lines.get(card.id) ?? null }))
  const isCurator = mayCurate(actor, hall.event?.id ?? null)
  const name = spoken(hall.name, lang).text
  const description = hall.intro ? spoken(hall.intro, lang).text.slice(0, 300) : undefined
  const address = visit.to.hall(hall.slug, page > 1 ? `page=${page}` : '')
  return {
    title: name,
    ...(description ? { description } : {}),
    canonicalQuery: page > 1 ? `page=${page}` : '',
    picture: 'hall',
    island: 'keep',
    jsonLd: graphOf(
      describeCollection(visit, { name, ...(description ? { description } : {}), address, cards }),
      describePath(
        visit,
        { name: visit.say('halls.title'), address: visit.to.halls },
        { name, address: visit.to.hall(hall.slug) },
      ),
    ),
    section: 'showcase',
    isPrivate: !hall.isOpen,
    body: <HallView visit={visit} {...{ hall, pieces, page, pages, isCurator }} total={onWalls.length} />,
  }
}
