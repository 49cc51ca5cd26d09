import type { Problem } from '#meetings/engine/problem.ts'
import { pickBelow, type Random } from '#meetings/engine/search/random.ts'

/** What most platforms do: in the order of asking, a pair takes any slot in which both and a table are free. */
export function serveFirstCome(day: Problem, random: Random): Map<string, number> {
  const free = new Map(day.parties.map(({ id, delegates }) => [id, new Set(delegates[0]!.freeSlots)]))
  const tables = day.slots.map(() => day.tables.length)
  const slotOf = new Map<string, number>()
  const asking = [...day.meetings]
  while (asking.length > 0) {
    const at = pickBelow(random, asking.length)
    const { id, parties, allowedSlots } = asking[at]!
    asking[at] = asking.at(-1)!
    asking.pop()
    const [one, other] = parties.map((party) => free.get(party)!) as [Set<number>, Set<number>]
    const possible = (allowedSlots ?? [...day.slots.keys()]).filter(
      (slot) => tables[slot]! > 0 && one.has(slot) && other.has(slot),
    )
    if (possible.length === 0) continue
    const slot = possible[pickBelow(random, possible.length)]!
    slotOf.set(id, slot)
    tables[slot]!--
    one.delete(slot)
    other.delete(slot)
  }
  return slotOf
}
