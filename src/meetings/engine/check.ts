import type { Placement } from './placement.ts'
import type { Delegate, Interpreter, Meeting, Party, Problem, Slot, Table } from './problem.ts'

/** A rule that the placements break, with the ids of those concerned. */
export type Violation =
  | { code: 'unknown-meeting'; meeting: string }
  | { code: 'unknown-slot'; meeting: string; slot: number }
  | { code: 'unknown-table'; meeting: string; table: string }
  | { code: 'unknown-delegate'; meeting: string; party: string; delegate: string }
  | { code: 'unknown-interpreter'; meeting: string; interpreter: string }
  | { code: 'placed-twice'; meeting: string }
  | { code: 'pair-forbidden'; meeting: string }
  | { code: 'slot-not-allowed'; meeting: string; slot: number }
  | { code: 'lock-broken'; meeting: string; slot: number; table: string }
  | { code: 'table-closed'; meeting: string; table: string; slot: number }
  /** The delegate is remote, the table no video room. */
  | { code: 'table-not-online'; meeting: string; delegate: string; table: string }
  | { code: 'table-lacks'; meeting: string; table: string; features: string[] }
  /** The table is the booth of a `party` that is not in the meeting. */
  | { code: 'booth-of-another'; meeting: string; table: string; party: string }
  /** The meeting belongs at a booth of the `party`, or of the other side if that has one too. */
  | { code: 'not-at-its-booth'; meeting: string; table: string; party: string }
  /** From the first of the `meetings` to the second the person needs `minutes`, and has a `pause` of so many. */
  | { code: 'too-far'; person: string; meetings: string[]; minutes: number; pause: number }
  | { code: 'table-taken-twice'; table: string; slot: number; meetings: string[] }
  | { code: 'delegate-away'; meeting: string; delegate: string; slot: number }
  | { code: 'person-twice'; person: string; slot: number; meetings: string[] }
  | { code: 'too-few-desks'; party: string; slot: number; meetings: string[] }
  | { code: 'no-common-language'; meeting: string }
  | { code: 'interpreter-away'; meeting: string; interpreter: string; slot: number }
  | { code: 'interpreter-cannot'; meeting: string; interpreter: string }
  | { code: 'interpreter-stretch'; interpreter: string; slots: number[] }
  /** The first of the `meetings` was to be over before the second begins. */
  | { code: 'wrong-order'; meetings: string[] }
  /** The party has `breaks` breaks, more than the limit above the one that has fewest. */
  | { code: 'unfair'; party: string; breaks: number; fewest: number }

/**
 * Every rule that the placements break, counted from the problem alone. It shares no code with the search on purpose:
 * what both got wrong would go unseen.
 */
export function check(problem: Problem, placements: Placement[]): Violation[] {
  const register = openRegister(problem)
  const strangers = placements.flatMap((placement) => checkNames(register, placement))
  if (strangers.length > 0) return strangers
  return [
    ...placements.flatMap((placement) => checkPlacement(register, placement)),
    ...checkGroups(register, placements),
    ...problem.interpreters.flatMap((interpreter) => {
      const work = placements.filter((placement) => placement.interpreter === interpreter.id)
      return checkStretch(problem.slots, interpreter, new Set(work.map(({ slot }) => slot)))
    }),
    ...checkWalks(register, problem, placements),
    ...checkOrder(problem, placements),
    ...checkFairness(problem, placements),
  ]
}

type Register = {
  slots: Slot[]
  meetings: Map<string, Meeting>
  tables: Map<string, Table>
  parties: Map<string, Party>
  interpreters: Map<string, Interpreter>
  booths: Table[]
  /** Both ways round. */
  forbidden: Map<string, Set<string>>
}

