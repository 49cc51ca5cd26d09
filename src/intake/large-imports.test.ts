import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Actor, findActor, system } from '#people/actor.ts'
import { giveRole, takeRole } from '#people/entitlements.ts'
import { runDueJobs } from '#platform/jobs.ts'
import { bringCast, type Cast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { excerptRejects } from './annotated.ts'
import { readSheetAs } from './import.ts'
import { countFacts, gb18030 } from './intake.test-data.ts'
import { carryOn } from './large-imports.ts'
import { goodOf, messyOffers } from './messy.test-data.ts'
import {
  checkWorkbook,
  discardWorkbook,
  findProgress,
  getWorkbook,
  importWorkbook,
  listProblems,
  type Standing,
  steerImport,
  takeIn,
} from './workbooks.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
let cast: Cast
let organiser: Actor
before(async () => {
  cast = await bringCast(db)
  organiser = cast.organiser
})

const ROWS = 700
const file = () => ({ fileName: '大表.csv', bytes: gb18030(messyOffers(ROWS, ['示例常工电子', '示例三恒科技'])) })
const handlers = { 'intake.carry-on': carryOn }
const purpose = { kind: 'offers', publish: false } as const

async function standingOf(id: string): Promise<Extract<Standing, { counts: unknown }>> {
  const { standing } = await getWorkbook(db, organiser, id)
  assert.equal(standing?.state, 'imported')
  return standing as Extract<Standing, { counts: unknown }>
}

function countListings(): Promise<number> {
  return sql<{ count: number }>`select count(*)::int as count from catalogue.listing`
    .execute(db)
    .then(({ rows }) => rows[0]?.count ?? 0)
}

let id = ''

test('of a large sheet the cells are looked at, and nothing of it is imported yet', async () => {
  id = await takeIn(db, organiser, file(), purpose)
  const { standing } = await getWorkbook(db, organiser, id)
  assert.equal(standing?.state === 'read' && standing.rows, ROWS)
  assert.equal(await countListings(), 0)
})

test('it comes in batch by batch, can be stopped and goes on where it stopped', async () => {
  await importWorkbook(db, organiser, id)
  await importWorkbook(db, organiser, id)
  await runDueJobs(db, handlers, 3)
  const { standing } = await getWorkbook(db, organiser, id)
  const progress = await findProgress(db, standing)
  assert.deepEqual([progress?.rows, progress?.left], [ROWS, ROWS - 200], 'reading, and two batches')

  await assert.rejects(discardWorkbook(db, organiser, id), { code: 'intake.under-way' })
  await assert.rejects(checkWorkbook(db, organiser, id), { code: 'intake.under-way' })
  await steerImport(db, organiser, id, 'stop')
  await runDueJobs(db, handlers)
  const stopped = await standingOf(id)
  assert.equal(stopped.left, ROWS - 200)
  assert.equal(await countListings(), stopped.counts.created)

  await steerImport(db, organiser, id, 'resume')
  await runDueJobs(db, handlers)
  assert.equal((await standingOf(id)).left, 0)
})

test('every row is accounted for, with its reason where it was not taken', async () => {
  const { counts } = await standingOf(id)
  assert.equal(counts.rows, ROWS)
  assert.equal(counts.created + counts.updated + counts.unchanged + counts.rejected, ROWS)
  assert.equal(counts.created, goodOf(ROWS))
  assert.equal(await countListings(), counts.created)
  const problems = await listProblems(db, await getWorkbook(db, organiser, id))
  assert.equal(new Set(problems.map(({ row }) => row)).size, counts.rejected)
  assert.deepEqual([...new Set(problems.map(({ code }) => code))].sort(), [
    'catalogue.title-missing',
    'intake.organisation-unknown',
    'intake.same-as-row',
  ])
})

test('the rows that were not taken come back as a sheet of their own, and that sheet is read with the same faults', async () => {
  const workbook = await getWorkbook(db, organiser, id)
  const problems = await listProblems(db, workbook)
  const reading = readSheetAs('offers', workbook)
  const { bytes } = await excerptRejects('offers', workbook, reading, problems, 'zh')
  const again = readSheetAs('offers', { bytes, fileName: '未导入.xlsx' })
  assert.equal(again.rows.length, (await standingOf(id)).counts.rejected)
  assert.ok(again.reasonColumn !== undefined)
  const rejected = new Set(problems.map(({ row }) => row))
  assert.deepEqual(
    again.rows.map(({ values }) => values.reference),
    reading.rows.filter(({ rowNumber }) => rejected.has(rowNumber)).map(({ values }) => values.reference),
  )
})

test('the same large sheet again changes nothing', async () => {
  const facts = await countFacts(db)
  const again = await takeIn(db, organiser, file(), purpose)
  assert.equal(again, id, 'the same bytes are kept once')
  await importWorkbook(db, organiser, again)
  await runDueJobs(db, handlers)
  const { counts } = await standingOf(again)
  assert.deepEqual([counts.created, counts.updated, counts.unchanged], [0, 0, goodOf(ROWS)])
  assert.equal((await countFacts(db)) - facts, 2, 'that an import began and ended')
})

test('a small sheet does not overtake a large one', async () => {
  const large = await takeIn(db, organiser, { ...file(), fileName: '又一份.csv' }, { ...purpose, publish: true })
  await importWorkbook(db, organiser, large)
  const small = await takeIn(
    db,
    organiser,
    { fileName: '小.csv', bytes: gb18030(messyOffers(3, ['示例常工电子'])) },
    purpose,
  )
  assert.equal((await importWorkbook(db, organiser, small)).state, 'importing')
  await runDueJobs(db, handlers)
  assert.equal((await standingOf(large)).counts.updated, goodOf(ROWS))
  assert.equal((await standingOf(small)).counts.rows, 3)
})

test('who may no longer import is stopped at the next batch', async () => {
  const personId = organiser.personId ?? ''
  const last = await takeIn(
    db,
    organiser,
    { fileName: 'x.csv', bytes: gb18030(messyOffers(600, ['示例三恒科技'])) },
    purpose,
  )
  await importWorkbook(db, organiser, last)
  await runDueJobs(db, handlers, 2)
  await takeRole(db, system('test'), { personId, role: 'organiser' })
  await runDueJobs(db, handlers)
  assert.equal((await standingOf(last)).left, 500)
  await assert.rejects(steerImport(db, (await findActor(db, personId)) as Actor, last, 'resume'), { status: 403 })
  await giveRole(db, system('test'), { personId, role: 'organiser' })
})
