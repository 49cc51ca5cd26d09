// A server under measurement, as a process of its own that tells how much processor time it has used.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export type Contender = { address: string; cpuMs: () => Promise<number>; stop: () => Promise<void> }

/** Starts a script of this folder that calls `announce` once it listens. */
export async function startContender(script: string, databaseUrl: string): Promise<Contender> {
  const hook = fileURLToPath(new URL('../scripts/tsx.mjs', import.meta.url))
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), [databaseUrl], {
    execArgv: ['--import', hook],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const [address] = (await once(child, 'message')) as [string]
  return {
    address,
    cpuMs: async () => {
      child.send('cpu')
      const [used] = (await once(child, 'message')) as [number]
      return used
    },
    stop: async () => {
      child.kill()
      await once(child, 'exit')
    },
  }
}

/** Called by the measured process: says where it listens, and answers every question with its processor time so far. */
export function announce(address: string): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage()
    process.send?.((user + system) / 1000)
  })
  process.send?.(address)
}
