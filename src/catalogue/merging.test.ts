import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { mergeListings, separateListings } from '#catalogue/merging.ts'
import { system } from '#people/actor.ts'
import { joinOrganisation } from '#people/memberships.ts'
import { type MergeField, mergeFields, mergeOrganisations, separateOrganisations } from '#people/merging.ts'
import { writeOtherNames } from '#people/organisation-names.ts'
import { addOrganisation } from '#people/organisations.ts'
import { resolveOrganisation } from '#people/resolving.ts'
import type { Db } from '#platform/database/connect.ts'
import { listReferences } from '#platform/database/references.ts'
import { newId } from '#platform/ids.ts'
import { Refusal } from '#platform/refusal.ts'
import { bringCast } from '#tests/world/cast.ts'
import { closeDay } from '#tests/world/closed-day.ts'
import { testDatabase } from '#tests/world/database.ts'
import '../listening.ts'
import { saveListing } from './listings.ts'
import { mergeParts } from './merging-choice.ts'
import { publishListing } from './publication.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const day = await closeDay(db, { foreign: 3, domestic: 3, delegates: 12, meetings: 6, intents: 4 })
const parties = [...day.foreign, ...day.domestic]
const others = [await lonely('示例甲'), await lonely('示例乙'), await lonely('示例丙')]
const organisations = [...parties.map(({ organisationId }) => organisationId), ...others]
for (const personId of parties.flatMap(({ personIds }) => personIds).slice(0, 4))
  for (const organisationId of others.slice(0, 2))
    await joinOrganisation(db, system('test'), { personId, organisationId })
await sql`update people.organisation set parent_id = ${others[0]} where id = ${others[1]}`.execute(db)
await sql`insert into events.organiser (event_id, organisation_id, role, position)
  values (${day.eventId}, ${others[0]}, 'host', 1), (${day.eventId}, ${others[1]}, 'host', 2)`.execute(db)
await sql`insert into people.identifier values (${others[2]}, 'ror', '03cve4549')`.execute(db)
const hallId = newId()
await sql`insert into events.hall (id, slug, name, opens_on, added_at)
  values (${hallId}, 'sample', '{"zh": "示例展厅"}', '2017-09-13', now())`.execute(db)
const listings: string[] = []
for (const [i, organisationId] of [...others, ...others].entries()) listings.push(await listing(i, organisationId))

const answered = await need(parties[0]?.organisationId ?? '')
for (const [i, offerId] of listings.entries()) {
  const organisationId = others[i % others.length]
  await sql`insert into matching.feedback (offer_id, need_id, said_by, organisation_id, verdict, said_at)
    values (${offerId}, ${answered}, ${cast.swansea.actor.personId}, ${organisationId}, 'fits', now())`.execute(db)
  if (i === 1)
    await sql`insert into catalogue.solution (id, need_id, organisation_id, offer_id, words, lang, answered_at, changed_at)
      values (${newId()}, ${answered}, ${organisationId}, ${offerId}, '示例应答', 'zh', now(), now())`.execute(db)
}
await sql`insert into catalogue.owner_opening (need_id, organisation_id, opened_at)
  values (${answered}, ${others[0]}, now()), (${answered}, ${others[1]}, now())`.execute(db)

test('every column that names an organisation or a listing is known to mergers', async () => {
  const { rows } = await sql<{ to: string; at: string }>`
    select f.nspname || '.' || fc.relname as to, n.nspname || '.' || c.relname || '.' || a.attname as at
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_class fc on fc.oid = k.confrelid join pg_namespace f on f.oid = fc.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
    where k.contype = 'f'`.execute(db)
  // An offer or a need goes by the id of its listing.
  const named = rows.map(({ to, at }) => ({ to: to.replace(/^catalogue\.(offer|need)$/, 'catalogue.listing'), at }))
  const missing = named.filter(
    ({ to, at }) =>
      ['people.organisation', 'catalogue.listing'].includes(to) &&
      !STAYS.has(at) &&
      !listReferences(to).some(({ table, column }) => `${table}.${column}` === at),
  )
  assert.deepEqual(missing, [])
})

test('a merger of organisations taken back leaves everything as it was', async () => {
  const two = fc.subarray(organisations, { minLength: 2, maxLength: 2 })
  const fields = fc.subarray([...mergeFields])
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(two, fields, fc.boolean()), { minLength: 1, maxLength: 3 }), async (steps) => {
      const before = await everything(db)
      const mergers: string[] = []
      for (const [[one = '', other = ''], take, isTurned] of steps) {
        const merger = await tryMerge(isTurned ? one : other, isTurned ? other : one, take)
        if (merger) mergers.push(merger)
      }
      for (const merger of mergers.reverse()) await separateOrganisations(db, cast.organiser, merger)
      assert.deepEqual(await everything(db), before)
    }),
    { numRuns: 40 },
  )
})

test('a merger of listings taken back leaves everything as it was', async () => {
  const two = fc.shuffledSubarray(listings, { minLength: 2, maxLength: 2 })
  const parts = fc.subarray([...mergeParts, 'text.zh', 'text.en'] as const)
  await fc.assert(
    fc.asyncProperty(two, parts, async ([from = '', into = ''], take) => {
      const before = await everything(db)
      const merger = await mergeListings(db, cast.editor, { from, into, take })
      await separateListings(db, cast.editor, merger)
      assert.deepEqual(await everything(db), before)
    }),
    { numRuns: 25 },
  )
})

