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
function encodeBreaksOf({ formula, used, slots }: Seats, { model }: Day, party: number): number[] {
  if (model.meetingsOf[party]!.length < 2) return []
  const { dayOf } = model.calendar
  const breaks: number[] = []
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
    before = sits
  }
  return breaks
}

function joinEarlier(formula: Formula, satBefore: number, sits: number): number {
  if (satBefore === 0 || sits === 0) return satBefore || sits
  const joined = newVariable(formula)
  addClause(formula, -satBefore, joined)
  addClause(formula, -sits, joined)
  addClause(formula, -joined, satBefore, sits)
  return joined
}
