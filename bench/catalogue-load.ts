// Requests one after the other for the processor they cost, and so many a second for how long people wait.
import { Agent, get } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Contender } from './showcase-process.ts'

export type Cost = { cpuMs: number; medianMs: number }

/** What one request costs the server: `path(i)` is asked once each, after some to warm up. */
export async function costOf(contender: Contender, path: (i: number) => string, requests = 120): Promise<Cost> {
  const agent = new Agent({ keepAlive: true })
  for (let i = 0; i < WARM_UP; i++) await ask(contender.address + path(-1 - i), agent)
  const before = await contender.cpuMs()
  const times: number[] = []
  for (let i = 0; i < requests; i++) times.push(await ask(contender.address + path(i), agent))
  const cpuMs = ((await contender.cpuMs()) - before) / requests
  agent.destroy()
  return { cpuMs: round(cpuMs), medianMs: round(quantile(times, 0.5)) }
}

/** How long people wait when so many ask in a second, whether or not the others have been answered. */
export async function waitAt(
  { address }: Contender,
  path: (i: number) => string,
  { perSecond, seconds }: { perSecond: number; seconds: number },
): Promise<{ p50Ms: number; p95Ms: number; p99Ms: number; requests: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  const asked: Promise<number>[] = []
  const started = performance.now()
  for (let i = 0; i < perSecond * seconds; i++) {
    const due = started + (i * 1000) / perSecond
    const early = due - performance.now()
    if (early > 1) await wait(early)
    asked.push(ask(address + path(i), agent))
  }
  const times = await Promise.all(asked)
  agent.destroy()
  const at = (share: number) => round(quantile(times, share))
  return { p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99), requests: times.length }
}

/** The milliseconds until the whole answer is there; anything but an answer is an error. */
export function ask(url: string, agent = new Agent()): Promise<number> {
  const at = performance.now()
  return new Promise((resolve, reject) => {
    get(url, { agent }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${url}: ${answer.statusCode}`))
      answer.resume()
      answer.on('end', () => resolve(performance.now() - at))
    }).on('error', reject)
  })
}

function quantile(times: number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

export function round(number: number): number {
  return number >= 100 ? Math.round(number) : Math.round(number * 100) / 100
}

const WARM_UP = 60
