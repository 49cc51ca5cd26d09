import { crewSize } from '../search/model.ts'
import { addAtMost, addClause, type Formula, join, newVariable } from './clauses.ts'
import type { Day } from './day-in-numbers.ts'
import type { Encoding } from './encode.ts'
import { encodeKinds, encodeWalks } from './encode-places.ts'

/**
 * Who sits at a meeting: one of its crews. A person, in whatever role, and a table that meetings are locked to are at
 * one meeting at a time, and interpreters have their rests. Where everybody has one part only, the parties' desks say
 * all that.
 */
export function encodeCrews(encoding: Encoding, day: Day): void {
  const { model, isPlain } = day
  if (isPlain) return
  const { formula, held, slots } = encoding
  const engaged = model.members.map(() => Array.from({ length: slots }, (): number[] => []))
  const interpreting = model.members.map(() => Array.from({ length: slots }, (): number[] => []))
  for (const [meeting, open] of model.slotsOf.entries()) {
    for (const slot of open) {
      const crews = listOpenCrews(model, meeting, slot)
      const holds = held[meeting * slots + slot]!
      const seated = crews.map(() => (crews.length === 1 ? holds : newVariable(formula)))
      if (crews.length > 1) addClause(formula, -holds, ...seated)
      for (const [at, crew] of crews.entries()) {
        encoding.crews.push({ meeting, slot, crew, variable: seated[at]! })
        for (const [role, member] of model.crewMembers.subarray(crew * crewSize, (crew + 1) * crewSize).entries()) {
          if (member < 0) continue
          engaged[member]![slot]!.push(seated[at]!)
          if (role === 2) interpreting[member]![slot]!.push(seated[at]!)
        }
      }
    }
  }
  encodeKinds(formula, day, encoding.crews)
  encodeWalks(formula, day, encoding.crews)
  for (const inSlots of engaged) for (const meetings of inSlots) encodeOneAtATime(formula, meetings)
  for (const [member, inSlots] of interpreting.entries()) {
    encodeRests(formula, model.calendar.restAfter, inSlots, model.longestStretch[member]!)
  }
}

function listOpenCrews({ crewStart, crewOpen, slots }: Day['model'], meeting: number, slot: number): number[] {
  const open: number[] = []
  for (let crew = crewStart[meeting]!; crew < crewStart[meeting + 1]!; crew++) {
    if (crewOpen[crew * slots + slot] === 1) open.push(crew)
  }
  return open
}

/** Two crews of one meeting may both be true: the reader takes either, and both are free. */
function encodeOneAtATime(formula: Formula, seated: number[]): void {
  addAtMost(formula, [...new Set(seated)], 1)
}

function encodeRests(formula: Formula, restAfter: Uint8Array, inSlots: number[][], longestStretch: number): void {
  const works = inSlots.map((serving) => (serving.length === 0 ? 0 : join(formula, serving)))
  for (let from = 0; from + longestStretch < works.length; from++) {
    const window = works.slice(from, from + longestStretch + 1)
    const hasRest = restAfter.subarray(from, from + longestStretch).includes(1)
    if (!hasRest && !window.includes(0)) addClause(formula, ...window.map((busy) => -busy))
  }
}
