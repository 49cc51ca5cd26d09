import { stringify } from 'csv-stringify/sync'
import { Hono } from 'hono'
import { listDifferences } from '#meetings/differences.ts'
import { askForResults } from '#meetings/result-links.ts'
import { countByOrganisation, countByPerson, type DayFigures, figureNames } from '#meetings/statistics.ts'
import { spoken } from '#platform/languages.ts'
import { notFound } from '#platform/refusal.ts'
import { neutralised } from '#platform/sheets/csv/neutral.ts'
import { goTo } from '../deed.ts'
import { addresses } from '../routes.ts'
import { show } from '../shell.tsx'
import type { Visit, WebEnv } from '../visit.ts'
import { sendSheet } from './import-downloads.ts'
import { openOffice } from './office-home-pages.tsx'
import { type FigureRow, Statistics } from './statistics-view.tsx'

/** What the meetings of an event came to, per organisation and per delegate. */
export const statisticsPages = new Hono<WebEnv>()
  .get('/office/events/:slug/statistics', async (c) => {
    const { visit } = c.var
    const event = await openOffice(visit, c.req.param('slug'))
    const by = c.req.query('by') === 'person' ? 'person' : 'organisation'
    const [rows, differences] = await Promise.all([
      listRows(visit, event.id, by),
      listDifferences(visit.db, visit.actor, event.id),
    ])
    return show(c, {
      title: visit.say('after.stats.title'),
      section: 'office',
      isPrivate: true,
      body: <Statistics {...{ visit, event, by, rows, differences }} />,
    })
  })
  .get('/office/events/:slug/statistics/:file{[a-z]+\\.csv}', async (c) => {
    const { visit } = c.var
    const event = await openOffice(visit, c.req.param('slug'))
    const by = c.req.param('file').slice(0, -'.csv'.length)
    if (by !== 'organisation' && by !== 'person') throw notFound('page')
    const name = `${spoken(event.name, visit.lang).text} ${visit.say(`after.stats.${by}`)}`
    return sendSheet(c, writeTable(visit, await listRows(visit, event.id, by)), name, 'csv')
  })
  .post('/office/events/:slug/statistics/asking', async (c) => {
    const { visit } = c.var
    const event = await openOffice(visit, c.req.param('slug'))
    const asked = await askForResults(
      visit.db,
      visit.actor,
      event.id,
      (lang, token) => visit.config.publicUrl + addresses(lang).resultsByLink(token),
    )
    return goTo(c, visit.to.statistics(event.slug), visit.say('after.stats.asked', { count: asked }))
  })

async function listRows(
  { db, actor, say, lang }: Visit,
  eventId: string,
  by: 'organisation' | 'person',
): Promise<FigureRow[]> {
  if (by === 'person') {
    const rows = await countByPerson(db, actor, eventId)
    return rows.map((row) => ({ ...row, beside: spoken(row.organisation, lang) }))
  }
  const rows = await countByOrganisation(db, actor, eventId)
  return rows.map((row) => ({ ...row, beside: { text: say(`events.side.${row.side}`), lang } }))
}

// Names begin with whatever their owners like: a spreadsheet must not take one for a formula.
function writeTable({ say, lang }: Visit, rows: FigureRow[]): Uint8Array {
  const columns: (keyof DayFigures)[] = [...figureNames]
  const head = ['name', 'of', ...columns].map((name) => say(`after.stats.${name}`))
  const body = rows.map((row) => [
    neutralised(spoken(row.name, lang).text),
    neutralised(row.beside.text),
    ...columns.map((name) => String(row[name])),
  ])
  return new TextEncoder().encode(`\ufeff${stringify([head, ...body], { record_delimiter: 'windows' })}`)
}
