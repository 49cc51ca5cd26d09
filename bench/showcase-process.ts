// A server under measurement, as a process of its own that tells how much processor time it has used.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export type State = { cpuMs: number; rssMb: number; isReady: boolean }
export type Contender = {
  address: string
  cpuMs: () => Promise<number>
  state: () => Promise<State>
  stop: () => Promise<void>
}

/** Starts a script of this folder that calls `announce` once it listens. */
export async function startContender(script: string, ...args: string[]): Promise<Contender> {
  const hook = fileURLToPath(new URL('../scripts/tsx.mjs', import.meta.url))
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), args, {
    execArgv: ['--import', hook],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const [address] = (await once(child, 'message')) as [string]
  const state = async () => {
    child.send('state')
    const [answer] = (await once(child, 'message')) as [State]
    return answer
  }
  return {
    address,
    state,
    cpuMs: async () => (await state()).cpuMs,
    stop: async () => {
      child.kill()
      await once(child, 'exit')
    },
  }
}

/** Called by the measured process: says where it listens, and answers every question with what it has used so far. */
export function announce(address: string, isReady: () => Promise<boolean> = async () => true): void {
  process.on('message', async () => {
    const { user, system } = process.cpuUsage()
    const state: State = {
      cpuMs: (user + system) / 1000,
      rssMb: Math.round(process.memoryUsage().rss / 2 ** 20),
      isReady: await isReady(),
    }
    process.send?.(state)
  })
  process.send?.(address)
}
