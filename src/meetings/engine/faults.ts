import { usualOrder } from './goals.ts'
import type { Meeting, Problem, Slot } from './problem.ts'

/** Why a problem makes no sense as it was given. `owner` is the id of the thing that is wrong. */
export type Fault =
  | { code: 'id-used-twice'; kind: 'slot' | 'table' | 'party' | 'interpreter' | 'meeting' | 'delegate'; owner: string }
  | { code: 'slot-ends-before-start'; owner: string }
  | { code: 'slots-out-of-order'; owner: string }
  | { code: 'unknown-slot'; owner: string; slot: number }
  | { code: 'unknown-party'; owner: string; party: string }
  | { code: 'unknown-table'; owner: string; table: string }
  | { code: 'meets-itself'; owner: string }
  | { code: 'count-below-one'; owner: string; field: 'parallelDesks' | 'longestStretch' }
  | { code: 'score-not-a-number'; owner: string }
  | { code: 'unknown-meeting'; owner: string; meeting: string }
  /** The meetings that each have to be held before the next, and the last before the first. */
  | { code: 'order-in-a-circle'; owner: string; meetings: string[] }
  | { code: 'fairness-limit-not-a-count'; owner: string }
  | { code: 'goal-unknown' | 'goal-named-twice'; owner: string }
  | { code: 'goal-not-a-count'; owner: 'fairness' | 'minimum' }
  /** `owner` names the two places. */
  | { code: 'walk-not-a-time'; owner: string }
  | { code: 'walk-to-itself'; owner: string }
  | { code: 'walk-given-twice'; owner: string }

/** A problem that cannot be read; `faults` says precisely why. */
export class MalformedProblem extends Error {
  readonly faults: Fault[]

  constructor(faults: Fault[]) {
    super(faults.map((fault) => `${fault.code} (${fault.owner})`).join(', '))
    this.name = 'MalformedProblem'
    this.faults = faults
  }
}

export function refuseFaults(problem: Problem): void {
  const faults = listFaults(problem)
  if (faults.length > 0) throw new MalformedProblem(faults)
}

export function listFaults(problem: Problem): Fault[] {
  return [
    ...listRepeatedIds('slot', problem.slots),
    ...listRepeatedIds('table', problem.tables),
    ...listRepeatedIds('party', problem.parties),
    ...listRepeatedIds('interpreter', problem.interpreters),
    ...listRepeatedIds('meeting', problem.meetings),
    ...problem.parties.flatMap((party) => listRepeatedIds('delegate', party.delegates)),
    ...problem.slots.flatMap((slot, index) => listSlotFaults(slot, problem.slots[index - 1])),
    ...problem.tables.flatMap((table) => listUnknownSlots(problem, table.id, table.closedSlots)),
    ...listBoothFaults(problem),
    ...problem.parties.flatMap((party) => listCountFaults(party.id, 'parallelDesks', party.parallelDesks)),
    ...problem.interpreters.flatMap(({ id, longestStretch }) => listCountFaults(id, 'longestStretch', longestStretch)),
    ...listPersonFaults(problem),
    ...listMeetingFaults(problem),
    ...listForbiddenPairFaults(problem),
    ...listOrderFaults(problem),
    ...listFairnessFaults(problem),
    ...listGoalFaults(problem),
    ...listWalkFaults(problem),
  ]
}

function listRepeatedIds(kind: (Fault & { code: 'id-used-twice' })['kind'], things: { id: string }[]): Fault[] {
  const seen = new Set<string>()
  const repeated = new Set<string>()
  for (const { id } of things) (seen.has(id) ? repeated : seen).add(id)
  return [...repeated].map((owner) => ({ code: 'id-used-twice', kind, owner }))
}

function listSlotFaults(slot: Slot, before: Slot | undefined): Fault[] {
  if (!(slot.endsAt > slot.startsAt)) return [{ code: 'slot-ends-before-start', owner: slot.id }]
  if (before && slot.startsAt < before.endsAt) return [{ code: 'slots-out-of-order', owner: slot.id }]
  return []
}

function listUnknownSlots(problem: Problem, owner: string, slots: number[]): Fault[] {
  return slots.filter((slot) => !problem.slots[slot]).map((slot) => ({ code: 'unknown-slot', owner, slot }))
}

function listCountFaults(owner: string, field: 'parallelDesks' | 'longestStretch', count: number): Fault[] {
  return Number.isInteger(count) && count >= 1 ? [] : [{ code: 'count-below-one', owner, field }]
}

function listPersonFaults(problem: Problem): Fault[] {
  const persons = [...problem.parties.flatMap((party) => party.delegates), ...problem.interpreters]
  return persons.flatMap(({ id, freeSlots }) => listUnknownSlots(problem, id, freeSlots))
}

