import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { testDatabase } from '#tests/world/database.ts'
import { describeTables } from '../../scripts/tables.ts'
import { root } from './sources.ts'

test('the generated row types are those of the migrations', async () => {
  await using world = await testDatabase()
  assert.equal(readFileSync(`${root}db/tables.ts`, 'utf8'), await describeTables(world.db))
})
