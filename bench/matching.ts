// npm run -s bench -- matching --dir DIR [--json]: how well a text finds its counterpart, within a language and across.
// `default` is the product's own way: documents are published offers in a database, questions are needs, filters included.
// DIR holds, at any depth, docs.LANG.jsonl and queries.LANG.jsonl (or questions, paragraphs …), also gzipped.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { takeLexicon } from '#matching/live/lexicon-at-hand.ts'
import { openMatcher } from '#matching/matcher.ts'
import { monolingualSearch } from '#matching/monolingual.ts'
import { openDatabase } from '#platform/database/open.ts'
import { type Measures, measured } from './matching-measures.ts'
import { openShop, type Shop } from './matching-product.ts'
import { type Doc, findSets, type Query, readLines, type TestSet } from './matching-sets.ts'

const FOUND_MAX = 100

type Line = { dir: string; queries: string; docs: string; kind: string; method: 'bm25' | 'default' } & Measures

export async function measure(options: string[]): Promise<void> {
  const dir = options[options.indexOf('--dir') + 1]
  const isJson = options.includes('--json')
  const sets = dir && options.includes('--dir') ? findSets(dir) : []
  if (sets.length === 0) {
    console.error(
      'npm run -s bench -- matching --dir DIR [--json]   (DIR holds docs.LANG.jsonl and queries.LANG.jsonl)',
    )
    process.exitCode = 2
    return
  }
  const matcher = await openMatcher({ report: (step) => console.error(step) })
  takeLexicon(matcher.lexicon)
  const folder = mkdtempSync(join(tmpdir(), 'duihe-matching-'))
  const { url, close } = await openDatabase({ dataFolder: folder })
  const lines: Line[] = []
  try {
    for (const set of sets)
      for (const [language, path] of set.docs) {
        const docs = readLines<Doc>(path)
        const shop = await openShop(url, docs, language, FOUND_MAX)
        for await (const line of measureSet(set, language, docs, shop)) {
          lines.push(line)
          if (!isJson) console.log(inWords(line))
        }
        await shop.close()
      }
  } finally {
    await close()
    rmSync(folder, { recursive: true, force: true })
  }
  if (isJson) console.log(JSON.stringify({ sets: lines, weaker: matcher.weakerLanguages() }, null, 2))
  else
    for (const { language, missing } of matcher.weakerLanguages())
      console.log(`${language} is weaker without ${missing.join(', ')}`)
}

async function* measureSet(set: TestSet, docLanguage: string, docs: Doc[], shop: Shop): AsyncGenerator<Line> {
  const ids = new Set(docs.map(({ id }) => id))
  for (const { kind, language, path } of set.queries) {
    const queries = readLines<Query>(path).filter(({ rel }) => rel?.some((id) => ids.has(id)))
    if (queries.length === 0) continue
    const about = { dir: set.dir, queries: language, docs: docLanguage, kind }
    if (language === docLanguage) {
      const search = monolingualSearch(docs, language)
      yield { ...about, method: 'bm25', ...(await run(queries, async (text) => search(text))) }
    }
    yield { ...about, method: 'default', ...(await run(queries, (text) => shop.ask(text, language))) }
  }
}

async function run(queries: Query[], search: (text: string) => Promise<{ id: string }[]>): Promise<Measures> {
  const answers = []
  for (const { text, rel } of queries) {
    const begun = performance.now()
    const found = await search(text)
    answers.push({ right: rel, found: found.map(({ id }) => id), ms: performance.now() - begun })
  }
  return measured(answers)
}

function inWords({ dir, queries, docs, kind, method, n, ...measures }: Line): string {
  const share = (number: number) => (number * 100).toFixed(1).padStart(5)
  return [
    `${dir} ${kind} ${queries}→${docs}`.padEnd(36),
    method.padEnd(8),
    `R@1 ${share(measures.recallAt1)}  R@10 ${share(measures.recallAt10)}  MRR ${share(measures.mrr)}  nDCG ${share(measures.ndcgAt10)}`,
    `${measures.msPerQuery.toFixed(2)} ms`.padStart(9),
    `n ${n}`,
  ].join('  ')
}
