import { crewSize } from '../search/model.ts'
import { isTooLong } from '../search/walking.ts'
import { addAtMost, addClause, type Formula, join } from './clauses.ts'
import type { Day } from './day-in-numbers.ts'

/** A variable that says this crew sits in the slot; crews say at which kind of table and, with it, where. */
export type SeatedCrew = { slot: number; crew: number; variable: number }

/** No more meetings in a slot than there are tables of a kind. Of one kind only, the count of all tables says so. */
export function encodeKinds(formula: Formula, { model }: Day, seated: SeatedCrew[]): void {
  if (model.kinds === 1) return
  const poolOf = ({ slot, crew }: SeatedCrew) => slot * model.kinds + model.crewKind[crew]!
  for (const [pool, crews] of Map.groupBy(seated, poolOf)) {
    addAtMost(formula, [...new Set(crews.map(({ variable }) => variable))], model.openOfKind[pool]!)
  }
}

/** Nobody is at two places without time to walk between them. */
export function encodeWalks(formula: Formula, { model }: Day, seated: SeatedCrew[]): void {
  const { walking, crewMembers, slots } = model
  if (!walking) return
  const literals = new Map<string, { member: number; slot: number; place: number; variables: Set<number> }>()
  for (const { slot, crew, variable } of seated) {
    for (let role = crew * crewSize; role < crew * crewSize + 3; role++) {
      const [member, place] = [crewMembers[role]!, walking.placeOf[role]!]
      if (place < 0 || walking.isWalker[member] === 0) continue
      const key = `${member} ${slot} ${place}`
      const known = literals.get(key) ?? { member, slot, place, variables: new Set() }
      literals.set(key, known)
      known.variables.add(variable)
    }
  }
  const stays = [...literals.values()].map(({ variables, ...stay }) => ({ ...stay, is: join(formula, [...variables]) }))
  for (const own of Map.groupBy(stays, ({ member }) => member).values()) {
    for (const [at, one] of own.entries()) {
      for (const other of own.slice(at + 1)) {
        if (one.slot === other.slot) continue
        if (isTooLong(walking, slots, one.slot, one.place, other.slot, other.place))
          addClause(formula, -one.is, -other.is)
      }
    }
  }
}
