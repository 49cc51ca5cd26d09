// A bounded load: a few connections that ask again as soon as they are answered.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

export type Load = {
  address: string
  /** Ends in `?` or `&`: what follows is ours to fill. */
  path: string
  seconds: number
  /** Whether every request asks for an address nobody has asked for before. */
  isFresh: boolean
}

export type Driven = { requests: number; durationSeconds: number; p50Ms: number; p99Ms: number; errors: number }

const CONNECTIONS = 8

/** Uses wrk where it is installed, because it takes least from the processor that both share; else a client of our own. */
export async function drive(load: Load): Promise<Driven> {
  return (await hasWrk) ? driveWithWrk(load) : driveOurselves(load)
}

const run = promisify(execFile)
const hasWrk = run('wrk', ['-v']).then(
  () => true,
  (error: { code?: unknown }) => error.code !== 'ENOENT',
)

async function driveWithWrk({ address, path, seconds, isFresh }: Load): Promise<Driven> {
  const folder = mkdtempSync(join(tmpdir(), 'duihe-bench-'))
  const script = join(folder, 'load.lua')
  writeFileSync(script, lua(path, isFresh))
  try {
    const { stdout } = await run('wrk', ['-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, '-s', script, address])
    return JSON.parse(stdout.slice(stdout.indexOf('{"requests"'))) as Driven
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function lua(path: string, isFresh: boolean): string {
  const unique = isFresh ? ` .. "n=${process.hrtime.bigint()}-" .. i` : ''
  return `local i = 0
request = function() i = i + 1; return wrk.format("GET", ${JSON.stringify(path)}${unique}) end
done = function(summary, latency)
  local e = summary.errors
  io.write(string.format('{"requests":%d,"durationSeconds":%f,"p50Ms":%f,"p99Ms":%f,"errors":%d}',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1000, latency:percentile(99) / 1000,
    e.connect + e.read + e.write + e.status + e.timeout))
end`
}

async function driveOurselves({ address, path, seconds, isFresh }: Load): Promise<Driven> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS })
  const times: number[] = []
  const started = performance.now()
  let errors = 0
  const ask = async () => {
    while (performance.now() - started < seconds * 1000) {
      const at = performance.now()
      const status = await statusOf(`${address}${path}${isFresh ? `n=${at}-${Math.random()}` : ''}`, agent)
      times.push(performance.now() - at)
      if (status >= 400) errors++
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, ask))
  agent.destroy()
  times.sort((a, b) => a - b)
  const durationSeconds = (performance.now() - started) / 1000
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0
  return { requests: times.length, durationSeconds, p50Ms: at(0.5), p99Ms: at(0.99), errors }
}

function statusOf(address: string, agent: Agent): Promise<number> {
  return new Promise((resolve) => {
    get(address, { agent }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode ?? 599))
    }).on('error', () => resolve(599))
  })
}
