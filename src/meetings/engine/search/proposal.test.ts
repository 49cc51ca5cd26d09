import assert from 'node:assert/strict'
import { test } from 'node:test'
import { largeDay, sensorDay } from '../sample-days.ts'
import { type Board, emptyBoard } from './board.ts'
import { assertBooksAgree } from './books.test-data.ts'
import { moveAlongChain } from './chain.ts'
import { construct } from './construct.ts'
import { insertByEjecting, pickAny } from './ejection.ts'
import { buildModel } from './model.ts'
import {
  carryOutPlainChain,
  emptyPlainChain,
  followPlainChain,
  makeRoomForPlainChain,
  weighPlainChain,
} from './plain-chain.ts'
import { carryOut, countTablesLeft, emptyProposal, type Proposal, startOver, takeBackTo, weigh } from './proposal.ts'
import { pickBelow, seededRandom } from './random.ts'

const random = seededRandom(11)
const draw = (list: ArrayLike<number>) => list[pickBelow(random, list.length)]!
const plainDay = largeDay({ parties: 40, meetings: 260, slots: 16, tables: 17 }, 3)
const crowdedDay = largeDay({ parties: 30, meetings: 300, slots: 12, tables: 12 }, 4, true)

function setUp(day: Parameters<typeof buildModel>[0]): Board {
  const board = emptyBoard(buildModel(day))
  construct(board, random)
  return board
}

function costOf({ missing, discomfort }: Board): number {
  return missing + discomfort
}

function assertSame(one: number, other: number) {
  assert.ok(Math.abs(one - other) < 1e-6, `${one} and ${other}`)
}

/** Proposes some chain or ejection; false when it does not work out. */
function proposeSomething(proposal: Proposal): boolean {
  const { board } = proposal
  const { model } = board
  startOver(proposal)
  const meeting = pickBelow(random, model.meetings)
  const to = draw(model.slotsOf[meeting]!)
  const from = board.slotOf[meeting]!
  if (from === to) return false
  if (from >= 0) return moveAlongChain(proposal, meeting, { to, back: from }, random)
  const crew = model.crewStart[meeting]! + pickBelow(random, model.crewStart[meeting + 1]! - model.crewStart[meeting]!)
  const isOpen = model.crewOpen[crew * model.slots + to] === 1
  return isOpen && insertByEjecting(proposal, meeting, to, crew, pickAny(random), random)
}

for (const day of [sensorDay(), plainDay, crowdedDay]) {
  test(`${day.meetings.length} meetings: a proposal weighs what carrying it out costs`, () => {
    const board = setUp(day)
    const proposal = emptyProposal(board)
    let carriedOut = 0
    for (let turn = 0; turn < 2000; turn++) {
      if (!proposeSomething(proposal)) continue
      const before = costOf(board)
      const cost = weigh(proposal)
      assert.equal(costOf(board), before)
      carryOut(proposal)
      assertSame(costOf(board) - before, cost)
      carriedOut++
    }
    assert.ok(carriedOut > 300)
  })
}

test('what is taken back leaves nothing behind', () => {
  const board = setUp(crowdedDay)
  const proposal = emptyProposal(board)
  let takenBack = 0
  for (let turn = 0; turn < 500; turn++) {
    if (!proposeSomething(proposal)) continue
    takeBackTo(proposal, 0)
    assertSame(weigh(proposal), 0)
    for (const [slot, { meetings }] of board.seated.entries()) {
      assert.equal(countTablesLeft(proposal, slot, 0), board.model.openOfKind[slot]! - meetings.length)
    }
    takenBack++
  }
  assert.ok(takenBack > 100)
})

test('a plain chain weighs what carrying it out costs, keeps to the tables and the books in order', () => {
  const board = setUp(plainDay)
  const chain = emptyPlainChain(board)
  let carriedOut = 0
  for (let turn = 0; turn < 2000; turn++) {
    const meeting = pickBelow(random, board.model.meetings)
    const to = draw(board.model.slotsOf[meeting]!)
    if (board.slotOf[meeting]! < 0 || board.slotOf[meeting] === to) continue
    if (followPlainChain(chain, board, meeting, to) !== 'closed') continue
    if (!makeRoomForPlainChain(chain, board, random)) continue
    const before = costOf(board)
    const cost = weighPlainChain(chain, board)
    assert.equal(costOf(board), before)
    carryOutPlainChain(chain, board)
    assertSame(costOf(board) - before, cost)
    assert.equal(board.slotOf[meeting], to)
    for (const [slot, { meetings }] of board.seated.entries()) {
      assert.ok(meetings.length <= board.model.openTables[slot]!)
    }
    carriedOut++
  }
  assert.ok(carriedOut > 300)
  assertBooksAgree(board)
})
