import type { Arrangement } from './ejection-search.ts'
import type { Ground } from './ground.ts'

/**
 * Tables for the meetings of the arrangement, by number, and for those that must give theirs up to a locked one. All
 * others keep theirs; a meeting takes the table it had, else one its delegates sit at before or after, else the next, of
 * the kind its crew was given.
 */
export function nameTables(ground: Ground, arrangement: Arrangement): Map<number, number> {
  const tableOf = new Map<number, number>()
  const placeOf = new Map(arrangement.map((place) => [place.meeting, place]))
  for (const meeting of ground.tableless) {
    if (placeOf.has(meeting)) continue
    placeOf.set(meeting, { meeting, slot: ground.slotBefore[meeting]!, crew: ground.crewBefore[meeting]! })
  }
  const { kindOfTable, crewKind } = ground.model
  const isForIt = (meeting: number, table: number) =>
    kindOfTable[table] === crewKind[placeOf.get(meeting)?.crew ?? ground.board.crewOf[meeting]!]
  const seated = [...placeOf.values()].filter(({ slot }) => slot >= 0)
  for (const [slot, arriving] of Map.groupBy(seated, (place) => place.slot)) {
    const holder = holdersOf(ground, slot, placeOf)
    const seeking = arriving.map(({ meeting }) => meeting)
    const sit = (meeting: number, table: number) => {
      holder[table] = meeting
      tableOf.set(meeting, table)
    }
    const locked = seeking.filter((meeting) => readLock(ground, meeting) >= 0)
    for (const meeting of locked) {
      const table = readLock(ground, meeting)
      if (holder[table]! >= 0) seeking.push(holder[table]!)
      sit(meeting, table)
    }
    const open = seeking.filter((meeting) => readLock(ground, meeting) < 0)
    const returning = open.filter((meeting) => {
      const table = ground.slotBefore[meeting] === slot ? ground.tableBefore[meeting]! : -1
      if (table < 0 || holder[table] !== free || !isForIt(meeting, table)) return false
      sit(meeting, table)
      return true
    })
    for (const meeting of open) {
      if (returning.includes(meeting)) continue
      const isOpen = (table: number) => holder[table] === free && isForIt(meeting, table)
      const liked = listLiked(ground, placeOf, tableOf, meeting, slot).find(isOpen)
      sit(meeting, liked ?? listHallFirst(ground).find(isOpen)!)
    }
  }
  return tableOf
}

const free = -1
const closed = -2

type Places = ReadonlyMap<number, Arrangement[number]>

/** By table: the meeting that stays there in the slot, free or closed. */
function holdersOf(ground: Ground, slot: number, placeOf: Places): Int32Array {
  const { model, tableHeld } = ground
  return Int32Array.from(model.problem.tables, ({ closedSlots }, table) => {
    if (closedSlots.includes(slot)) return closed
    const held = tableHeld[table * model.slots + slot]!
    return held < 0 || placeOf.has(held) ? free : held
  })
}

function readLock({ model }: Ground, meeting: number): number {
  const locked = model.problem.meetings[meeting]!.fixed?.table
  return locked === undefined ? -1 : model.problem.tables.findIndex(({ id }) => id === locked)
}

/** Tables at which the delegates of the meeting sit that day, the nearest in time first. */
function listLiked(
  ground: Ground,
  placeOf: Places,
  tableOf: ReadonlyMap<number, number>,
  meeting: number,
  slot: number,
): number[] {
  const { model, board, slotBefore, tableBefore } = ground
  const liked: { table: number; distance: number }[] = []
  for (let side = meeting * 2; side < meeting * 2 + 2; side++) {
    for (const other of model.meetingsOf[model.partyOf[side]!]!) {
      const at = placeOf.get(other)?.slot ?? board.slotOf[other]!
      if (other === meeting || at < 0 || model.calendar.dayOf[at] !== model.calendar.dayOf[slot]) continue
      const table = tableOf.get(other) ?? (at === slotBefore[other] ? tableBefore[other]! : -1)
      if (table >= 0) liked.push({ table, distance: Math.abs(at - slot) })
    }
  }
  return liked.sort((one, other) => one.distance - other.distance).map(({ table }) => table)
}

function listHallFirst({ model }: Ground): number[] {
  const tables = [...model.problem.tables.keys()]
  const isOnline = (table: number) => (model.problem.tables[table]!.online ? 1 : 0)
  return tables.sort((one, other) => isOnline(one) - isOnline(other))
}
