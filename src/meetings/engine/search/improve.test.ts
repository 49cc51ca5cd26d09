import assert from 'node:assert/strict'
import { test } from 'node:test'
import { largeDay, sensorDay } from '../sample-days.ts'
import { type Board, emptyBoard } from './board.ts'
import { assertBooksAgree } from './books.test-data.ts'
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

for (const [name, problem] of [
  ['a day with interpreters and second delegates', sensorDay()],
  ['a day of plain meetings with too few tables', largeDay({ parties: 40, meetings: 260, slots: 16, tables: 15 }, 3)],
  ['a day with more wishes than time', largeDay({ parties: 30, meetings: 300, slots: 12, tables: 12 }, 4, true)],
] as const) {
  test(`${name}: after many moves the books agree with the arrangement`, () => {
    const board = search(problem, 30_000)
    assertBooksAgree(board)
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
