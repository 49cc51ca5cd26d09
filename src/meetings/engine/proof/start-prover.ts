import { hasCadical, startCadical } from './cadical.ts'
import { startCpSat } from './cp-sat.ts'
import type { SatBackend } from './sat-backend.ts'

export type ProverName = 'cadical' | 'wasm'

/**
 * The solver that comes with the packages; where the native one is installed, it refutes. Nothing is loaded until it is
 * asked.
 */
export function startProver(name: ProverName = hasCadical() ? 'cadical' : 'wasm'): SatBackend {
  return name === 'cadical' ? startBoth(startCadical(), startCpSat()) : startCpSat()
}

/** Each is asked what it is better at: measured on the published days, CaDiCaL refutes and CP-SAT finds plans in less time. */
function startBoth(refuting: SatBackend, finding: SatBackend): SatBackend {
  return {
    name: refuting.name,
    solve: (formula, question) => (question.expected === 'proof' ? refuting : finding).solve(formula, question),
    get outsideCpuSeconds() {
      return refuting.outsideCpuSeconds + finding.outsideCpuSeconds
    },
    async close() {
      await Promise.all([refuting.close(), finding.close()])
    },
  }
}
