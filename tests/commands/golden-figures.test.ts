import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { noteResult } from '#meetings/results.ts'
import { system } from '#people/actor.ts'
import { openDatabase } from '#platform/database/open.ts'
import { listDriftedReleases } from '#reporting/drift.ts'
import '../../src/listening.ts'
import { duihe } from './program.ts'

type Shown = { figures: { metric: string; value: number; records: string[] }[] }

/** The golden day of the source: what a real run has to count from records. */
const GOLDEN = {
  'meetings.scheduled': 58,
  'meetings.conflicts': 0,
  'intents.reached': 28,
  'intents.in_pipeline': 28,
  'organisations.foreign': 6,
  'organisations.domestic': 55,
}

test('the golden day is counted from records at the command line, and one result changed at the desk changes it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'duihe-golden-'))
  assert.equal((await duihe(['seed', 'demo', '--data', folder])).code, 0)
  const before = await show(folder)
  for (const [metric, value] of Object.entries(GOLDEN)) {
    const figure = before.figures.find((candidate) => candidate.metric === metric)
    assert.equal(figure?.value, value, metric)
    assert.equal(figure?.records.length, value, metric)
  }
  const delegates = before.figures.find(({ metric }) => metric === 'delegates.present')
  assert.ok(delegates && delegates.value < 80)

  await changeOneResult(folder)
  const after = await show(folder)
  assert.equal(after.figures.find(({ metric }) => metric === 'intents.reached')?.value, 27)
  assert.equal(after.figures.find(({ metric }) => metric === 'intents.in_pipeline')?.value, 27)
  rmSync(folder, { recursive: true, force: true })
})

async function show(folder: string): Promise<Shown> {
  const { stdout } = await duihe(['figures', 'show', '--event', 'uk-sensors-2017', '--json', '--data', folder])
  return JSON.parse(stdout) as Shown
}

async function changeOneResult(folder: string): Promise<void> {
  const { db, close } = await openDatabase({ dataFolder: folder })
  const drifted = async () => (await listDriftedReleases(db, system('test'))).length
  assert.equal(await drifted(), 0)
  const { meeting_id: meetingId } = await db
    .selectFrom('outcomes.intent')
    .select('meeting_id')
    .orderBy('number')
    .executeTakeFirstOrThrow()
  await noteResult(db, system('test'), { meetingId, kind: 'contact' })
  assert.equal(await drifted(), 1)
  await close()
}
