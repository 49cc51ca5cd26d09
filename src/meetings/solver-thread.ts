// Runs in a thread of its own: takes one order, sends word of every better plan and at last the plan.
import { parentPort, workerData } from 'node:worker_threads'
import { solve } from './engine/solve.ts'
import { limitsOf, type Order, type Word } from './solver.ts'

const { problem, seed, budget, stop } = workerData as Order
const flag = new Int32Array(stop)
const say = (word: Word) => parentPort?.postMessage(word)

const plan = solve(problem, {
  seed,
  ...limitsOf(budget),
  signal: {
    get aborted() {
      return Atomics.load(flag, 0) === 1
    },
  },
  onImprove: (progress) => say({ progress }),
})
say({ plan })
