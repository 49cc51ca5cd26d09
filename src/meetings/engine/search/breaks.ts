import type { Model } from './model.ts'

export function countBreaks(model: Model, slotOf: Int32Array): number {
  return listBreaks(model, slotOf).reduce((sum, count) => sum + count, 0)
}

/** Breaks of each party when meetings are held in these slots (-1: not held). */
export function listBreaks({ slots, parties, partyOf, calendar }: Model, slotOf: Int32Array): Int32Array {
  const busy = new Uint8Array(parties * slots)
  for (const [meeting, slot] of slotOf.entries()) {
    if (slot < 0) continue
    busy[partyOf[meeting * 2]! * slots + slot] = 1
    busy[partyOf[meeting * 2 + 1]! * slots + slot] = 1
  }
  const breaks = new Int32Array(parties)
  for (let party = 0; party < parties; party++) {
    let last = -1
    for (let slot = 0; slot < slots; slot++) {
      if (busy[party * slots + slot] === 0) continue
      if (last >= 0 && slot - last > 1 && calendar.dayOf[slot] === calendar.dayOf[last]) breaks[party]!++
      last = slot
    }
  }
  return breaks
}
