import { spawn, spawnSync } from 'node:child_process'
import { type Formula, spellOutCounts } from './clauses.ts'
import { leanTo } from './leaning.ts'
import type { Answer, Question, SatBackend } from './sat-backend.ts'

const program = 'cadical'

export function hasCadical(): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0
}

/** The solver of the Debian package of that name, one process per question; it is told in DIMACS. */
export function startCadical(): SatBackend {
  let outsideCpuSeconds = 0
  return {
    name: 'cadical',
    get outsideCpuSeconds() {
      return outsideCpuSeconds
    },
    async solve(formula, question) {
      const leaning = question.likely && leanTo(spellOutCounts(formula), question.likely, true)
      const said = await run(writeDimacs(leaning?.formula ?? spellOutCounts(formula)), question)
      outsideCpuSeconds += Number(/total process time since initialization:\s+([\d.]+)/.exec(said)?.[1] ?? 0)
      const answer = readAnswer(said)
      if (!leaning || answer.status !== 'satisfiable') return answer
      return { ...answer, isTrue: (variable) => leaning.isTrue(answer.isTrue(variable), variable) }
    },
    async close() {},
  }
}

async function run(dimacs: string, { expected, conflicts, seed, signal }: Question): Promise<string> {
  const limits = [...(conflicts === undefined ? [] : ['-c', String(conflicts)]), `--seed=${seed ?? 0}`]
  const child = spawn(program, [expected === 'plan' ? '--sat' : '--unsat', ...limits], {
    stdio: ['pipe', 'pipe', 'ignore'],
    ...(signal && { signal }),
  })
  const said: string[] = []
  child.stdout.setEncoding('utf8').on('data', (text: string) => said.push(text))
  // A solver that is stopped leaves its input unread.
  child.stdin.on('error', () => {})
  child.stdin.end(dimacs)
  return new Promise((resolve, reject) => {
    child.on('error', (error) => (signal?.aborted ? resolve('') : reject(error)))
    child.on('close', () => resolve(said.join('')))
  })
}

function writeDimacs({ variables, clauses }: Formula): string {
  const lines = clauses.map((literals) => `${literals.join(' ')} 0\n`)
  return `p cnf ${variables} ${clauses.length}\n${lines.join('')}`
}

function readAnswer(said: string): Answer {
  const conflicts = Number(/^c conflicts:\s+(\d+)/m.exec(said)?.[1] ?? 0)
  if (/^s UNSATISFIABLE$/m.test(said)) return { status: 'impossible', conflicts }
  if (!/^s SATISFIABLE$/m.test(said)) return { status: 'unknown', conflicts }
  const isTrue = new Set<number>()
  for (const [, literals] of said.matchAll(/^v (.*)$/gm)) {
    for (const literal of literals!.split(' ')) if (Number(literal) > 0) isTrue.add(Number(literal))
  }
  return { status: 'satisfiable', conflicts, isTrue: (variable) => isTrue.has(variable) }
}