function openRegister(problem: Problem): Register {
  const byId = <T extends { id: string }>(things: T[]) => new Map(things.map((thing) => [thing.id, thing]))
  const forbidden = new Map<string, Set<string>>(problem.parties.map(({ id }) => [id, new Set()]))
  for (const [one, other] of problem.forbiddenPairs ?? []) {
    forbidden.get(one)?.add(other)
    forbidden.get(other)?.add(one)
  }
  return {
    slots: problem.slots,
    meetings: byId(problem.meetings),
    tables: byId(problem.tables),
    parties: byId(problem.parties),
    interpreters: byId(problem.interpreters),
    booths: problem.tables.filter(({ booth }) => booth !== undefined),
    forbidden,
  }
}

function checkNames(register: Register, placement: Placement): Violation[] {
  const { meeting: id, slot, table, delegates, interpreter } = placement
  const meeting = register.meetings.get(id)
  if (!meeting) return [{ code: 'unknown-meeting', meeting: id }]
  const violations: Violation[] = []
  if (!register.slots[slot]) violations.push({ code: 'unknown-slot', meeting: id, slot })
  if (!register.tables.has(table)) violations.push({ code: 'unknown-table', meeting: id, table })
  for (const side of [0, 1] as const) {
    if (findDelegate(register, meeting, placement, side)) continue
    violations.push({ code: 'unknown-delegate', meeting: id, party: meeting.parties[side], delegate: delegates[side] })
  }
  if (interpreter !== null && !register.interpreters.has(interpreter)) {
    violations.push({ code: 'unknown-interpreter', meeting: id, interpreter })
  }
  return violations
}

function findDelegate(register: Register, meeting: Meeting, placement: Placement, side: 0 | 1): Delegate | undefined {
  const party = register.parties.get(meeting.parties[side])
  return party?.delegates.find(({ id }) => id === placement.delegates[side])
}

function checkPlacement(register: Register, placement: Placement): Violation[] {
  const { meeting: id, slot, table } = placement
  const meeting = register.meetings.get(id)!
  const { fixed, allowedSlots, parties } = meeting
  const violations: Violation[] = []
  if (register.forbidden.get(parties[0])!.has(parties[1])) violations.push({ code: 'pair-forbidden', meeting: id })
  if (fixed && (fixed.slot !== slot || (fixed.table !== undefined && fixed.table !== table))) {
    violations.push({ code: 'lock-broken', meeting: id, slot, table })
  }
  if (!fixed && allowedSlots && !allowedSlots.includes(slot)) {
    violations.push({ code: 'slot-not-allowed', meeting: id, slot })
  }
  if (register.tables.get(table)!.closedSlots.includes(slot)) {
    violations.push({ code: 'table-closed', meeting: id, table, slot })
  }
  return [...violations, ...checkTable(register, meeting, placement), ...checkCrew(register, meeting, placement)]
}

/** Whether the table is one for these people and this meeting. */
function checkTable(register: Register, meeting: Meeting, placement: Placement): Violation[] {
  const { id, parties, needs = [], fixed } = meeting
  const table = register.tables.get(placement.table)!
  const violations: Violation[] = []
  const seated = [0, 1].map((side) => findDelegate(register, meeting, placement, side as 0 | 1)!)
  for (const { id: delegate } of seated.filter(({ remote }) => remote && !table.online)) {
    violations.push({ code: 'table-not-online', meeting: id, delegate, table: table.id })
  }
  const features = needs.filter((need) => !table.features?.includes(need))
  if (features.length > 0) violations.push({ code: 'table-lacks', meeting: id, table: table.id, features })
  const owner = table.booth
  if (owner !== undefined) {
    const isOwn = parties.includes(owner)
    return isOwn
      ? violations
      : [...violations, { code: 'booth-of-another', meeting: id, table: table.id, party: owner }]
  }
  const own = register.booths.find(
    ({ booth, features: has = [] }) => parties.includes(booth!) && needs.every((need) => has.includes(need)),
  )
  if (!own || fixed?.table === table.id || seated.some(({ remote }) => remote)) return violations
  return [...violations, { code: 'not-at-its-booth', meeting: id, table: table.id, party: own.booth! }]
}

