import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { sql } from 'kysely'
import { system } from '#people/actor.ts'
import { testDatabase } from '#tests/world/database.ts'
import { countOverlaps, findWrongLetters, gather, pull } from './crowd.ts'

/** DUIHE_DEEDS=6000 for the measurement; fewer show the same. */
const DEEDS = Number(process.env.DUIHE_DEEDS ?? 240)

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world

test('organisers move, participants accept, the solver publishes, all at once through two programs: no overlap, no wrong letter', async () => {
  const order = await gather(db, system('test'), world.url)
  const heard = await pull(order, DEEDS)
  const all = new Map<string, number>()
  for (const { counts } of heard)
    for (const [what, n] of Object.entries(counts)) all.set(what, (all.get(what) ?? 0) + n)
  const { rows } = await sql<{ deadlocks: number }>`
    select deadlocks from pg_stat_database where datname = current_database()`.execute(db)
  console.log(JSON.stringify({ ...Object.fromEntries(all), deadlocks: rows[0]?.deadlocks }))
  assert.deepEqual(
    heard.flatMap(({ failures }) => failures),
    [],
  )
  for (const deed of ['placed', 'taken off', 'accepted', 'released'])
    assert.ok((all.get(deed) ?? 0) > 0, `nothing ${deed}`)
  assert.equal(await countOverlaps(db), 0)
  const { letters, wrong } = await findWrongLetters(db)
  assert.ok(letters > 0)
  assert.deepEqual(wrong, [])
})
