// Runs in a thread of its own: takes one order, sends word of every better plan and at last the plan, proven if asked.
import { parentPort, workerData } from 'node:worker_threads'
import { provePlan } from './engine/proof/prove-plan.ts'
import { solve } from './engine/solve.ts'
import { limitsOf, type Order, type Word } from './solver.ts'

const { problem, seed, budget, proof, stop } = workerData as Order
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
say({ plan: proof ? await provePlan(problem, plan, { ...proof, seed, signal: watchFlag() }) : plan })

/** A proof waits for a solver outside of this thread, so the flag is looked at now and then. */
function watchFlag(): AbortSignal {
  const controller = new AbortController()
  const watch = setInterval(() => {
    if (Atomics.load(flag, 0) === 1) controller.abort()
  }, 100)
  watch.unref()
  return controller.signal
}
