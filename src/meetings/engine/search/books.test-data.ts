import assert from 'node:assert/strict'
import { type Board, emptyBoard, feel, seat } from './board.ts'

/** What the board keeps count of is what an empty board has after the same arrangement was entered. */
export function assertBooksAgree(board: Board): void {
  const copy = copyOut(board)
  assert.deepEqual(board.meetingAt, copy.meetingAt)
  assert.deepEqual(board.desksInUse, copy.desksInUse)
  assert.deepEqual(board.busy, copy.busy)
  assert.deepEqual(new Set(board.waiting.meetings), new Set(copy.waiting.meetings))
  for (const [pool, { meetings }] of board.seated.entries()) {
    assert.deepEqual(new Set(meetings), new Set(copy.seated[pool]!.meetings))
    assert.ok(meetings.length <= board.model.openOfKind[pool]!)
  }
  assert.ok(Math.abs(board.missing - copy.missing) < 1e-6)
  assert.ok(Math.abs(board.discomfort - copy.discomfort) < 1e-6)
}

/** The same arrangement, entered into an empty board. */
function copyOut({ model, slotOf, crewOf }: Board): Board {
  const copy = emptyBoard(model)
  for (const [meeting, slot] of slotOf.entries()) if (slot >= 0) seat(copy, meeting, slot, crewOf[meeting]!)
  for (let party = 0; party < model.parties; party++) feel(copy, party)
  return copy
}