function listMeetingFaults(problem: Problem): Fault[] {
  const parties = new Set(problem.parties.map(({ id }) => id))
  const tables = new Set(problem.tables.map(({ id }) => id))
  return problem.meetings.flatMap((meeting) => listFaultsOfMeeting(problem, meeting, parties, tables))
}

function listFaultsOfMeeting(problem: Problem, meeting: Meeting, parties: Set<string>, tables: Set<string>): Fault[] {
  const { id: owner, fixed, score, allowedSlots = [] } = meeting
  const faults: Fault[] = listUnknownParties(owner, meeting.parties, parties)
  if (meeting.parties[0] === meeting.parties[1]) faults.push({ code: 'meets-itself', owner })
  if (score !== undefined && !Number.isFinite(score)) faults.push({ code: 'score-not-a-number', owner })
  if (fixed?.table !== undefined && !tables.has(fixed.table)) {
    faults.push({ code: 'unknown-table', owner, table: fixed.table })
  }
  return [...faults, ...listUnknownSlots(problem, owner, [...allowedSlots, ...(fixed ? [fixed.slot] : [])])]
}

function listForbiddenPairFaults(problem: Problem): Fault[] {
  const parties = new Set(problem.parties.map(({ id }) => id))
  return (problem.forbiddenPairs ?? []).flatMap((pair) => listUnknownParties(pair.join(' – '), pair, parties))
}

function listUnknownParties(owner: string, wanted: string[], parties: Set<string>): Fault[] {
  return wanted.filter((party) => !parties.has(party)).map((party) => ({ code: 'unknown-party', owner, party }))
}

function listOrderFaults({ meetings, precedences = [] }: Problem): Fault[] {
  const known = new Set(meetings.map(({ id }) => id))
  const strangers = precedences.flatMap((pair) =>
    pair
      .filter((meeting) => !known.has(meeting))
      .map((meeting): Fault => ({ code: 'unknown-meeting', owner: pair.join(' – '), meeting })),
  )
  const circle = findCircle(precedences)
  return circle ? [...strangers, { code: 'order-in-a-circle', owner: circle[0]!, meetings: circle }] : strangers
}

/** Takes away what nothing has to come before, again and again; what is left goes round in a circle. */
function findCircle(precedences: [string, string][]): string[] | undefined {
  let left = precedences
  for (;;) {
    const later = new Set(left.map(([, after]) => after))
    const rest = left.filter(([before]) => later.has(before))
    if (rest.length === left.length) break
    left = rest
  }
  const beforeOf = new Map(left.map(([before, after]) => [after, before]))
  const walked: string[] = []
  for (let at = left[0]?.[1]; at !== undefined; at = beforeOf.get(at)) {
    if (walked.includes(at)) return walked.slice(walked.indexOf(at)).reverse()
    walked.push(at)
  }
  return undefined
}

function listFairnessFaults({ fairnessLimit }: Problem): Fault[] {
  return fairnessLimit === undefined || isCount(fairnessLimit)
    ? []
    : [{ code: 'fairness-limit-not-a-count', owner: String(fairnessLimit) }]
}

function listGoalFaults({ goals }: Problem): Fault[] {
  const order = goals?.order ?? []
  const unknown = order.filter((goal) => !usualOrder.includes(goal))
  const twice = new Set(order.filter((goal, at) => order.indexOf(goal) < at))
  const counts = (['fairness', 'minimum'] as const).filter((name) => !isCount(goals?.[name] ?? 0))
  return [
    ...unknown.map((owner): Fault => ({ code: 'goal-unknown', owner })),
    ...[...twice].map((owner): Fault => ({ code: 'goal-named-twice', owner })),
    ...counts.map((owner): Fault => ({ code: 'goal-not-a-count', owner })),
  ]
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0
}

function listBoothFaults({ tables, parties }: Problem): Fault[] {
  const known = new Set(parties.map(({ id }) => id))
  return tables.flatMap(({ id, booth }) => (booth === undefined ? [] : listUnknownParties(id, [booth], known)))
}

/** A place at which no table stands is no fault: its tables may have been taken away. */
function listWalkFaults({ walks = [] }: Problem): Fault[] {
  const seen = new Set<string>()
  return walks.flatMap(({ places, minutes }): Fault[] => {
    const owner = places.join(' – ')
    const pair = JSON.stringify(places.toSorted())
    const isRepeated = seen.has(pair)
    seen.add(pair)
    if (!Number.isFinite(minutes) || minutes < 0) return [{ code: 'walk-not-a-time', owner }]
    if (places[0] === places[1]) return [{ code: 'walk-to-itself', owner }]
    return isRepeated ? [{ code: 'walk-given-twice', owner }] : []
  })
}
