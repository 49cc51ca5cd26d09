import type { Meeting, Party, Problem } from '#meetings/engine/problem.ts'
import { largeDay } from '#meetings/engine/sample-days.ts'
import { seededRandom } from '#meetings/engine/search/random.ts'

export type Size = { parties: number; meetings: number; slots: number; tables: number }

/** More breaks than these are more than one's fair share. */
export const fairBreaks = 2

/**
 * A large day: heavy-tailed demand, half-day people, blocked slots; one meeting in twenty is wanted in the morning or in
 * the afternoon, where that leaves it slots enough. Nobody is away so often that the absences alone are unfair.
 */
export function drawLargeDay(size: Size, isSurplus: boolean): Problem {
  const day = largeDay(size, 1, isSurplus)
  const wishes = new Map<string, number>()
  for (const { parties } of day.meetings) for (const id of parties) wishes.set(id, (wishes.get(id) ?? 0) + 1)
  const parties = day.parties.map((party) => stayFairly(party, wishes.get(party.id) ?? 0, size.slots))
  return withHalves({ ...day, parties }, 2)
}

/** Leaves out the shortest absences of a party that they would force to have more than its fair share of breaks. */
function stayFairly(party: Party, wishes: number, slots: number): Party {
  const [delegate] = party.delegates
  let freeSlots = delegate!.freeSlots
  while (holdsFairly(freeSlots) < Math.min(wishes, freeSlots.length)) {
    const gaps = listRuns(listOther(freeSlots, slots)).filter((gap) => isInside(gap, freeSlots))
    const [shortest] = gaps.sort((one, other) => one.length - other.length)
    freeSlots = [...freeSlots, ...shortest!].sort((one, other) => one - other)
  }
  return { ...party, delegates: [{ ...delegate!, freeSlots }] }
}

/** The most meetings with no more than the fair number of breaks. */
function holdsFairly(freeSlots: number[]): number {
  const lengths = listRuns(freeSlots).map(({ length }) => length)
  const longest = lengths.sort((one, other) => other - one).slice(0, fairBreaks + 1)
  return longest.reduce((sum, length) => sum + length, 0)
}

function listRuns(inOrder: number[]): number[][] {
  const runs: number[][] = []
  for (const slot of inOrder) {
    const last = runs.at(-1)
    if (last?.at(-1) === slot - 1) last.push(slot)
    else runs.push([slot])
  }
  return runs
}

function listOther(some: number[], slots: number): number[] {
  return Array.from({ length: slots }, (_, slot) => slot).filter((slot) => !some.includes(slot))
}

function isInside(gap: number[], freeSlots: number[]): boolean {
  return gap[0]! > freeSlots[0]! && gap.at(-1)! < freeSlots.at(-1)!
}

function withHalves(day: Problem, seed: number): Problem {
  const random = seededRandom(seed)
  const free = new Map(day.parties.map(({ id, delegates }) => [id, new Set(delegates[0]!.freeSlots)]))
  const halfDay = day.slots.length / 2
  const meetings = day.meetings.map((meeting): Meeting => {
    if (random() >= 0.05) return meeting
    const isMorning = random() < 0.5
    const half = [...day.slots.keys()].filter((slot) => slot < halfDay === isMorning)
    const common = half.filter((slot) => meeting.parties.every((party) => free.get(party)!.has(slot)))
    return common.length > 4 ? { ...meeting, allowedSlots: half } : meeting
  })
  return { ...day, meetings }
}