test('needs that have a challenge on record each do not become one', async () => {
  const [one, other] = [await need(others[2] ?? ''), await need(others[2] ?? '')]
  for (const id of [one, other])
    await sql`insert into catalogue.challenge (need_id, ends_at, rules, announced_at)
      values (${id}, now() + interval '1 day', '{"zh": "示例规则"}', now())`.execute(db)
  await assert.rejects(mergeListings(db, cast.editor, { from: one, into: other }), { code: 'catalogue.merge-meets' })
  await sql`delete from catalogue.challenge where need_id = ${other}`.execute(db)
  await sql`insert into catalogue.challenge_result (need_id, words, published_at)
    values (${one}, '{"zh": "示例结果"}', now())`.execute(db)
  await assert.rejects(mergeListings(db, cast.editor, { from: one, into: other }), { code: 'catalogue.merge-meets' })
})

test('the record that stays is found by the names and numbers of the other, and has its rows', async () => {
  const [from = '', , into = ''] = others
  await writeOtherNames(db, from, [{ name: '旧称示例厂', kind: 'former', lang: 'zh' }])
  const merger = await mergeOrganisations(db, cast.organiser, { from, into, take: ['name'] })
  const found = await resolveOrganisation(db, { names: ['旧称示例厂'] })
  assert.deepEqual([found.verdict, found.candidates[0]?.id], ['same', into])
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from catalogue.listing where organisation_id = ${from}`.execute(db)
  assert.equal(rows[0]?.n, 0)
  await assert.rejects(mergeOrganisations(db, cast.organiser, { from, into }), { code: 'people.merged-already' })
  await separateOrganisations(db, cast.organiser, merger)
})

test('what was changed after the merger is kept when it is taken back', async () => {
  const [from = '', , into = ''] = others
  const merger = await mergeOrganisations(db, cast.organiser, { from, into, take: ['city', 'website'] })
  await sql`update people.organisation set city = '常州' where id = ${into}`.execute(db)
  await separateOrganisations(db, cast.organiser, merger)
  const row = await db
    .selectFrom('people.organisation')
    .select(['city', 'website'])
    .where('id', '=', into)
    .executeTakeFirst()
  assert.deepEqual(row, { city: '常州', website: 'https://c.example' })
})

test('only those who keep the directory merge', async () => {
  const [from = '', into = ''] = others
  await assert.rejects(mergeOrganisations(db, cast.swansea.actor, { from, into }), { code: 'people.not-allowed' })
  await assert.rejects(mergeListings(db, cast.swansea.actor, { from: listings[0] ?? '', into: listings[1] ?? '' }), {
    code: 'people.not-allowed',
  })
})

/** What belongs to a record itself and stays with it; the trail of mergers. */
const STAYS = new Set([
  'people.organisation_name.organisation_id',
  ...['people', 'catalogue'].flatMap((floor) => [
    ...['merged_id', 'into_id'].map((column) => `${floor}.merger.${column}`),
    ...['one_id', 'other_id'].map((column) => `${floor}.distinction.${column}`),
  ]),
  ...['offer', 'need', 'listing_text', 'target', 'resemblance', 'review', 'renewal', 'closure', 'listing_visits'].map(
    (table) => `catalogue.${table}.listing_id`,
  ),
])

async function tryMerge(from: string, into: string, take: MergeField[]): Promise<string | undefined> {
  try {
    return await mergeOrganisations(db, cast.organiser, { from, into, take })
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

async function lonely(zh: string): Promise<string> {
  const i = zh.charCodeAt(2) % 3
  return addOrganisation(db, system('test'), {
    ...{ name: { zh }, kind: 'company', country: 'CN', reference: `R-${zh}`, city: '北京' },
    website: zh === '示例丙' ? 'https://c.example' : `https://${i}.example`,
  })
}

async function listing(i: number, organisationId: string): Promise<string> {
  const { id } = await saveListing(db, cast.editor, {
    ...{ kind: 'offer', organisationId, title: { zh: `示例成果${i}`, en: `Sample offer ${i}` }, originalLang: 'zh' },
    ...{ fields: ['sensors'], trl: 1 + i, reference: `L-${i}`, description: { zh: `说明${i}` } },
  })
  if (i % 2) await publishListing(db, cast.editor, id)
  await sql`insert into events.exhibit values (${day.eventId}, ${id}, now())`.execute(db)
  await sql`insert into catalogue.saved_listing values (${cast.swansea.actor.personId}, ${id}, ${`note ${i}`}, now())`.execute(
    db,
  )
  await sql`insert into events.hall_piece values (${hallId}, ${id}, ${i}, null, null, now())`.execute(db)
  return id
}

async function need(organisationId: string): Promise<string> {
  const { id } = await saveListing(db, cast.editor, {
    ...{ kind: 'need', organisationId, title: { zh: '示例需求' }, originalLang: 'zh' },
  })
  return id
}

/** Every row of every table outside the trail. */
async function everything(all: Db): Promise<Record<string, unknown>> {
  const { rows } = await sql<{ name: string }>`
    select schemaname || '.' || tablename as name from pg_tables
    where schemaname not in ('platform', 'pg_catalog', 'information_schema', 'public') order by 1`.execute(all)
  const tables: Record<string, unknown> = {}
  for (const { name } of rows) {
    const found = await sql<{ row: string }>`
      select to_jsonb(t)::text as row from ${sql.table(name)} t order by 1`.execute(all)
    tables[name] = found.rows.map(({ row }) => row)
  }
  return tables
}
