import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { notFound, Refusal, refusing } from '#platform/refusal.ts'
import { may } from './access.ts'
import { isTimeZone } from './wall-clock.ts'

export const attendances = ['onsite', 'online', 'hybrid'] as const

export type EventInput = {
  /** The event in addresses: `uk-sensors-2017`. */
  slug: string
  /** The series this event is an edition of. Which edition follows from the dates of the series and is never typed. */
  series?: { slug: string; name: LanguageMap } | null
  name: LanguageMap
  theme?: LanguageMap | null
  objective?: LanguageMap | null
  topics?: LanguageMap[]
  /** Calendar dates, `2017-09-13`, in the time zone of the event. */
  startsOn: string
  endsOn: string
  timeZone: string
  country: string
  city: LanguageMap
  venue?: LanguageMap | null
  attendance: (typeof attendances)[number]
  isSample?: boolean
}

export async function createEvent(db: Db, actor: Actor, input: EventInput): Promise<string> {
  insist(may.addEvents(actor), actor)
  return inTransaction(db, async (tx) => {
    const id = newId()
    const row = { ...(await rowOf(tx, input)), id, is_sample: input.isSample ?? false, added_at: now() }
    await refusing(WRONG, () => tx.insertInto('events.event').values(stored(row)).execute())
    await tell(tx, actor, { kind: 'event.added', subject: { kind: 'event', id }, after: input })
    return id
  })
}

/** Changes what is given; what is left out stays as it was. Returns whether anything changed. */
export async function changeEvent(db: Db, actor: Actor, id: string, change: Partial<EventInput>): Promise<boolean> {
  insist(may.organise(actor, id), actor)
  return inTransaction(db, async (tx) => {
    const row = await tx.selectFrom('events.event').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    if (!row) throw notFound('event')
    const series = await tx
      .selectFrom('events.series')
      .select(['slug', 'name'])
      .where('id', '=', row.series_id)
      .executeTakeFirst()
    const before: EventInput = {
      ...{ slug: row.slug, series: series ?? null, name: row.name, theme: row.theme, objective: row.objective },
      ...{ topics: row.topics as LanguageMap[], startsOn: row.starts_on, endsOn: row.ends_on },
      ...{ timeZone: row.time_zone, country: row.country, city: row.city, venue: row.venue },
      attendance: row.attendance,
    }
    const after: EventInput = { ...before, ...change }
    const [known, wanted] = [await rowOf(tx, before), await rowOf(tx, after)]
    if (isDeepStrictEqual(known, wanted)) return false
    await refusing(WRONG, () => tx.updateTable('events.event').set(stored(wanted)).where('id', '=', id).execute())
    await tell(tx, actor, { kind: 'event.changed', subject: { kind: 'event', id }, before, after })
    return true
  })
}

const WRONG = {
  event_slug_key: () => new Refusal('events.slug-taken', { status: 409, field: 'slug' }),
  event_slug_check: () => new Refusal('events.slug-wrong', { field: 'slug' }),
  event_country_check: () => new Refusal('events.country-wrong', { field: 'country' }),
  an_event_ends_after_it_starts: () => new Refusal('events.ends-before-it-starts', { field: 'endsOn' }),
}

async function rowOf(tx: Db, input: EventInput) {
  if (!isTimeZone(input.timeZone))
    throw new Refusal('events.time-zone-unknown', { field: 'timeZone', params: { zone: input.timeZone } })
  return {
    slug: input.slug,
    series_id: input.series ? await keepSeries(tx, input.series) : null,
    name: input.name,
    theme: input.theme ?? null,
    objective: input.objective ?? null,
    topics: input.topics ?? [],
    starts_on: input.startsOn,
    ends_on: input.endsOn,
    time_zone: input.timeZone,
    country: input.country,
    city: input.city,
    venue: input.venue ?? null,
    attendance: input.attendance,
  }
}

function stored<T extends { topics: LanguageMap[] }>(row: T) {
  return { ...row, topics: JSON.stringify(row.topics) }
}

async function keepSeries(tx: Db, { slug, name }: { slug: string; name: LanguageMap }): Promise<string> {
  const { id } = await tx
    .insertInto('events.series')
    .values({ id: newId(), slug, name })
    .onConflict((conflict) => conflict.column('slug').doUpdateSet({ name: sql`excluded.name` }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