function checkCrew(register: Register, meeting: Meeting, placement: Placement): Violation[] {
  const { slot, interpreter: id } = placement
  const violations: Violation[] = []
  const tongues: Set<string>[] = []
  for (const side of [0, 1] as const) {
    const delegate = findDelegate(register, meeting, placement, side)!
    tongues.push(new Set(delegate.languages))
    if (delegate.freeSlots.includes(slot)) continue
    violations.push({ code: 'delegate-away', meeting: meeting.id, delegate: delegate.id, slot })
  }
  if (id === null) {
    if (tongues[0]!.isDisjointFrom(tongues[1]!)) violations.push({ code: 'no-common-language', meeting: meeting.id })
    return violations
  }
  const interpreter = register.interpreters.get(id)!
  const spoken = new Set(interpreter.languages)
  if (!interpreter.freeSlots.includes(slot)) {
    violations.push({ code: 'interpreter-away', meeting: meeting.id, interpreter: id, slot })
  }
  if (tongues.some((tongue) => tongue.isDisjointFrom(spoken))) {
    violations.push({ code: 'interpreter-cannot', meeting: meeting.id, interpreter: id })
  }
  return violations
}

/** What holds once per slot: a meeting, a table, a person, a party's desks. */
function checkGroups(register: Register, placements: Placement[]): Violation[] {
  const violations: Violation[] = []
  const seen = new Set<string>()
  for (const { meeting } of placements) {
    if (seen.has(meeting)) violations.push({ code: 'placed-twice', meeting })
    seen.add(meeting)
  }
  for (const [slot, now] of Map.groupBy(placements, (placement) => placement.slot)) {
    for (const [table, meetings] of group(now, (placement) => [placement.table])) {
      if (meetings.length > 1) violations.push({ code: 'table-taken-twice', table, slot, meetings })
    }
    for (const [person, meetings] of group(now, ({ delegates, interpreter }) => [...delegates, interpreter])) {
      if (meetings.length > 1) violations.push({ code: 'person-twice', person, slot, meetings })
    }
    for (const [id, meetings] of group(now, ({ meeting }) => register.meetings.get(meeting)!.parties)) {
      if (meetings.length <= register.parties.get(id)!.parallelDesks) continue
      violations.push({ code: 'too-few-desks', party: id, slot, meetings })
    }
  }
  return violations
}

/** Meetings by what they hold; nothing when each holds something of its own. */
function group(placements: Placement[], keysOf: (placement: Placement) => (string | null)[]): Map<string, string[]> {
  const groups = new Map<string, string[]>()
  if (!hasRepeats(placements, keysOf)) return groups
  for (const placement of placements) {
    for (const key of keysOf(placement)) {
      if (key === null) continue
      const members = groups.get(key)
      if (members) members.push(placement.meeting)
      else groups.set(key, [placement.meeting])
    }
  }
  return groups
}

function hasRepeats(placements: Placement[], keysOf: (placement: Placement) => (string | null)[]): boolean {
  const seen = new Set<string>()
  let count = 0
  for (const placement of placements) {
    for (const key of keysOf(placement)) {
      if (key === null) continue
      seen.add(key)
      count++
    }
  }
  return seen.size < count
}

function checkStretch(
  slots: Slot[],
  interpreter: { id: string; longestStretch: number },
  work: Set<number>,
): Violation[] {
  const violations: Violation[] = []
  let stretch: number[] = []
  const close = () => {
    if (stretch.length > interpreter.longestStretch) {
      violations.push({ code: 'interpreter-stretch', interpreter: interpreter.id, slots: stretch })
    }
    stretch = []
  }
  for (const [index, slot] of slots.entries()) {
    const before = slots[index - 1]
    const pause = before ? slot.startsAt - before.endsAt : 0
    const isRested = before && pause >= Math.min(slot.endsAt - slot.startsAt, before.endsAt - before.startsAt)
    if (!work.has(index) || isRested) close()
    if (work.has(index)) stretch.push(index)
  }
  close()
  return violations
}

