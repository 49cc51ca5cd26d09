import type { Day } from './day.ts'
import { check, type Violation } from './engine/check.ts'

/** What an organiser should look at before releasing. Only violations stand in the way. */
export type BoardChecks = {
  violations: Broken[]
  /** Persons with this many meetings one after the other, longest first. */
  stretches: { personId: string; slots: number[] }[]
  /** Participations that have one meeting only. */
  lonely: string[]
}

type Broken = { violation: Violation; meetings: string[] }

const STRETCH_WORTH_A_WORD = 4

export function listChecks(day: Day): BoardChecks {
  const { problem, placements } = day
  const violations = check(problem, placements).map((violation) => ({
    violation,
    meetings: listMeetings(day, violation),
  }))
  return { violations, stretches: listStretches(day), lonely: listLonely(day) }
}

function listMeetings({ problem, placements }: Day, violation: Violation): string[] {
  if ('meetings' in violation) return violation.meetings
  if ('meeting' in violation) return [violation.meeting]
  if (violation.code === 'unfair') {
    const ofParty = new Set(
      problem.meetings.filter(({ parties }) => parties.includes(violation.party)).map(({ id }) => id),
    )
    return placements.map(({ meeting }) => meeting).filter((meeting) => ofParty.has(meeting))
  }
  const { interpreter, slots } = violation
  return placements
    .filter((placement) => placement.interpreter === interpreter && slots.includes(placement.slot))
    .map((placement) => placement.meeting)
}

function listStretches({ problem, placements }: Day): BoardChecks['stretches'] {
  const busy = new Map<string, Set<number>>()
  for (const { slot, delegates, interpreter } of placements)
    for (const person of [...delegates, ...(interpreter ? [interpreter] : [])])
      busy.set(person, (busy.get(person) ?? new Set()).add(slot))
  return [...busy]
    .flatMap(([personId, slots]) =>
      cutIntoStretches(problem.slots, slots).map((stretch) => ({ personId, slots: stretch })),
    )
    .filter(({ slots }) => slots.length >= STRETCH_WORTH_A_WORD)
    .sort((one, other) => other.slots.length - one.slots.length)
}

/** A free slot ends a stretch, and so does a pause as long as a meeting. */
function cutIntoStretches(slots: Day['problem']['slots'], busy: Set<number>): number[][] {
  const stretches: number[][] = []
  for (const at of [...busy].sort((one, other) => one - other)) {
    const [slot, before] = [slots[at], slots[at - 1]]
    const goesOn = slot && before && busy.has(at - 1) && slot.startsAt - before.endsAt < slot.endsAt - slot.startsAt
    if (goesOn) stretches.at(-1)?.push(at)
    else stretches.push([at])
  }
  return stretches
}

function listLonely({ problem, placements }: Day): string[] {
  const placed = new Set(placements.map((placement) => placement.meeting))
  const held = new Map<string, number>()
  for (const { id, parties } of problem.meetings)
    if (placed.has(id)) for (const party of parties) held.set(party, (held.get(party) ?? 0) + 1)
  return [...held].filter(([, count]) => count === 1).map(([party]) => party)
}
