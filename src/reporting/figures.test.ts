import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { visitor } from '#people/actor.ts'
import { newId } from '#platform/ids.ts'
import { hasMessage } from '#platform/messages.ts'
import { bringCast } from '#tests/world/cast.ts'
import { addParty, closeDay, releasePlan, withdrawIntent } from '#tests/world/closed-day.ts'
import { testDatabase } from '#tests/world/database.ts'
import { countFigure, figuresAsJson, getEventFigures, getFigureRecords, listFigures } from './figures.ts'
import { metricCodes, metrics } from './metrics.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const day = await closeDay(db, { foreign: 3, domestic: 5, delegates: 10, meetings: 7, intents: 4 })
// Another event beside it, so that nothing is counted across the fence.
await closeDay(db, { foreign: 1, domestic: 2, delegates: 3, meetings: 1, intents: 1 }, 'another-day')
const scope = { kind: 'event', eventId: day.eventId } as const
const values = async () => Object.fromEntries((await listFigures(db, day.eventId)).map((f) => [f.metric, f.value]))

test('every figure is the number of its records, each there once', async () => {
  const figures = await listFigures(db, day.eventId)
  for (const { value, records } of figures) {
    assert.equal(value, records.length)
    assert.equal(new Set(records).size, records.length)
  }
  assert.deepEqual(await values(), {
    'organisations.foreign': 3,
    'organisations.domestic': 5,
    'delegates.present': 10,
    'offers.shown': 0,
    'needs.shown': 0,
    'meetings.scheduled': 7,
    'meetings.conflicts': 0,
    'meetings.held': 7,
    'intents.reached': 4,
    'intents.in_pipeline': 4,
  })
})

test('the list a reader opens holds exactly the records that were counted', async () => {
  for (const { metric, records } of await listFigures(db, day.eventId)) {
    const page = await getFigureRecords(db, cast.organiser, { slug: day.slug, metric })
    assert.deepEqual(page.records.map((record) => record.id).toSorted(), records.toSorted())
    for (const record of page.records) assert.ok(record.names?.length, `${metric} has records without a name`)
  }
})

test('intents and meetings are the very ones that were put down', async () => {
  assert.deepEqual((await countFigure(db, 'intents.reached', scope)).records.toSorted(), day.intents.toSorted())
  assert.deepEqual((await countFigure(db, 'meetings.scheduled', scope)).records.toSorted(), day.meetings.toSorted())
  assert.deepEqual((await countFigure(db, 'organisations.foreign', scope)).records.toSorted(), idsOf('foreign'))
})

test('an intent that was withdrawn counts no more, as an intent or as a candidate', async () => {
  await withdrawIntent(db, day.intents[0]!)
  const { 'intents.reached': reached, 'intents.in_pipeline': candidates } = await values()
  assert.deepEqual({ reached, candidates }, { reached: 3, candidates: 3 })
})

test('an organisation whose delegates all stayed away did not take part', async () => {
  const absent = await addParty(db, day.eventId, 'domestic', 6)
  await db.deleteFrom('events.arrival').where('delegate_id', 'in', absent.delegateIds).execute()
  const figures = await values()
  assert.equal(figures['organisations.domestic'], 5)
  assert.equal(figures['delegates.present'], 10)
})

test('before anybody has arrived, organisations are counted as registered', async () => {
  const quiet = await closeDay(db, { foreign: 2, domestic: 2, delegates: 4, meetings: 0, intents: 0 }, 'quiet-day')
  await db
    .deleteFrom('events.arrival')
    .where(
      'delegate_id',
      'in',
      [...quiet.foreign, ...quiet.domestic].flatMap((party) => party.delegateIds),
    )
    .execute()
  const counted = await countFigure(db, 'organisations.foreign', { kind: 'event', eventId: quiet.eventId })
  assert.equal(counted.value, 2)
  assert.equal((await countFigure(db, 'delegates.present', { kind: 'event', eventId: quiet.eventId })).value, 0)
})

test('the newest release is the plan; what the organiser moves afterwards is not arranged until it is released', async () => {
  await db.deleteFrom('meetings.placement').where('meeting_id', '=', day.meetings[6]!).execute()
  assert.equal((await values())['meetings.scheduled'], 7)
  await releasePlan(db, day.eventId, 2)
  assert.equal((await values())['meetings.scheduled'], 6)
})