type Stay = { meeting: string; slot: Slot; place: string }

/** Whether everybody gets from each of their meetings to every later one. */
function checkWalks(register: Register, { walks = [] }: Problem, placements: Placement[]): Violation[] {
  if (walks.length === 0) return []
  const needed = new Map(
    walks.flatMap(({ places: [one, other], minutes }) => [
      [JSON.stringify([one, other]), minutes],
      [JSON.stringify([other, one]), minutes],
    ]),
  )
  return [...listStays(register, placements)].flatMap(([person, stays]) =>
    stays.flatMap((from, at) =>
      stays.slice(at + 1).flatMap((to): Violation[] => {
        const minutes = needed.get(JSON.stringify([from.place, to.place])) ?? 0
        const pause = (to.slot.startsAt - from.slot.endsAt) / 60_000
        if (from.slot === to.slot || pause >= minutes) return []
        return [{ code: 'too-far', person, meetings: [from.meeting, to.meeting], minutes, pause }]
      }),
    ),
  )
}

/** By person, the meetings they go to somewhere, in order of time. */
function listStays(register: Register, placements: Placement[]): Map<string, Stay[]> {
  const stays = new Map<string, Stay[]>()
  const inOrder = placements.toSorted((one, other) => one.slot - other.slot)
  for (const placement of inOrder) {
    const { place } = register.tables.get(placement.table)!
    if (place === undefined) continue
    const meeting = register.meetings.get(placement.meeting)!
    const there = ([0, 1] as const).filter((side) => !findDelegate(register, meeting, placement, side)!.remote)
    const persons = [...there.map((side) => placement.delegates[side]), placement.interpreter ?? []].flat()
    for (const person of persons) {
      const known = stays.get(person) ?? []
      known.push({ meeting: meeting.id, slot: register.slots[placement.slot]!, place })
      stays.set(person, known)
    }
  }
  return stays
}

function checkOrder({ slots, precedences = [] }: Problem, placements: Placement[]): Violation[] {
  const slotOf = new Map(placements.map(({ meeting, slot }) => [meeting, slots[slot]!]))
  const isWrong = ([one, other]: [string, string]) => {
    const [first, second] = [slotOf.get(one), slotOf.get(other)]
    return first !== undefined && second !== undefined && first.endsAt > second.startsAt
  }
  return precedences.filter(isWrong).map((meetings) => ({ code: 'wrong-order', meetings }))
}

function checkFairness({ slots, parties, meetings, fairnessLimit }: Problem, placements: Placement[]): Violation[] {
  if (fairnessLimit === undefined || parties.length === 0) return []
  const partiesOf = new Map(meetings.map((meeting) => [meeting.id, meeting.parties]))
  const breaks = parties.map(({ id }) => {
    const held = placements.filter(({ meeting }) => partiesOf.get(meeting)!.includes(id))
    return countBreaks(slots, new Set(held.map(({ slot }) => slot)))
  })
  const fewest = Math.min(...breaks)
  return parties.flatMap(({ id: party }, at): Violation[] => {
    return breaks[at]! - fewest > fairnessLimit ? [{ code: 'unfair', party, breaks: breaks[at]!, fewest }] : []
  })
}

/** Times the party waits between two meetings; over a night, six hours without a slot, nobody waits. */
function countBreaks(slots: Slot[], busy: Set<number>): number {
  let breaks = 0
  let isWaiting = false
  let hasBegun = false
  for (const [index, slot] of slots.entries()) {
    const before = slots[index - 1]
    if (before && slot.startsAt - before.endsAt >= 6 * 60 * 60 * 1000) hasBegun = isWaiting = false
    if (busy.has(index)) {
      if (isWaiting) breaks++
      hasBegun = true
      isWaiting = false
    } else isWaiting = hasBegun
  }
  return breaks
}
