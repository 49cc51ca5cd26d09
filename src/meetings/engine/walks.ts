import type { Problem, Slot } from './problem.ts'

/** Ways between places that are long enough to matter on this day. */
export type Walks = {
  /** Whether there is such a way to the place. */
  isPlace: (place: string) => boolean
  /** Minutes from one place to the other; 0 when nobody has to walk. */
  minutesBetween: (one: string | undefined, other: string | undefined) => number
}

const minute = 60_000

/** Undefined when every pause leaves time for every walk between tables. */
export function readWalks({ slots, tables, walks = [] }: Problem): Walks | undefined {
  if (walks.length === 0) return undefined
  const places = new Set(tables.map(({ place }) => place))
  const shortest = slots.slice(1).reduce((least, slot, at) => Math.min(least, countPause(slots[at]!, slot)), Infinity)
  const ways = walks.filter(({ places: ends, minutes }) => minutes > shortest && ends.every((end) => places.has(end)))
  if (ways.length === 0) return undefined
  const reached = new Set(ways.flatMap(({ places: ends }) => ends))
  const minutesOf = new Map(
    ways.flatMap(({ places: [one, other], minutes }): [string, number][] => [
      [nameWay(one, other), minutes],
      [nameWay(other, one), minutes],
    ]),
  )
  return {
    isPlace: (place) => reached.has(place),
    minutesBetween: (one, other) =>
      one === undefined || other === undefined ? 0 : (minutesOf.get(nameWay(one, other)) ?? 0),
  }
}

/** Minutes from the end of one slot to the start of a later one. */
export function countPause(before: Slot, after: Slot): number {
  return (after.startsAt - before.endsAt) / minute
}

function nameWay(one: string, other: string): string {
  return JSON.stringify([one, other])
}
