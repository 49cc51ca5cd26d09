import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { BriefMemory } from './brief-memory.ts'

test('those who ask at the same moment share one answer', async () => {
  const memory = new BriefMemory<number>()
  let made = 0
  const ask = () =>
    memory.recall('a', async () => {
      await wait(10)
      return ++made
    })
  assert.deepEqual(await Promise.all([ask(), ask(), ask()]), [1, 1, 1])
})

test('an answer is made anew when its moment is over', async () => {
  const memory = new BriefMemory<number>({ lastsMs: 20 })
  let made = 0
  const ask = () => memory.recall('a', async () => ++made)
  assert.deepEqual([await ask(), await ask()], [1, 1])
  await wait(40)
  assert.equal(await ask(), 2)
})

test('a failure is told to all who waited and then forgotten', async () => {
  const memory = new BriefMemory<number>()
  const fail = () => memory.recall('a', () => Promise.reject(new Error('no')))
  const asked = await Promise.allSettled([fail(), fail()])
  assert.deepEqual(
    asked.map(({ status }) => status),
    ['rejected', 'rejected'],
  )
  assert.equal(await memory.recall('a', async () => 7), 7)
})

test('only so many answers are kept', async () => {
  const memory = new BriefMemory<string>({ most: 2 })
  for (const key of ['a', 'b', 'c']) await memory.recall(key, async () => 'old')
  assert.equal(await memory.recall('a', async () => 'new'), 'new')
  assert.equal(await memory.recall('c', async () => 'new'), 'old')
})
