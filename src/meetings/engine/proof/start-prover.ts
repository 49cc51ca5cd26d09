import { hasCadical, startCadical } from './cadical.ts'
import { startCpSat } from './cp-sat.ts'
import type { SatBackend } from './sat-backend.ts'

export type ProverName = 'cadical' | 'wasm'

/** The native solver where it is installed, else the one that comes with the packages. Nothing is loaded until it is asked. */
export function startProver(name: ProverName = hasCadical() ? 'cadical' : 'wasm'): SatBackend {
  return name === 'cadical' ? startCadical() : startCpSat()
}