test('two released meetings that need one person at one time are both in conflict', async () => {
  const [one, two] = [day.meetings[0]!, day.meetings[1]!]
  const persons = (id: string) =>
    db
      .selectFrom('meetings.release_line')
      .select('persons')
      .where('meeting_id', '=', id)
      .executeTakeFirstOrThrow()
      .then((line) => line.persons)
  const before = await persons(two)
  const write = (people: string[]) =>
    sql`update meetings.release_line set persons = ${people}::uuid[] where meeting_id = ${two}`.execute(db)
  await write(await persons(one))
  assert.deepEqual((await countFigure(db, 'meetings.conflicts', scope)).records.toSorted(), [one, two].toSorted())
  await write(before)
  assert.equal((await countFigure(db, 'meetings.conflicts', scope)).value, 0)
})

test('before the first release only the office knows the plan', async () => {
  const draft = await closeDay(db, { foreign: 1, domestic: 1, delegates: 2, meetings: 1, intents: 0 }, 'draft-day')
  await db.deleteFrom('meetings.release_line').where('release_id', '=', draft.releaseId).execute()
  await db.deleteFrom('meetings.release').where('id', '=', draft.releaseId).execute()
  const asked = { slug: draft.slug, metric: 'meetings.scheduled' }
  assert.equal((await getFigureRecords(db, cast.organiser, asked)).records.length, 1)
  await assert.rejects(getFigureRecords(db, visitor(), asked), { code: 'platform.not-found' })
  await assert.rejects(getFigureRecords(db, visitor(), { ...asked, metric: 'meetings.conflicts' }), { status: 404 })
})

test('published offers in the hall are counted, others are not', async () => {
  const { organisationId } = cast.swansea
  for (const isPublished of [true, false]) {
    const id = newId()
    await db
      .insertInto('catalogue.listing')
      .values({
        id,
        kind: 'offer',
        profile: 'TO',
        organisation_id: organisationId,
        original_lang: 'en',
        added_at: new Date(),
        changed_at: new Date(),
      })
      .execute()
    await sql`insert into catalogue.listing_text (listing_id, lang, origin, title, written_at, search_terms)
      values (${id}, 'en', 'original', 'Gas sensor', now(), '')`.execute(db)
    if (isPublished)
      await db.insertInto('catalogue.publication').values({ listing_id: id, published_at: new Date() }).execute()
    const exhibit = { event_id: day.eventId, listing_id: id, added_at: new Date() }
    await db.insertInto('events.exhibit').values(exhibit).execute()
  }
  const { records } = await getFigureRecords(db, visitor(), { slug: day.slug, metric: 'offers.shown' })
  assert.deepEqual(
    records.map((record) => record.names),
    [[{ en: 'Gas sensor' }]],
  )
})

test('a stranger reads which organisations met, but of intents and persons only how many', async () => {
  const read = (metric: string) => getFigureRecords(db, visitor(), { slug: day.slug, metric })
  const meetings = (await read('meetings.held')).records
  assert.deepEqual(meetings[0]?.names, [
    { zh: '示例英方1', en: 'Sample UK party 1' },
    { zh: '示例企业1', en: 'Sample firm 1' },
  ])
  for (const metric of ['intents.reached', 'delegates.present'])
    for (const record of (await read(metric)).records)
      assert.deepEqual({ ...record, id: '' }, { id: '', names: undefined, address: undefined })
})

test('the figures of the office are not for strangers', async () => {
  await assert.rejects(getEventFigures(db, visitor(), day.slug), { code: 'people.sign-in-first' })
  await assert.rejects(getEventFigures(db, cast.changgong.actor, day.slug), { code: 'people.not-allowed' })
})

test('other programs read metric, value and records, and nothing else', async () => {
  const { figures } = figuresAsJson([await countFigure(db, 'meetings.held', scope)])
  assert.deepEqual(figures, [{ metric: 'meetings.held', value: 7, records: day.meetings.toSorted() }])
})

test('a code that is no metric is not there, not even one that every object carries', async () => {
  for (const metric of ['meetings.dreamt', 'toString', '__proto__'])
    await assert.rejects(getFigureRecords(db, cast.organiser, { slug: day.slug, metric }), { status: 404 })
})

test('every metric says in words what it counts and what it counts once', () => {
  for (const code of metricCodes) {
    for (const part of ['name', 'definition', 'once'])
      assert.ok(hasMessage(`metrics.${code}.${part}`), `${code}.${part}`)
    assert.ok(hasMessage(`metrics.stage.${metrics[code].stage}`))
  }
})

function idsOf(side: 'foreign' | 'domestic'): string[] {
  return day[side].map((party) => party.organisationId).toSorted()
}
