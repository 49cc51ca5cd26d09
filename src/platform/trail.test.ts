import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testDatabase } from '#tests/world/database.ts'
import { tell } from './facts.ts'
import { Trail } from './trail.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const author = { kind: 'system' as const, personId: null, name: 'test' }
const fact = (id: string) => ({ kind: 'test.happened', subject: { kind: 'test', id } })

test('what was told before is not told again, and everything after is told once', async () => {
  await tell(db, author, fact('before'))
  const trail = await Trail.fromNow(db)
  assert.deepEqual(await read(trail), [])
  await tell(db, author, fact('one'))
  await tell(db, author, fact('two'))
  assert.deepEqual(await read(trail), ['one', 'two'])
  assert.deepEqual(await read(trail), [])
})

test('a fact of a transaction that ends late is told, though later facts were told before it', async () => {
  const trail = await Trail.fromNow(db)
  const settled = trail.settled
  const early = Promise.withResolvers<void>()
  const end = Promise.withResolvers<void>()
  const late = db.transaction().execute(async (tx) => {
    await tell(tx, author, fact('late'))
    early.resolve()
    await end.promise
  })
  await early.promise
  await tell(db, author, fact('overtaking'))
  assert.deepEqual(await read(trail), ['overtaking'])
  assert.equal(trail.settled, settled)
  end.resolve()
  await late
  assert.deepEqual(await read(trail), ['late'])
  assert.deepEqual(await read(trail), [])
})

test('a follower that goes on from where all was settled misses nothing', async () => {
  const first = await Trail.fromNow(db)
  await tell(db, author, fact('while nobody reads'))
  const again = Trail.from(first.settled)
  assert.ok((await read(again)).includes('while nobody reads'))
})

async function read(trail: Trail): Promise<string[]> {
  return (await trail.read(db)).map(({ subject }) => subject.id)
}
