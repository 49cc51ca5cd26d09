import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { Refusal } from '#platform/refusal.ts'
import { may } from './access.ts'
import { readDay } from './day.ts'
import { listHeld } from './holds.ts'
import { chooseCell } from './moves.ts'
import { listLegalCells, placeOf } from './timetable.ts'
import { tryOut } from './trial.ts'
import { beginState, listRoomyCells, take } from './trial-state.ts'
import type { Step } from './trial-steps.ts'

/** Refuses when one of the steps cannot be taken, whoever makes room. */
export async function insistPossible(db: Db, actor: Actor, eventId: string, steps: readonly Step[]): Promise<void> {
  insist(may.arrange(actor, eventId), actor)
  const state = beginState(await readDay(db, eventId, 'nothing'))
  if (!steps.every((step) => take(state, step))) throw new Refusal('timetable.trial-impossible', { status: 409 })
}

/** A move on the board as tried so far; where only a slot is named, a table is chosen as it would be on the draft. */
export async function resolveMove(
  db: Db,
  actor: Actor,
  eventId: string,
  steps: Step[],
  { meetingId, cell }: { meetingId: string; cell: string },
): Promise<Step> {
  insist(may.arrange(actor, eventId), actor)
  const [slotId = '', tableId = ''] = cell.split('/')
  if (tableId) return { kind: 'move', meetingId, slotId, tableId }
  const { day } = await tryOut(await readDay(db, eventId, 'nothing'), await listHeld(db, eventId), steps)
  const now = day.draft.find((line) => line.meetingId === meetingId)?.tableId
  const roomy = listRoomyCells(day, meetingId).map((one) => placeOf(day, one))
  const chosen = chooseCell(listLegalCells(day, meetingId), cell, now) ?? chooseCell(roomy, cell, now)
  if (!chosen) throw new Refusal('timetable.trial-impossible', { status: 409 })
  return { kind: 'move', meetingId, slotId: chosen.slotId, tableId: chosen.tableId }
}
