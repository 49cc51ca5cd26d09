import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { findEventBySlug } from '#events/directory.ts'
import { system } from '#people/actor.ts'
import { readConfig } from '#platform/config.ts'
import { listFigures } from '#reporting/figures.ts'
import type { MetricCode } from '#reporting/metrics.ts'
import { testDatabase } from '#tests/world/database.ts'
import { siteOf } from '#web/site.ts'
import '../../listening.ts'
import { seedParallelDesks } from './seed.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
await seedParallelDesks(db, system('test'), { site: siteOf(readConfig({}, {})) })

test('one guest with three desks meets fourteen firms of one city in half a day', async () => {
  const { rows } = await sql<{ firms: number; cities: string[]; atOnce: number; hours: number }>`
    with met as (
      select distinct p.slot_id, p.during, f.organisation_id
      from events.participation g join people.organisation o on o.id = g.organisation_id
        join meetings.seat s on s.participation_id = g.id
        join meetings.placement p on p.meeting_id = s.meeting_id
        join meetings.mark k on k.meeting_id = p.meeting_id and k.kind = 'held'
        join meetings.seat t on t.meeting_id = p.meeting_id and t.participation_id <> g.id
        join events.participation f on f.id = t.participation_id
      where o.name->>'zh' = '示例·韩海重工集团')
    select count(distinct organisation_id)::int as firms,
      (select array_agg(distinct o.city) from met join people.organisation o on o.id = met.organisation_id) as cities,
      (select max(n)::int from (select count(*) as n from met group by slot_id) per_slot) as "atOnce",
      extract(epoch from max(upper(during)) - min(lower(during)))::float / 3600 as hours
    from met`.execute(db)
  const [day] = rows
  assert.deepEqual([day?.firms, day?.cities], [14, ['无锡']])
  assert.ok(day && day.atOnce > 1 && day.atOnce <= 3 && day.hours < 4)
})

test('seven guests, seventy-two firms, more than 130 people, more than 60 meetings held and none in conflict', async () => {
  const eventId = (await findEventBySlug(db, 'korea-wuxi-2017'))?.id ?? ''
  const values = new Map((await listFigures(db, eventId)).map(({ metric, value }) => [metric, value]))
  const wanted = {
    'organisations.foreign': 7,
    'organisations.domestic': 72,
    'meetings.conflicts': 0,
    'meetings.held': 62,
  }
  for (const [metric, value] of Object.entries(wanted)) assert.equal(values.get(metric as MetricCode), value, metric)
  const present = values.get('delegates.present') ?? 0
  assert.ok(present > 130 && present < 140, `${present} people`)
})

test('running it again changes nothing', async () => {
  const facts = () =>
    db
      .selectFrom('platform.fact')
      .select((row) => row.fn.countAll<string>().as('n'))
      .executeTakeFirst()
  const before = await facts()
  await seedParallelDesks(db, system('test'), { site: siteOf(readConfig({}, {})) })
  assert.deepEqual(await facts(), before)
})
