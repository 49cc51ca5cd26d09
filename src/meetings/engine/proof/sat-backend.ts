import type { Formula } from './clauses.ts'

/** Somebody else's solver: it says whether a formula can be true, and how. */
export type SatBackend = {
  readonly name: 'cadical' | 'cp-sat'
  solve(formula: Formula, question: Question): Promise<Answer>
  /** Processor time of solvers that run outside of this process, in seconds so far. */
  readonly outsideCpuSeconds: number
  close(): Promise<void>
}

/** `expected` is what the answer will probably be: solvers search differently for a plan and for a proof. */
export type Question = {
  expected: 'plan' | 'proof'
  /** Gives up after so many dead ends: the same on every machine. */
  conflicts?: number
  seed?: number
  /** Literals that hold in a plan that is nearly as wanted. */
  likely?: number[]
  signal?: AbortSignal
}

/** With the number of dead ends it took. */
export type Answer = { conflicts: number } & (
  | { status: 'satisfiable'; isTrue: (variable: number) => boolean }
  | { status: 'impossible' | 'unknown' }
)
