import assert from 'node:assert/strict'
import { test } from 'node:test'
import { largeDay, sensorDay } from '../sample-days.ts'
import { type Board, emptyBoard, feel, seat } from './board.ts'
import { construct } from './construct.ts'
import { improve } from './improve.ts'
import { buildModel } from './model.ts'
import { seededRandom } from './random.ts'

function search(problem: Parameters<typeof buildModel>[0], moves: number): Board {
  const random = seededRandom(7)
  const board = emptyBoard(buildModel(problem))
  construct(board, random)
  improve(board, random, (tried) => tried < moves)
  return board
}

/** The same arrangement, entered into an empty board. */
function copyOut({ model, slotOf, crewOf }: Board): Board {
  const copy = emptyBoard(model)
  for (const [meeting, slot] of slotOf.entries()) if (slot >= 0) seat(copy, meeting, slot, crewOf[meeting]!)
  for (let party = 0; party < model.parties; party++) feel(copy, party)
  return copy
}

for (const [name, problem] of [
  ['a day with interpreters and second delegates', sensorDay()],
  ['a day of plain meetings with too few tables', largeDay({ parties: 40, meetings: 260, slots: 16, tables: 15 }, 3)],
  ['a day with more wishes than time', largeDay({ parties: 30, meetings: 300, slots: 12, tables: 12 }, 4, true)],
] as const) {
  test(`${name}: after many moves the books agree with the arrangement`, () => {
    const board = search(problem, 30_000)
    const copy = copyOut(board)
    assert.deepEqual(board.meetingAt, copy.meetingAt)
    assert.deepEqual(board.desksInUse, copy.desksInUse)
    assert.deepEqual(board.busy, copy.busy)
    assert.deepEqual(new Set(board.waiting.meetings), new Set(copy.waiting.meetings))
    for (const [slot, { meetings }] of board.seated.entries()) {
      assert.deepEqual(new Set(meetings), new Set(copy.seated[slot]!.meetings))
      assert.ok(meetings.length <= board.model.openTables[slot]!)
    }
    assert.ok(Math.abs(board.missing - copy.missing) < 1e-6)
    assert.ok(Math.abs(board.discomfort - copy.discomfort) < 1e-6)
  })
}

test('a longer search begins like a shorter one and never ends worse', () => {
  const day = largeDay({ parties: 40, meetings: 250, slots: 16, tables: 18 }, 5)
  const heard: number[][] = [[], []]
  for (const [turn, limit] of [8000, 24_000].entries()) {
    const random = seededRandom(1)
    const board = emptyBoard(buildModel(day))
    construct(board, random)
    improve(board, random, (moves, best) => {
      heard[turn]!.push(best.missing + best.discomfort)
      return moves < limit
    })
  }
  const [short, long] = heard as [number[], number[]]
  assert.deepEqual(long.slice(0, short.length), short)
  assert.ok(long.at(-1)! <= short.at(-1)!)
  assert.ok(short.at(-1)! < short[0]!)
})
