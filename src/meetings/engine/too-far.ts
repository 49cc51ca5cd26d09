import type { Meeting } from './problem.ts'
import type { Standing } from './standing.ts'
import { countPause } from './walks.ts'

/** Meetings from or to which a person needs more `minutes` than the `pause` has: those of the one that is hardest to reach. */
export type TooFar = { meetings: string[]; minutes: number; pause: number }

/** Whether the person, coming to the place in this slot, gets there from each other meeting and on to it; the given one aside. */
export function findTooFar(
  standing: Standing,
  meeting: Meeting,
  person: string,
  { slot, place }: { slot: number; place: string | undefined },
): TooFar | undefined {
  const { walks, problem } = standing
  if (!walks || place === undefined) return undefined
  let hardest: TooFar | undefined
  const meetings: string[] = []
  for (const [at, held] of (standing.ofPerson.get(person) ?? []).entries()) {
    if (at === slot || !problem.slots[at]) continue
    const [before, after] = at < slot ? [at, slot] : [slot, at]
    const pause = countPause(problem.slots[before]!, problem.slots[after]!)
    for (const other of held ?? []) {
      const minutes = other === meeting.id ? 0 : walks.minutesBetween(place, findPlaceOf(standing, other, person))
      if (minutes <= pause) continue
      meetings.push(other)
      if (!hardest || minutes - pause > hardest.minutes - hardest.pause) hardest = { meetings, minutes, pause }
    }
  }
  return hardest
}

/** Where the person comes to for a meeting that has a place; nowhere over video. */
function findPlaceOf(standing: Standing, meeting: string, person: string): string | undefined {
  const { placementOf, meetings, parties, tables } = standing
  const { delegates, table } = placementOf.get(meeting)!
  const side = delegates.indexOf(person)
  const party = side < 0 ? undefined : parties.get(meetings.get(meeting)?.parties[side] ?? '')
  const isRemote = party?.delegates.find(({ id }) => id === person)?.remote
  return isRemote ? undefined : tables.get(table)?.place
}
