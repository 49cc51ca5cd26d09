import { addAtMost, addClause, addTree, type Formula, newVariable, rank } from './clauses.ts'
import type { Day } from './day-in-numbers.ts'

type Seats = { formula: Formula; used: Int32Array; slots: number }

/** No more breaks than said, and shared as fairly as the day asks for. */
export function encodeBreaks(encoding: Seats, day: Day, mostBreaks: number): void {
  const { formula } = encoding
  const ofParty = day.model.meetingsOf.map((_, party) => encodeBreaksOf(encoding, day, party))
  addTree(formula, ofParty, mostBreaks)
  if (day.fairness === Number.POSITIVE_INFINITY) return
  const most = ofParty.reduce((longest, { length }) => Math.max(longest, length), 0)
  if (ofParty.some(({ length }) => length === 0)) for (const breaks of ofParty) addAtMost(formula, breaks, day.fairness)
  else encodeFairness(formula, ofParty, day.fairness, most)
}

/** No party can be sure to have no break: then all have at least as many as the most has less the limit. */
function encodeFairness(formula: Formula, ofParty: number[][], fairness: number, most: number): void {
  const everybodyHas = Array.from({ length: Math.max(0, most - fairness) }, () => newVariable(formula))
  for (const breaks of ofParty) {
    const more = rank(formula, breaks)
    for (const [level, everybody] of everybodyHas.entries()) {
      const tooMany = more[level + fairness]
      if (tooMany !== undefined) addClause(formula, -tooMany, everybody)
      const enough = more[level]
      if (enough === undefined) addClause(formula, -everybody)
      else addClause(formula, -everybody, enough)
    }
  }
}

/** For each slot of the party a variable that is true exactly when a break ends there; none for parties that have no breaks. */
function encodeBreaksOf({ formula, used, slots }: Seats, day: Day, party: number): number[] {
  if (day.model.meetingsOf[party]!.length < 2) return []
  const { dayOf } = day.model.calendar
  const breaks: number[] = []
  const begun = new Int32Array(slots)
  let satBefore = 0
  let before = 0
  for (let slot = 0; slot < slots; slot++) {
    if (slot > 0 && dayOf[slot] !== dayOf[slot - 1]) satBefore = before = 0
    const sits = used[party * slots + slot]!
    if (satBefore > 0 && sits > 0 && satBefore !== before) {
      const ends = newVariable(formula)
      breaks.push(ends)
      addClause(formula, -satBefore, -sits, ends, ...(before > 0 ? [before] : []))
      addClause(formula, -ends, sits)
      addClause(formula, -ends, satBefore)
      if (before > 0) addClause(formula, -ends, -before)
    }
    satBefore = joinEarlier(formula, satBefore, sits)
    begun[slot] = satBefore
    before = sits
  }
  const mine = used.subarray(party * slots, (party + 1) * slots)
  if (breaks.length > 0 && sitsOnOneDay(day, party, mine)) {
    encodeOneStretch(formula, { mine, begun, breaks, meetings: day.model.meetingsOf[party]!.length })
  }
  return breaks
}

/** And one meeting at a time: it sits in as many slots as it has meetings. */
function sitsOnOneDay({ model, places }: Day, party: number, mine: Int32Array): boolean {
  const { slots, calendar } = model
  const isAlone = places.subarray(party * slots, (party + 1) * slots).every((most) => most <= 1)
  return (
    isAlone &&
    new Set([...mine.keys()].filter((slot) => mine[slot]! > 0).map((slot) => calendar.dayOf[slot])).size === 1
  )
}

/**
 * Implied: a party without a break sits from its first meeting on in so many slots as it has meetings, and in no other. With
 * it a solver reasons about beginnings where it would try slot after slot: proofs take half as long.
 */
function encodeOneStretch(
  formula: Formula,
  { mine, begun, breaks, meetings }: { mine: Int32Array; begun: Int32Array; breaks: number[]; meetings: number },
): void {
  const hasBreak = newVariable(formula)
  for (const ends of breaks) addClause(formula, -ends, hasBreak)
  addClause(formula, -hasBreak, ...breaks)
  for (const [slot, sits] of mine.entries()) {
    const isOver = begun[slot - meetings] ?? 0
    if (isOver > 0 && sits > 0) addClause(formula, -isOver, -sits, hasBreak)
    const isOn = [sits, isOver].filter((variable) => variable > 0)
    if (begun[slot]! > 0) addClause(formula, -begun[slot]!, hasBreak, ...isOn)
  }
}

function joinEarlier(formula: Formula, satBefore: number, sits: number): number {
  if (satBefore === 0 || sits === 0) return satBefore || sits
  const joined = newVariable(formula)
  addClause(formula, -satBefore, joined)
  addClause(formula, -sits, joined)
  addClause(formula, -joined, satBefore, sits)
  return joined
}
