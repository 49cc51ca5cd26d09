import { addAtMost, addClause, emptyFormula, type Formula, join, newVariable } from './clauses.ts'
import type { Day } from './day-in-numbers.ts'
import { encodeBreaks } from './encode-breaks.ts'
import { encodeCrews } from './encode-crews.ts'
import { countSeats } from './encode-seats.ts'
import type { Arrangement } from './witness-plan.ts'

/** The question whether all meetings of a day can be held, within its fairness limit, with no more breaks than said. */
export type Encoding = {
  formula: Formula
  slots: number
  /** At `meeting * slots + slot` the variable that says the meeting is held then, 0 where it cannot be. */
  held: Int32Array
  /** At `party * slots + slot` the variable that says the party sits then, 0 where it cannot. */
  used: Int32Array
  /** Which variable says that this crew sits at the meeting then, where it is not sure. */
  crews: { meeting: number; slot: number; crew: number; variable: number }[]
}

/** The model follows the JAIR 2022 paper on business-to-business meetings, with its implied constraints 1 and 2. */
export function encode(day: Day, mostBreaks: number): Encoding {
  const { meetings, parties, slots } = day.model
  const encoding: Encoding = {
    formula: emptyFormula(),
    slots,
    held: new Int32Array(meetings * slots),
    used: new Int32Array(parties * slots),
    crews: [],
  }
  for (let meeting = 0; meeting < meetings; meeting++) encodeMeeting(encoding, day, meeting)
  for (let party = 0; party < parties; party++) encodeParty(encoding, day, party)
  encodeTables(encoding, day)
  for (const [meeting, before] of day.before.entries()) {
    for (const earlier of before) encodeOrder(encoding, earlier, meeting)
  }
  encodeCrews(encoding, day)
  encodeBreaks(encoding, day, mostBreaks)
  return encoding
}

/** Reads who meets when from a solution. */
export function readArrangement(
  { held, slots, crews }: Encoding,
  { model }: Day,
  isTrue: (variable: number) => boolean,
): Omit<Arrangement, 'breaks'> {
  const slotOf = new Int32Array(model.meetings).fill(-1)
  const crewOf = model.crewStart.slice(0, model.meetings)
  for (const [at, variable] of held.entries()) {
    if (variable > 0 && isTrue(variable)) slotOf[Math.floor(at / slots)] = at % slots
  }
  for (const { meeting, slot, crew, variable } of crews) {
    if (slotOf[meeting] === slot && isTrue(variable)) crewOf[meeting] = crew
  }
  return { slotOf, crewOf }
}

/** Literals that say the same as the arrangement: which meetings are held when, and so when each party sits. */
export function writeLiterals({ held, used, slots }: Encoding, { model }: Day, slotOf: Int32Array): number[] {
  const isBusy = new Set([...model.partyOf].map((party, side) => party * slots + slotOf[side >> 1]!))
  const isHeld = (at: number) => slotOf[Math.floor(at / slots)] === at % slots
  return [
    ...[...held].flatMap((variable, at) => (variable > 0 ? [isHeld(at) ? variable : -variable] : [])),
    ...[...used].flatMap((variable, at) => (variable > 0 ? [isBusy.has(at) ? variable : -variable] : [])),
  ]
}

function encodeMeeting({ formula, held, slots }: Encoding, { model }: Day, meeting: number): void {
  const choices: number[] = []
  for (const slot of model.slotsOf[meeting]!) {
    held[meeting * slots + slot] = newVariable(formula)
    choices.push(formula.variables)
  }
  addClause(formula, ...choices)
  addAtMost(formula, choices, 1)
}

function encodeParty({ formula, held, used, slots }: Encoding, { model, places }: Day, party: number): void {
  const wishes = model.meetingsOf[party]!
  let hasOneDesk = true
  for (let slot = 0; slot < slots; slot++) {
    const choices = wishes.map((meeting) => held[meeting * slots + slot]!).filter((variable) => variable > 0)
    if (choices.length === 0) continue
    const sits = newVariable(formula)
    used[party * slots + slot] = sits
    for (const choice of choices) addClause(formula, -choice, sits)
    addClause(formula, -sits, ...choices)
    const most = places[party * slots + slot]!
    if (most > 1) hasOneDesk = false
    addAtMost(formula, choices, most)
  }
  if (!hasOneDesk || wishes.length === 0) return
  // Implied constraint 1, for the day and its halves.
  countSeats(formula, model, party, used.subarray(party * slots, (party + 1) * slots))
}

function encodeTables({ formula, held, used, slots }: Encoding, day: Day): void {
  const { model } = day
  const stars = partitionIntoStars(day)
  for (let slot = 0; slot < slots; slot++) {
    const occupied: number[] = []
    for (const { meetings, hub } of stars) {
      const choices = meetings.map((meeting) => held[meeting * slots + slot]!).filter((variable) => variable > 0)
      if (choices.length === 0) continue
      if (day.places[hub * slots + slot]! > 1) occupied.push(...choices)
      else occupied.push(join(formula, choices))
    }
    const tables = model.openTables[slot]!
    addAtMost(formula, occupied, tables)
    // Implied constraint 2: no more parties sit than have a place at the tables.
    const seated = Array.from({ length: model.parties }, (_, party) => party)
      .filter((party) => day.places[party * slots + slot] === 1)
      .map((party) => used[party * slots + slot]!)
      .filter((variable) => variable > 0)
    addAtMost(formula, seated, 2 * tables)
  }
}

/** Meetings gathered around a party that all of them share: of a star one is held at a time, so it counts as one. */
function partitionIntoStars({ model }: Day): { hub: number; meetings: number[] }[] {
  const stars: { hub: number; meetings: number[] }[] = []
  const left = model.meetingsOf.map((meetings) => new Set(meetings))
  for (;;) {
    const size = left.reduce((most, { size }) => Math.max(most, size), 0)
    if (size === 0) return stars
    const hub = left.findIndex((meetings) => meetings.size === size)
    const meetings = [...left[hub]!]
    for (const meeting of meetings) for (const side of [0, 1]) left[model.partyOf[meeting * 2 + side]!]!.delete(meeting)
    stars.push({ hub, meetings })
  }
}

function encodeOrder({ formula, held, slots }: Encoding, earlier: number, later: number): void {
  for (let slot = 0; slot < slots; slot++) {
    const tooEarly = held[later * slots + slot]!
    if (tooEarly === 0) continue
    for (let other = slot; other < slots; other++) {
      const tooLate = held[earlier * slots + other]!
      if (tooLate > 0) addClause(formula, -tooEarly, -tooLate)
    }
  }
}
