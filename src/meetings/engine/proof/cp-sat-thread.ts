// Runs in a thread of its own: answers orders one after the other.
import { parentPort } from 'node:worker_threads'
import { CpSat, type CpSolverResponse } from 'or-tools-wasm/cp-sat'
import type { AtMost } from './clauses.ts'
import type { Order, Word } from './cp-sat.ts'

parentPort?.on('message', async ({ formula, parameters }: Order) => {
  const model = await CpSat.createModel({
    variables: Array.from({ length: formula.variables }, () => ({ domain: [0, 1] })),
    constraints: [
      ...formula.clauses.map((literals) => ({ boolOr: { literals: literals.map(write) } })),
      ...formula.counts.map(writeCount),
    ],
  })
  const { response } = await CpSat.solve(model, parameters)
  parentPort?.postMessage(readResponse(response))
})

/** Variables count from 0 there, and the complement of n is -1 - n. */
function write(literal: number): number {
  return literal > 0 ? literal - 1 : literal
}

function writeCount({ literals, most }: AtMost) {
  if (most === 1) return { atMostOne: { literals: literals.map(write) } }
  const negated = literals.filter((literal) => literal < 0).length
  return {
    linear: {
      vars: literals.map((literal) => Math.abs(literal) - 1),
      coeffs: literals.map(Math.sign),
      domain: [-literals.length, most - negated],
    },
  }
}

function readResponse(response: CpSolverResponse | null): Word {
  const status = String(response?.status)
  const conflicts = Number(response?.numConflicts ?? 0)
  if (status === 'INFEASIBLE') return { status: 'impossible', values: null, conflicts }
  if (status !== 'OPTIMAL' && status !== 'FEASIBLE') return { status: 'unknown', values: null, conflicts }
  return { status: 'satisfiable', values: Uint8Array.from(response?.solution ?? [], Number), conflicts }
}
