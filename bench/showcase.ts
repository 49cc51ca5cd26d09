// How fast the showcase is, beside a bare server that asks the same database one question and writes the least HTML.
// Both run as processes of their own, one after the other, under the same load in the same run.

import { readShowcaseQuery } from '#catalogue/showcase-query.ts'
import { visitor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { listFound } from '#search/showcase.ts'
import { testDatabase } from '#tests/world/database.ts'
import { drive, type Load } from './showcase-load.ts'
import { type Contender, startContender } from './showcase-process.ts'
import { fillShowcase } from './showcase-world.ts'

const LISTINGS = 5000
const SECONDS = 3

type Line = { what: string; ours: Result; crowd: Result; bare: Result }
type Result = { requestsPerSecond: number; cpuMs: number; p50Ms: number; p99Ms: number; errors: number }

export async function measure(options: string[]): Promise<void> {
  const isJson = options.includes('--json')
  await using world = await testDatabase()
  const started = performance.now()
  await fillShowcase(world.db, LISTINGS)
  if (!isJson) console.log(`${LISTINGS} listings in ${seconds(performance.now() - started)} s`)
  const questions = await listQuestions(world.db)
  const ours = await startContender('showcase-ours.ts', world.url)
  const bare = await startContender('showcase-bare.ts', world.url)
  const lines: Line[] = []
  for (const { what, path, bare: barePath } of questions) {
    lines.push({
      what,
      ours: await attack(ours, { path, isFresh: true }),
      crowd: await attack(ours, { path, isFresh: false }),
      bare: await attack(bare, { path: barePath, isFresh: true }),
    })
  }
  await ours.stop()
  await bare.stop()
  print(lines, isJson)
}

async function listQuestions(db: Db) {
  const query = readShowcaseQuery(new URLSearchParams())
  const { found, next } = await listFound(db, visitor(), query, 'zh')
  const { kind = 'offer', number = 1 } = found[0] ?? {}
  const words = encodeURIComponent('传感器')
  const after = encodeURIComponent(found.at(-1)?.publishedAt?.toISOString() ?? '')
  return [
    { what: 'list', path: '/zh/showcase?', bare: '/list?' },
    { what: 'search', path: `/zh/showcase?q=${words}&`, bare: `/list?q=${words}&` },
    { what: 'page', path: `/zh/showcase?cursor=${next}&`, bare: `/list?after=${after}&` },
    { what: 'detail', path: `/zh/${kind}s/${number}?`, bare: `/listing?number=${number}&` },
    { what: 'api', path: '/api/v1/listings?', bare: '/api?' },
  ]
}

async function attack(contender: Contender, load: Omit<Load, 'address' | 'seconds'>): Promise<Result> {
  // Half a second to warm up, so that nobody is measured while being compiled.
  await drive({ ...load, address: contender.address, seconds: 1 })
  const before = await contender.cpuMs()
  const { requests, durationSeconds, ...rest } = await drive({ ...load, address: contender.address, seconds: SECONDS })
  const cpu = (await contender.cpuMs()) - before
  return { requestsPerSecond: round(requests / durationSeconds), cpuMs: round(cpu / requests), ...rest }
}

function print(lines: Line[], isJson: boolean): void {
  const table = lines.map(({ what, ours, crowd, bare }) => ({
    what,
    'ours fresh /s': ours.requestsPerSecond,
    'cpu ms': ours.cpuMs,
    p99: ours.p99Ms,
    'ours crowd /s': crowd.requestsPerSecond,
    'crowd cpu ms': crowd.cpuMs,
    'bare /s': bare.requestsPerSecond,
    'bare cpu ms': bare.cpuMs,
    'fresh : bare': round(ours.requestsPerSecond / bare.requestsPerSecond),
    'crowd : bare': round(crowd.requestsPerSecond / bare.requestsPerSecond),
    errors: ours.errors + crowd.errors + bare.errors,
  }))
  if (isJson) console.log(JSON.stringify({ listings: LISTINGS, secondsEach: SECONDS, lines }, null, 2))
  else {
    console.table(table)
    console.log('fresh: every address is new and made from the database; crowd: all ask for the same page.')
  }
}

function seconds(ms: number): number {
  return Math.round(ms / 100) / 10
}

function round(number: number): number {
  return number >= 100 ? Math.round(number) : Math.round(number * 1000) / 1000
}
