import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { readSheet } from '#platform/sheets/read.ts'
import { bringCast, type Cast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { annotateSheet } from './annotated.ts'
import { applySheet, previewSheet } from './import.ts'
import { countFacts, tally, told, typed } from './intake.test-data.ts'
import { formOf } from './kinds.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
let cast: Cast
before(async () => {
  cast = await bringCast(db)
})

const head = ['单位', '编号', '成果名称', '英文名称', '技术成熟度', '技术领域']

const cells = fc.tuple(
  fc.constantFrom('示例常工电子', '示例三恒科技', '没有这家', null),
  fc.constantFrom('1', '2', '３', null),
  fc.constantFrom('传感器', '仪器', null),
  fc.constantFrom('Sensor', null),
  fc.constantFrom('TRL 6', '六级', '十级', 3, null),
  fc.constantFrom('传感器', '没有的领域', null),
)

test('every row is created, updated, unchanged or rejected, and a rejected one says why', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(cells, { maxLength: 6 }), async (rows) => {
      const bytes = typed([head, ...rows])
      const sheet = { kind: 'offers', bytes, fileName: 'x.xlsx' } as const
      const outlook = await previewSheet(db, cast.organiser, sheet)
      const { counts, ways, problems } = await applySheet(db, cast.organiser, sheet)
      const filled = rows.filter((row) => row.some((cell) => cell !== null)).length
      assert.equal(counts.rows, filled)
      assert.equal(counts.created + counts.updated + counts.unchanged + counts.rejected, filled)
      assert.deepEqual(counts, outlook.counts, 'the import does what the preview said')
      const rejected = ways.filter(({ way }) => way === 'rejected').map(({ row }) => row)
      assert.deepEqual([...new Set(problems.map(({ row }) => row))], rejected)
    }),
    { numRuns: 10 },
  )
})

test('any mixture of rows, sent twice, changes nothing the second time', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(cells, { minLength: 1, maxLength: 6 }), async (rows) => {
      // Each row speaks of a listing of its own: by its reference or by its title.
      const own = rows.map(([owner, reference, , , ...rest], i) => [owner, reference, `成果 ${i}`, null, ...rest])
      const sheet = { kind: 'offers', bytes: typed([head, ...own]), fileName: 'x.xlsx' } as const
      const { counts } = await applySheet(db, cast.organiser, sheet)
      const facts = await countFacts(db)
      const again = await applySheet(db, cast.organiser, sheet)
      assert.equal(tally(again), `0/0/${counts.rows - counts.rejected}/${counts.rejected}`)
      assert.equal(await countFacts(db), facts)
    }),
    { numRuns: 10 },
  )
})

test('the sender’s file comes back with reasons; sent in again the reasons are passed by, corrected it lands', async () => {
  const rows = [
    ['示例常工电子', 'R-1', '好的一行', null, 'TRL 6', '传感器'],
    ['示例常工电子', 'R-2', '坏的一行', null, '十级', '没有的领域'],
    ['没有这家', 'R-3', '没有单位', null, null, null],
  ]
  const bytes = typed([head, ...rows])
  const sheet = { kind: 'offers', bytes, fileName: 'x.xlsx' } as const
  const first = await applySheet(db, cast.organiser, sheet)
  assert.equal(tally(first), '1/0/0/2')
  const marked = await annotateSheet(sheet, first.reading, first.problems, 'zh')
  const reading = readSheet(marked, 'x.xlsx', formOf('offers'))
  assert.ok(reading.ok && reading.reasonColumn === head.length + 1)
  const again = await applySheet(db, cast.organiser, { ...sheet, bytes: marked })
  assert.equal(tally(again), '0/0/1/2')
  assert.deepEqual(told(again), told(first))
})
