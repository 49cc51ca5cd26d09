// What a large catalogue costs beside a small one, and beside a bare server on the same database.
// npm run -s bench -- catalogue-scale [--listings 1000000] [--json]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { testDatabase } from '#tests/world/database.ts'
import { ask, type Cost, costOf, round, waitAt } from './catalogue-load.ts'
import { fillCatalogue } from './catalogue-world.ts'
import { type Contender, startContender } from './showcase-process.ts'
import { inventedWords } from './showcase-world.ts'

const SMALL = 5000
const PER_SECOND = 50
const LOAD_SECONDS = 20

export async function measure(options: string[]): Promise<void> {
  const isJson = options.includes('--json')
  const say = (text: string) => !isJson && console.log(text)
  const listings = Number(options[options.indexOf('--listings') + 1] ?? 0) || 100_000
  const folder = mkdtempSync(join(tmpdir(), 'duihe-scale-'))
  await using world = await testDatabase()
  const sizes = []
  try {
    let there = 0
    for (const size of [SMALL, listings]) {
      const filled = performance.now()
      await fillCatalogue(world.db, world.url, { from: there, to: size })
      say(`${size} listings in two languages written in ${round((performance.now() - filled) / 1000)} s`)
      there = size
      sizes.push(await measureSize(world.url, join(folder, String(size)), size, say))
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  print(sizes, isJson)
}

type Size = Awaited<ReturnType<typeof measureSize>>

async function measureSize(url: string, folder: string, listings: number, say: (text: string) => void) {
  const first = await startContender('showcase-ours.ts', url, folder)
  const began = performance.now()
  await untilReady(first)
  const built = await first.state()
  say(
    `words taken in: ${round((performance.now() - began) / 1000)} s, ${round(built.cpuMs / 1000)} s of processor, ${built.rssMb} MB`,
  )
  await first.stop()
  const cold = performance.now()
  const ours = await startContender('showcase-ours.ts', url, folder)
  await ask(`${ours.address}/zh/showcase?q=${encodeURIComponent('传感器')}`)
  const coldStartMs = round(performance.now() - cold)
  const { isReady: isWholeAtOnce, cpuMs: coldCpuMs } = await ours.state()
  say(
    `cold start to the first ranked search: ${coldStartMs} ms, ${round(coldCpuMs)} ms of processor, ${isWholeAtOnce ? 'everything there' : 'not everything there'}`,
  )
  const bare = await startContender('showcase-bare.ts', url)
  const lines = await measureLines(ours, bare, listings)
  const load = await waitAt(ours, (i) => `/zh/showcase?q=${searchAt(i)}&n=load${i}`, {
    perSecond: PER_SECOND,
    seconds: LOAD_SECONDS,
  })
  const { rssMb } = await ours.state()
  await ours.stop()
  await bare.stop()
  return { listings, built, coldStartMs, coldCpuMs, isWholeAtOnce, lines, load, rssMb }
}

async function measureLines(ours: Contender, bare: Contender, listings: number) {
  const lines: { what: string; ours: Cost; bare?: Cost }[] = []
  const add = async (what: string, path: (i: number) => string, barePath?: (i: number) => string) =>
    lines.push({ what, ours: await costOf(ours, path), ...(barePath ? { bare: await costOf(bare, barePath) } : {}) })
  await add(
    'list',
    (i) => `/zh/showcase?n=${i}`,
    (i) => `/list?n=${i}`,
  )
  await add(
    'filter',
    (i) => `/zh/showcase?kind=offer&field=sensors&n=${i}`,
    (i) => `/list?field=sensors&n=${i}`,
  )
  await add(
    'detail',
    (i) => `/zh/offers/${offerAt(i, listings)}`,
    (i) => `/listing?number=${offerAt(i, listings)}`,
  )
  await add('search, all words', (i) => `/zh/showcase?q=${searchAt(i)}&n=${i}`)
  await add('search, common word', (i) => `/zh/showcase?q=${encodeURIComponent(inventedWords[0]!.zh)}&n=${i}`)
  await add('search, filtered', (i) => `/zh/showcase?q=${searchAt(i)}&kind=offer&country=CN&n=${i}`)
  return lines
}

// Every fourth is an offer, and numbers begin at 1.
function offerAt(i: number, listings: number): number {
  return 1 + 4 * ((Math.abs(i) * 7919) % Math.floor(listings / 4))
}

/** One or two words by Zipf's law, in either language. */
function searchAt(i: number): string {
  const pick = (n: number) =>
    inventedWords[Math.floor(inventedWords.length ** (((n * 0.618034) % 1) * 0.999)) - 1] ?? inventedWords[0]!
  const [one, other] = [pick(Math.abs(i) + 1), pick(Math.abs(i) * 3 + 2)]
  const lang = i % 2 === 0 ? 'zh' : 'en'
  return encodeURIComponent(i % 3 === 0 ? `${one[lang]} ${other[lang]}` : one[lang])
}

async function untilReady(contender: Contender): Promise<void> {
  while (!(await contender.state()).isReady) await wait(500)
}

function print(sizes: Size[], isJson: boolean): void {
  if (isJson) {
    console.log(JSON.stringify({ perSecond: PER_SECOND, sizes }, null, 2))
    return
  }
  const [small, large] = sizes
  console.table(
    large?.lines.map(({ what, ours, bare }, i) => {
      const before = small?.lines[i]
      return {
        what,
        [`cpu ms at ${small?.listings}`]: before?.ours.cpuMs,
        [`cpu ms at ${large.listings}`]: ours.cpuMs,
        times: round(ours.cpuMs / (before?.ours.cpuMs ?? 1)),
        'bare cpu ms': `${before?.bare?.cpuMs ?? ''} / ${bare?.cpuMs ?? ''}`,
        'median ms': `${before?.ours.medianMs} / ${ours.medianMs}`,
        'bare median ms': `${before?.bare?.medianMs ?? ''} / ${bare?.medianMs ?? ''}`,
      }
    }),
  )
  console.table(
    sizes.map(({ listings, coldStartMs, coldCpuMs, isWholeAtOnce, rssMb, load }) => ({
      listings,
      'cold start ms': coldStartMs,
      'of processor': round(coldCpuMs),
      'everything there': isWholeAtOnce,
      'memory MB': rssMb,
      [`p50 at ${PER_SECOND}/s`]: load.p50Ms,
      p95: load.p95Ms,
      p99: load.p99Ms,
    })),
  )
}
