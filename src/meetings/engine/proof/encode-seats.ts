import { addAtLeast, addAtMost, addClause, emptyFormula, type Formula, newVariable, spellOutCounts } from './clauses.ts'
import type { Day } from './day-in-numbers.ts'
import { encodeBreaks } from './encode-breaks.ts'

/**
 * A weaker question, far smaller: when does each party sit, no matter with whom? Enough seats for its meetings, an even
 * number of seats in each slot and no more than the tables have. If that cannot be done, the day cannot either. Spelled
 * out, for the even numbers are proven by clauses only.
 */
export function encodeSeats(day: Day, mostBreaks: number): Formula {
  const { parties, slots, openTables } = day.model
  const formula = emptyFormula()
  const used = new Int32Array(parties * slots)
  for (let party = 0; party < parties; party++) encodeSeatsOf(formula, day, used, party)
  for (let slot = 0; slot < slots; slot++) {
    const seats = [...Array(parties).keys()].map((party) => used[party * slots + slot]!).filter((seat) => seat > 0)
    addAtMost(formula, seats, 2 * openTables[slot]!)
    addEven(formula, seats)
  }
  encodeBreaks({ formula, used, slots }, day, mostBreaks)
  return spellOutCounts(formula)
}

/** Parties of one desk only: with more, seats would have to be counted. */
export function hasOneDeskEach({ places }: Day): boolean {
  return places.every((most) => most <= 1)
}

function encodeSeatsOf(formula: Formula, { model, places }: Day, used: Int32Array, party: number): void {
  const { slots, meetingsOf, slotsOf } = model
  const wishes = meetingsOf[party]!
  const mine = used.subarray(party * slots, (party + 1) * slots)
  for (let slot = 0; slot < slots; slot++) {
    if (places[party * slots + slot]! > 0) mine[slot] = newVariable(formula)
  }
  countSeats(formula, model, party, mine)
  for (const meeting of wishes) if (slotsOf[meeting]!.length === 1) addClause(formula, mine[slotsOf[meeting]![0]!]!)
}

/** A party of one desk sits in as many slots as it has meetings, and in enough of a morning for those that must be over by noon. */
export function countSeats(
  formula: Formula,
  { meetingsOf, slotsOf }: Day['model'],
  party: number,
  mine: Int32Array,
): void {
  const wishes = meetingsOf[party]!
  const seats = [...mine].filter(isSeat)
  addAtMost(formula, seats, wishes.length)
  addAtLeast(formula, seats, wishes.length)
  const choosy = wishes.map((meeting) => slotsOf[meeting]!).filter(({ length }) => length > 1)
  for (const end of new Set(choosy.map((open) => open.at(-1)!))) {
    const over = wishes.filter((meeting) => slotsOf[meeting]!.at(-1)! <= end).length
    const until = [...mine.subarray(0, end + 1)].filter(isSeat)
    if (until.length < seats.length) addAtLeast(formula, until, over)
  }
  for (const start of new Set(choosy.map(([first]) => first!))) {
    const toCome = wishes.filter((meeting) => slotsOf[meeting]![0]! >= start).length
    const from = [...mine.subarray(start)].filter(isSeat)
    if (from.length < seats.length) addAtLeast(formula, from, toCome)
  }
}

function isSeat(variable: number): boolean {
  return variable > 0
}

/** Each variable along the way says whether the number so far is odd. */
function addEven(formula: Formula, literals: number[]): void {
  const [first, ...others] = literals
  if (first === undefined) return
  let odd = first
  for (const literal of others) {
    const next = newVariable(formula)
    addClause(formula, -odd, -literal, -next)
    addClause(formula, odd, literal, -next)
    addClause(formula, odd, -literal, next)
    addClause(formula, -odd, literal, next)
    odd = next
  }
  addClause(formula, -odd)
}
