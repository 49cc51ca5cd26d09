import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { listFacts } from '#platform/facts.ts'
import { type BusyDay, openBusyDay } from '#tests/world/busy-day.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { getBoard } from './board.ts'
import { readBoardVersion } from './board-version.ts'
import { cellName } from './cells.ts'
import { listDraftLines } from './lines.ts'
import { placeOnBoard } from './moves.ts'
import { listTables } from './tables.ts'
import { legalCellsOf, solveTimetable } from './timetable.ts'
import { setPartOfDay } from './timing.ts'
import { printOf } from './trial.ts'
import { adoptTrial } from './trial-adoption.ts'
import { readSteps, type Step, writeStep } from './trial-steps.ts'
import { redo, undo } from './undoing.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const { organiser, desk } = await bringCast(db)

test('trying writes nothing: no fact, no move, the same version of the board', async () => {
  const day = await arrangedDay()
  const before = [await cellsOf(day), await countFacts(day), await readBoardVersion(db, organiser, day.eventId)]
  const { trial } = await tryOut(day, [{ kind: 'close', tableId: day.tables[0]?.id ?? '' }, { kind: 'arrange' }])
  assert.ok((trial?.comparison.changes.length ?? 0) > 0)
  assert.deepEqual(
    [await cellsOf(day), await countFacts(day), await readBoardVersion(db, organiser, day.eventId)],
    before,
  )
})

test('a meeting moved onto another trades places with it, and everybody else stays', async () => {
  const day = await arrangedDay()
  const [one, other] = await findTwoApart(day)
  const { trial } = await tryOut(day, [
    { kind: 'move', meetingId: one.meetingId, slotId: other.slotId, tableId: other.tableId },
  ])
  const tried = new Map(trial?.day.draft.map((line) => [line.meetingId, cellName(line)]))
  assert.equal(tried.get(one.meetingId), cellName(other))
  const cells = await cellsOf(day)
  const moved = [...tried].filter(([meeting, cell]) => cells.get(meeting) !== cell).map(([meeting]) => meeting)
  assert.ok(moved.includes(other.meetingId))
  assert.equal(trial?.after.placed, trial?.before.placed)
  assert.deepEqual(trial?.impossible, [])
})

test('closing a table says what it costs; adopted it is one deed, undone and done again with the table', async () => {
  const day = await openBusyDay(db, organiser, { guests: 2, firms: 3, slots: 3, tables: 2 })
  await solveTimetable(db, organiser, day.eventId, { budget: { moves: 2000 } })
  const [, second] = day.tables
  const steps: Step[] = [{ kind: 'close', tableId: second?.id ?? '' }]
  const { trial, outlook } = await tryOut(day, steps)
  assert.deepEqual([trial?.before.placed, trial?.after.placed], [6, 3])
  assert.equal(trial?.comparison.changes.filter(({ kind }) => kind === 'cancelled').length, 3)
  const before = await cellsOf(day)
  const adopted = await adopt(day, steps, outlook.fingerprint)
  const after = await cellsOf(day)
  assert.deepEqual(after, new Map(trial?.day.draft.map((line) => [line.meetingId, cellName(line)])))
  assert.equal(adopted.closings.length, 3)
  await undo(db, organiser, day.eventId)
  assert.deepEqual([await cellsOf(day), await countClosures(day)], [before, 0])
  await redo(db, organiser, day.eventId)
  assert.deepEqual([await cellsOf(day), await countClosures(day)], [after, 3])
})

test('more tables let those in who wait, all of them when the rest may move; adopted, the tables are in the hall', async () => {
  const day = await openBusyDay(db, organiser, { guests: 2, firms: 3, slots: 3, tables: 1 })
  await solveTimetable(db, organiser, day.eventId, { budget: { moves: 2000 } })
  const around = (await tryOut(day, [{ kind: 'tables', count: 2 }])).trial
  assert.deepEqual([around?.before.placed, around?.after.placed], [3, 5])
  assert.ok(around?.comparison.changes.every(({ kind }) => kind === 'added'))
  const steps: Step[] = [{ kind: 'tables', count: 2 }, { kind: 'arrange' }]
  const { trial, outlook, cards } = await tryOut(day, steps)
  assert.deepEqual([trial?.before.placed, trial?.after.placed, cards.size], [3, 6, 6])
  await adopt(day, steps, outlook.fingerprint)
  assert.deepEqual(
    (await listTables(db, day.eventId)).map(({ label }) => label),
    ['1', '2'],
  )
  assert.equal((await cellsOf(day)).size, 6)
})

