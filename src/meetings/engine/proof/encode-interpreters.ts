import { addAtMost, addClause, join, newVariable } from './clauses.ts'
import type { Day } from './day-in-numbers.ts'
import type { Encoding } from './encode.ts'

/** Who needs an interpreter has one of those who can; nobody interprets twice at once or for too long without rest. */
export function encodeInterpreters(encoding: Encoding, { model, interpretersOf }: Day): void {
  const { formula, held, slots } = encoding
  const { interpreters } = model.problem
  const servesIn = interpreters.map(() => Array.from({ length: slots }, (): number[] => []))
  const free = interpreters.map(({ freeSlots }) => new Set(freeSlots))
  for (const [meeting, able] of interpretersOf.entries()) {
    if (able.length === 0) continue
    for (const slot of model.slotsOf[meeting]!) {
      const choices = able.filter((interpreter) => free[interpreter]!.has(slot))
      const serving = choices.map((interpreter) => {
        const serves = newVariable(formula)
        servesIn[interpreter]![slot]!.push(serves)
        encoding.serving.push({ meeting, slot, interpreter, variable: serves })
        return serves
      })
      addClause(formula, -held[meeting * slots + slot]!, ...serving)
    }
  }
  for (const [interpreter, inSlots] of servesIn.entries()) {
    for (const serving of inSlots) addAtMost(formula, serving, 1)
    encodeRests(formula, model.calendar.restAfter, inSlots, interpreters[interpreter]!.longestStretch)
  }
}

function encodeRests(
  formula: Encoding['formula'],
  restAfter: Uint8Array,
  inSlots: number[][],
  longestStretch: number,
): void {
  const works = inSlots.map((serving) => (serving.length === 0 ? 0 : join(formula, serving)))
  for (let from = 0; from + longestStretch < works.length; from++) {
    const window = works.slice(from, from + longestStretch + 1)
    const hasRest = restAfter.subarray(from, from + longestStretch).includes(1)
    if (!hasRest && !window.includes(0)) addClause(formula, ...window.map((busy) => -busy))
  }
}
