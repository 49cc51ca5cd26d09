// How our engine does on the published business-to-business meeting problem: every plan it gives is verified twice, and
// its answers stand beside those of the paper (JAIR 74, 2022). The instances are not part of this repository.
import { parseArgs } from 'node:util'
import { check } from '#meetings/engine/check.ts'
import type { Impossibility } from '#meetings/engine/proof/impossibility.ts'
import { prove } from '#meetings/engine/proof/prove.ts'
import type { SatBackend } from '#meetings/engine/proof/sat-backend.ts'
import { startProver } from '#meetings/engine/proof/start-prover.ts'
import { type Case, listCases, type Published } from './timetable-cases.ts'
import { cpuSeconds } from './timetable-cpu.ts'
import { countInstanceBreaks } from './timetable-verify.ts'

type Result = {
  name: string
  fairness: number
  status: 'optimal' | 'infeasible' | 'open'
  breaks: number | null
  bound: number | null
  cpuSeconds: number
  published?: Published
  reason?: Impossibility
}

export async function measure(options: string[]): Promise<void> {
  const { values } = parseArgs({
    args: options,
    options: {
      dir: { type: 'string' },
      only: { type: 'string', default: '' },
      seconds: { type: 'string', default: '600' },
      prover: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  })
  const { prover } = values
  if (!values.dir || (prover !== undefined && prover !== 'cadical' && prover !== 'wasm')) {
    console.error(
      'npm run -s bench -- timetable --dir DIR [--only REGEX] [--prover cadical|wasm] [--seconds N] [--json]',
    )
    process.exitCode = 2
    return
  }
  const cases = listCases(values.dir, new RegExp(values.only))
  const backend = startProver(prover)
  const results: Result[] = []
  for (const [at, one] of cases.entries()) {
    results.push(await solveCase(one, backend, Number(values.seconds)))
    const { name, fairness, status, breaks, cpuSeconds } = results.at(-1)!
    console.error(
      `${at + 1}/${cases.length} ${name}|d${fairness}: ${status} ${breaks ?? ''} ${cpuSeconds.toFixed(2)} CPU s`,
    )
  }
  await backend.close()
  if (values.json) console.log(JSON.stringify({ prover: backend.name, cases: results, total: addUp(results) }))
  else print(results, backend.name)
}

async function solveCase(
  { name, fairness, text, problem, published }: Case,
  backend: SatBackend,
  seconds: number,
): Promise<Result> {
  const before = cpuSeconds()
  const proof = await prove(problem, undefined, { backend, milliseconds: seconds * 1000 })
  const spent = cpuSeconds() - before
  const plan = proof.status === 'infeasible' ? undefined : proof.plan
  if (plan) {
    const violations = check(problem, plan.placements)
    const counted = countInstanceBreaks(text, fairness, plan.placements)
    if (violations.length > 0) throw new Error(`${name}: ${JSON.stringify(violations)}`)
    if (counted !== plan.value.breaks) throw new Error(`${name}: ${plan.value.breaks} breaks said, ${counted} counted`)
  }
  return {
    name,
    fairness,
    status: proof.status,
    breaks: plan?.value.breaks ?? null,
    bound: proof.status === 'infeasible' ? null : proof.bound,
    cpuSeconds: Math.round(spent * 100) / 100,
    ...(published && { published }),
    ...(proof.reason && { reason: proof.reason }),
  }
}

function addUp(results: Result[]) {
  const sum = (numbers: number[]) => Math.round(numbers.reduce((total, number) => total + number, 0) * 100) / 100
  const isOpen = ({ status }: Result) => status === 'open'
  const isEqual = ({ status, breaks, published }: Result) =>
    status === (published?.status === 'OPT' ? 'optimal' : 'infeasible') && breaks === published?.breaks
  const known = results.filter((result) => result.published && !isOpen(result))
  return {
    equal: known.filter(isEqual).length,
    different: known.filter((result) => !isEqual(result)).length,
    open: results.filter(isOpen).length,
    cpuSeconds: sum(results.map(({ cpuSeconds }) => cpuSeconds)),
    worstCpuSeconds: Math.max(0, ...results.map(({ cpuSeconds }) => cpuSeconds)),
    publishedSeconds: sum(results.map(({ published }) => published?.seconds ?? 0)),
    worstPublishedSeconds: Math.max(0, ...results.map(({ published }) => published?.seconds ?? 0)),
  }
}

function print(results: Result[], prover: string): void {
  console.table(
    results.map(({ name, fairness, status, breaks, bound, cpuSeconds, published, reason }) => ({
      case: `${name}|d${fairness}`,
      status,
      breaks,
      bound,
      'CPU s': cpuSeconds,
      published: published ? `${published.status} ${published.breaks ?? ''}`.trim() : '',
      'paper s': published?.seconds ?? null,
      reason: reason ? tellReason(reason) : '',
    })),
  )
  const total = addUp(results)
  console.log(`prover ${prover}: ${total.equal} equal, ${total.different} different, ${total.open} open`)
  console.log(`ours ${total.cpuSeconds} CPU s, worst ${total.worstCpuSeconds}; the paper's best solver (MaxSAT) on the`)
  console.log(`same cases ${total.publishedSeconds} s on its machine, worst ${total.worstPublishedSeconds}`)
}

function tellReason(reason: Impossibility): string {
  const slots = 'slots' in reason ? reason.slots.map((slot) => slot + 1).join(' ') : ''
  if (reason.code === 'party-overfull') return `${reason.party}: ${reason.meetings.length} meetings, slots ${slots}`
  if (reason.code === 'party-unfair')
    return `${reason.party}: ${reason.fewest} breaks in slots ${slots}, ${reason.other} ${reason.most}`
  return reason.code === 'family' ? `all together: ${reason.family}` : 'all together'
}
