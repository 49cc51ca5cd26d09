import { sql } from 'kysely'
import { type Event, getEventBySlug } from '#events/directory.ts'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db } from '#platform/database/connect.ts'
import { notFound } from '#platform/refusal.ts'
import { may } from './access.ts'
import { recordsOf } from './counting.ts'
import { getMetric, isMetricCode, type MetricCode, metricCodes, type Scope } from './metrics.ts'
import { type CountedRecord, listRecords } from './records.ts'

/** A count with every record it counted: the value is the length of the list. */
export type Figure = { metric: MetricCode; value: number; asOf: Date; records: string[] }

export async function countFigure(db: Db, metric: MetricCode, scope: Scope): Promise<Figure> {
  const [figure] = await countFigures(db, [{ metric, scope }])
  return figure!
}

/** Counts several in one statement, so that all of them stand for the same moment. In the order asked for. */
export async function countFigures(db: Db, wanted: { metric: MetricCode; scope: Scope }[]): Promise<Figure[]> {
  const asOf = now()
  if (wanted.length === 0) return []
  const parts = wanted.map(
    ({ metric, scope }, position) =>
      sql`select ${position}::int as position, counted.id from (${recordsOf(metric, scope)}) counted`,
  )
  const { rows } = await sql<{ position: number; id: string }>`
    ${sql.join(parts, sql` union all `)} order by position, id`.execute(db)
  const records = Map.groupBy(rows, (row) => row.position)
  return wanted.map(({ metric }, position) => {
    const ids = (records.get(position) ?? []).map((row) => row.id)
    return { metric, value: ids.length, asOf, records: ids }
  })
}

/** Every figure of an event. */
export function listFigures(db: Db, eventId: string): Promise<Figure[]> {
  return countFigures(
    db,
    metricCodes.map((metric) => ({ metric, scope: { kind: 'event', eventId } })),
  )
}

/** The figures as other programs read them. */
export function figuresAsJson(figures: readonly Figure[]) {
  return { figures: figures.map(({ metric, value, records }) => ({ metric, value, records })) }
}

/** Every figure of an event for those who work on it. */
export async function getEventFigures(
  db: Db,
  actor: Actor,
  slug: string,
): Promise<{ event: Event; figures: Figure[] }> {
  const event = await getEventBySlug(db, slug)
  insist(may.seeRecords(actor, event.id), actor)
  return { event, figures: await listFigures(db, event.id) }
}

/** One figure of an event with its records, as much of them as the reader may see. */
export async function getFigureRecords(
  db: Db,
  actor: Actor,
  { slug, metric }: { slug: string; metric: string },
): Promise<{ event: Event; metric: MetricCode; asOf: Date; records: CountedRecord[] }> {
  if (!isMetricCode(metric)) throw notFound('metric')
  const event = await getEventBySlug(db, slug)
  const reader = may.seeRecords(actor, event.id) ? 'official' : 'stranger'
  if (reader === 'stranger' && !(await isPublic(db, metric, event.id))) throw notFound('metric')
  const ids = recordsOf(metric, { kind: 'event', eventId: event.id })
  return { event, metric, asOf: now(), records: await listRecords(db, getMetric(metric).recordKind, ids, reader) }
}

async function isPublic(db: Db, metric: MetricCode, eventId: string): Promise<boolean> {
  const { audience } = getMetric(metric)
  if (audience !== 'public once released') return audience === 'public'
  const release = await db
    .selectFrom('meetings.release')
    .select('id')
    .where('event_id', '=', eventId)
    .limit(1)
    .executeTakeFirst()
  return release !== undefined
}
