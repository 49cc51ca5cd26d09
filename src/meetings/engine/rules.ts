import type { Meeting, Problem } from './problem.ts'

export function isForbidden(problem: Problem, meeting: Meeting): boolean {
  return (problem.forbiddenPairs ?? []).some((pair) => meeting.parties.every((party) => pair.includes(party)))
}

/** A lock stands above the list of allowed slots. */
export function isSlotAllowed({ fixed, allowedSlots }: Meeting, slot: number): boolean {
  if (fixed) return fixed.slot === slot
  return !allowedSlots || allowedSlots.includes(slot)
}
