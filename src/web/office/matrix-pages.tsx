import { Hono } from 'hono'
import { compareListings } from '#matching/side-by-side.ts'
import { type Cell, getMatrix } from '#meetings/matrix/matrix.ts'
import { listReasons } from '#meetings/matrix/reasons.ts'
import { readPairStandings, wishForPairs } from '#meetings/wishes-of-pairs.ts'
import { spoken } from '#platform/languages.ts'
import { Refusal } from '#platform/refusal.ts'
import { type FormState, untouched } from '#ui/form.tsx'
import { goTo, readFields } from '../deed.ts'
import { show } from '../shell.tsx'
import type { PageContext, Visit, WebEnv } from '../visit.ts'
import { sendSheet } from './import-downloads.ts'
import { MatrixPair } from './matrix-pair.tsx'
import { cellName, cellsShown, type MatrixQuery, matrixQuery, queryOf } from './matrix-state.ts'
import { Comparing, MatrixPage } from './matrix-view.tsx'
import { writeMatrix } from './matrix-workbook.ts'
import { openOffice } from './office-home-pages.tsx'

const MATRIX = '/office/events/:slug/matrix'
/** Each is explained word by word, which takes a while; nobody reads more. */
const WORKBOOK_MAX = 500

/** The needs shown at an event against its offers: looked through, explained, put on the list of wishes, taken along. */
export const matrixPages = new Hono<WebEnv>()
  .get(MATRIX, (c) => showMatrix(c, { query: readQuery(c), names: c.req.queries('pair') ?? [] }))
  .get(`${MATRIX}/pairs/:need{[0-9]{1,10}}/:offer{[0-9]{1,10}}`, async (c) => {
    const { visit } = c.var
    const event = await openOffice(visit, c.req.param('slug'))
    const numbers = { one: Number(c.req.param('need')), other: Number(c.req.param('offer')) }
    const pair = await compareListings(visit.db, visit.actor, numbers)
    const body = <MatrixPair visit={visit} event={event} pair={pair} />
    return show(c, { title: visit.say('matching.why'), section: 'office', isPrivate: true, body })
  })
  .post(`${MATRIX}/wishes`, (c) =>
    withChosen(c, async (visit, eventId, { cells, query }) => {
      const pairs = cells.map(({ need, offer }) => ({
        wishingId: need.participationId,
        wishedId: offer.participationId,
        listingId: offer.id,
      }))
      const count = await wishForPairs(visit.db, visit.actor, eventId, pairs)
      return goTo(c, visit.to.matrix(c.req.param('slug'), queryOf(query)), visit.say('matrix.wished', count))
    }),
  )
  .post(`${MATRIX}/workbook`, (c) =>
    withChosen(c, async (visit, _, { cells, name }) => {
      if (cells.length === 0) throw new Refusal('matrix.none-chosen', { field: 'pair' })
      if (cells.length > WORKBOOK_MAX)
        throw new Refusal('matrix.too-many', { field: 'pair', params: { most: WORKBOOK_MAX } })
      const bytes = await writeMatrix(visit, await listReasons(visit.db, cells))
      return sendSheet(c, bytes, `${name} ${visit.say('office.place.matrix')}`, 'xlsx')
    }),
  )

function readQuery(c: PageContext): MatrixQuery {
  return matrixQuery.parse(c.req.query())
}

type Showing = { query: MatrixQuery; names: string[]; form?: FormState; status?: 409 | 422 }

async function showMatrix(c: PageContext, { query, names, form = untouched, status }: Showing): Promise<Response> {
  const { visit } = c.var
  const event = await openOffice(visit, c.req.param('slug') ?? '')
  const matrix = await getMatrix(visit.db, visit.actor, event.id, { lang: visit.lang })
  const page = {
    title: visit.say('office.place.matrix'),
    section: 'office',
    island: 'matrix',
    isPrivate: true,
  } as const
  if (matrix.progress.done < matrix.progress.total) {
    const refresh = { seconds: 2, address: visit.url.pathname + visit.url.search }
    return show(c, { ...page, refresh, body: <Comparing visit={visit} event={event} progress={matrix.progress} /> })
  }
  const shown = cellsShown(matrix, query)
  const asked = c.req.query('choose') === 'strong' ? shown.filter(({ sureness }) => sureness === 'strong') : []
  const known = new Set(matrix.cells.map(cellName))
  const chosen = new Set([...names.filter((name) => known.has(name)), ...asked.map(cellName)])
  const standings = await readPairStandings(visit.db, event.id)
  const body = <MatrixPage view={{ visit, event, matrix, query, shown, chosen, standings, form }} />
  return show(c, { ...page, width: 'wide', ...(status ? { status } : {}), body })
}

type Chosen = { cells: Cell[]; query: MatrixQuery; name: string }

/** Does something with the chosen cells, best first; a refusal shows the matrix again with all that was chosen. */
async function withChosen(
  c: PageContext,
  deed: (visit: Visit, eventId: string, chosen: Chosen) => Promise<Response>,
): Promise<Response> {
  const { visit } = c.var
  const event = await openOffice(visit, c.req.param('slug') ?? '')
  const fields = await readFields(c)
  const names = [fields.pair ?? []].flat()
  const query = matrixQuery.parse(fields)
  try {
    const { cells } = await getMatrix(visit.db, visit.actor, event.id, { lang: visit.lang, patienceMs: 600_000 })
    const chosen = cells.filter((cell) => names.includes(cellName(cell)))
    return await deed(visit, event.id, { cells: chosen, query, name: spoken(event.name, visit.lang).text })
  } catch (error) {
    if (!(error instanceof Refusal) || error.field !== 'pair') throw error
    const form = { values: fields, errors: { pair: visit.say(error.code, error.params) } }
    return showMatrix(c, { query, names, form, status: error.status === 409 ? 409 : 422 })
  }
}
