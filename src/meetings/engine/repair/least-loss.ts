import type { Ground } from './ground.ts'
import { lossOf } from './loss.ts'

/**
 * The least that must be given up whatever is moved: in every party the meetings need places of their own among the
 * slots still open to them, and all of them together need tables.
 */
export function boundLoss(ground: Ground): number {
  const { model, displaced, board } = ground
  const parties = new Set(displaced.flatMap((meeting) => [0, 1].map((side) => model.partyOf[meeting * 2 + side]!)))
  const short = Math.max(countTablesShort(ground), ...[...parties].map((party) => countPlacesShort(ground, party)))
  const impossible = displaced.filter((meeting) => listOpen(ground, meeting).length === 0)
  const sure = impossible.reduce((sum, meeting) => sum + lossOf(model, meeting), 0)
  const seated = board.slotOf.findIndex((slot) => slot >= 0)
  const lightest = displaced.length > 0 || seated >= 0 ? findLightest(ground) : 0
  return Math.max(sure, short * lightest)
}

function findLightest({ model, displaced, board, isHeld }: Ground): number {
  const movable = [...board.slotOf.keys()].filter((one) => board.slotOf[one]! >= 0 && isHeld[one] === 0)
  return [...movable, ...displaced].reduce((least, meeting) => Math.min(least, lossOf(model, meeting)), Infinity)
}

function countTablesShort({ model, displaced, board, opensAt, slotBefore }: Ground): number {
  const keptSlots = new Set(displaced.map((meeting) => slotBefore[meeting]!))
  let left = 0
  for (let slot = 0; slot < model.slots; slot++) {
    if (slot < opensAt && !keptSlots.has(slot)) continue
    left += model.openTables[slot]!
    for (let kind = 0; kind < model.kinds; kind++) left -= board.seated[slot * model.kinds + kind]!.meetings.length
  }
  return Math.max(0, displaced.length - left)
}

/** How many of the party's meetings cannot have a place at one of its desks: those left over by a largest matching. */
function countPlacesShort(ground: Ground, party: number): number {
  const { model, board, isHeld, isDisplaced } = ground
  const free = new Int32Array(model.slots).fill(model.desks[party]!)
  const seeking: number[] = []
  for (const meeting of model.meetingsOf[party]!) {
    const slot = board.slotOf[meeting]!
    if (isDisplaced[meeting] === 1 || (slot >= 0 && isHeld[meeting] === 0)) seeking.push(meeting)
    else if (slot >= 0) free[slot]!--
  }
  const holders: number[][] = Array.from(free, () => [])
  const findPlace = (meeting: number, seen: Set<number>): boolean => {
    for (const slot of listOpen(ground, meeting)) {
      if (seen.has(slot) || free[slot]! <= 0) continue
      seen.add(slot)
      const held = holders[slot]!
      const at = held.length < free[slot]! ? held.length : held.findIndex((one) => findPlace(one, seen))
      if (at < 0) continue
      held[at] = meeting
      return true
    }
    return false
  }
  return seeking.filter((meeting) => !findPlace(meeting, new Set())).length
}

function listOpen({ model, opensAt, slotBefore }: Ground, meeting: number): number[] {
  return [...model.slotsOf[meeting]!].filter((slot) => slot >= opensAt || slot === slotBefore[meeting])
}