test('a trial beside a draft that somebody changed is not adopted, nor one with a step that cannot be taken', async () => {
  const day = await arrangedDay()
  const steps: Step[] = [{ kind: 'off', meetingId: day.meetings[0] ?? '' }]
  const { outlook } = await tryOut(day, steps)
  const [cell] = await legalCellsOf(db, day.eventId, day.meetings[1] ?? '')
  const seen = (await cellsOf(day)).get(day.meetings[1] ?? '') ?? ''
  await placeOnBoard(db, organiser, day.eventId, {
    meetingId: day.meetings[1] ?? '',
    cell: cell ? cellName(cell) : '',
    seen,
  })
  const before = await cellsOf(day)
  await assert.rejects(adopt(day, steps, outlook.fingerprint), { code: 'timetable.draft-changed', status: 409 })
  const nowhere: Step = { kind: 'move', meetingId: day.meetings[0] ?? '', slotId: day.eventId, tableId: day.eventId }
  const now = (await tryOut(day, [])).outlook.fingerprint
  await assert.rejects(adopt(day, [nowhere], now), { code: 'timetable.trial-impossible', status: 409 })
  await assert.rejects(adopt(day, [], now), { code: 'timetable.trial-empty', status: 409 })
  assert.deepEqual(await cellsOf(day), before)
  await assert.rejects(adoptTrial(db, desk, day.eventId, { steps: [], fingerprint: now, seen: '' }), { status: 403 })
})

test('a trial that would come out otherwise than it was seen is not adopted', async () => {
  const day = await arrangedDay()
  const { outlook, trial } = await tryOut(day, [{ kind: 'arrange' }])
  const { fingerprint } = outlook
  const deed = { steps: ['arrange'], fingerprint, seen: trial ? printOf(trial) : '' }
  // All slots are in the morning.
  await setPartOfDay(db, organiser, day.eventId, { meetingId: day.meetings[0] ?? '', part: 'afternoon' })
  const before = await cellsOf(day)
  await assert.rejects(adoptTrial(db, organiser, day.eventId, deed), { code: 'timetable.trial-differs', status: 409 })
  assert.deepEqual(await cellsOf(day), before)
})

test('steps stand in an address and are read from it again; what makes no sense is left out', () => {
  const id = '01a202b5-a244-7647-a3e4-166f19130295'
  const steps: Step[] = [
    { kind: 'move', meetingId: id, slotId: id, tableId: 'new-9' },
    { kind: 'off', meetingId: id },
    { kind: 'close', tableId: id },
    { kind: 'tables', count: 12 },
    { kind: 'arrange' },
  ]
  assert.deepEqual(readSteps(steps.map(writeStep)), steps)
  assert.deepEqual(readSteps(['move:x:y:z', 'tables:0', 'tables:9999', 'close:', 'arrange:1', '', 'drop table']), [])
  assert.equal(readSteps(Array.from({ length: 50 }, () => 'arrange')).length, 20)
})

async function arrangedDay(): Promise<BusyDay> {
  const day = await openBusyDay(db, organiser, { guests: 2, firms: 4, slots: 6, tables: 2 })
  await solveTimetable(db, organiser, day.eventId, { budget: { moves: 2000 } })
  return day
}

/** Two meetings of different slots without a party in common. */
async function findTwoApart({ eventId }: BusyDay) {
  const { cards } = await getBoard(db, organiser, eventId)
  const all = [...cards.values()]
  for (const one of all)
    for (const other of all) {
      const parties = [one, other].flatMap(({ pair }) => [pair.host.participationId, pair.guest.participationId])
      if (new Set(parties).size === 4 && one.line && other.line && one.line.slotId !== other.line.slotId)
        return [one.line, other.line] as const
    }
  throw new Error('no two meetings apart')
}

function tryOut({ eventId }: BusyDay, steps: Step[]) {
  return getBoard(db, organiser, eventId, { steps })
}

/** As somebody adopts who has just looked at it. */
async function adopt(day: BusyDay, steps: Step[], fingerprint: string) {
  const { trial } = await tryOut(day, steps)
  const seen = trial ? printOf(trial) : ''
  return adoptTrial(db, organiser, day.eventId, { steps: steps.map(writeStep), fingerprint, seen })
}

async function cellsOf({ eventId }: BusyDay): Promise<Map<string, string>> {
  return new Map((await listDraftLines(db, eventId)).map((line) => [line.meetingId, cellName(line)]))
}

async function countFacts({ eventId }: BusyDay): Promise<number> {
  return (await listFacts(db, { kind: 'event', id: eventId })).length
}

async function countClosures({ tables }: BusyDay): Promise<number> {
  const ids = tables.map(({ id }) => id)
  return (await db.selectFrom('meetings.closure').select('slot_id').where('table_id', 'in', ids).execute()).length
}
