import type { Formula } from './clauses.ts'

/** A formula whose solution is looked for near an assignment: a solver that tries one value first finds that one there. */
export type Leaning = {
  formula: Formula /** The value of a variable as it was. */
  isTrue: (is: boolean, variable: number) => boolean
}

/**
 * Turns variables over so that the literals known from a plan all have the value that the solver tries first, and all
 * other variables try to be false. Solvers on the command line take no better hint.
 */
export function leanTo(formula: Formula, likely: number[], triesFirst: boolean): Leaning {
  const sign = new Int8Array(formula.variables + 1).fill(triesFirst ? -1 : 1)
  for (const literal of likely) sign[Math.abs(literal)] = literal > 0 === triesFirst ? 1 : -1
  const turn = (literals: number[]) => literals.map((literal) => literal * sign[Math.abs(literal)]!)
  return {
    formula: {
      variables: formula.variables,
      clauses: formula.clauses.map(turn),
      counts: formula.counts.map(({ literals, most }) => ({ literals: turn(literals), most })),
    },
    isTrue: (is, variable) => is === (sign[variable] === 1),
  }
}
