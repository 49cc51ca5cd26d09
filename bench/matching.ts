// npm run -s bench -- matching --dir DIR [--json]: how well a text finds its counterpart, within a language and across.
// DIR holds, at any depth, docs.LANG.jsonl and queries.LANG.jsonl (or questions, paragraphs …), also gzipped.

import { cosine, type Embedder, withEmbedding } from '#matching/embedding/embedder.ts'
import { openEmbedder } from '#matching/embedding/opening.ts'
import type { MatchIndex } from '#matching/match-index.ts'
import { openMatcher } from '#matching/matcher.ts'
import { monolingualSearch } from '#matching/monolingual.ts'
import { type Measures, measured } from './matching-measures.ts'
import { type Doc, findSets, type Query, readLines, type TestSet } from './matching-sets.ts'

const FOUND_MAX = 100

type Line = {
  dir: string
  queries: string
  docs: string
  kind: string
  method: 'bm25' | 'default' | 'embedder'
} & Measures

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
  const embedder = await openEmbedder(process.env, 'dist/embedded')
  const lines: Line[] = []
  for (const set of sets)
    for (const [language, path] of set.docs) {
      const docs = readLines<Doc>(path)
      const index = matcher.newIndex()
      for (const { id, text } of docs) index.put({ id, texts: [{ language, text }] })
      for await (const line of measureSet(set, language, docs, index, embedder)) {
        lines.push(line)
        if (!isJson) console.log(inWords(line))
      }
    }
  if (isJson) console.log(JSON.stringify({ sets: lines, weaker: matcher.weakerLanguages() }, null, 2))
  else
    for (const { language, missing } of matcher.weakerLanguages())
      console.log(`${language} is weaker without ${missing.join(', ')}`)
}

async function* measureSet(
  set: TestSet,
  docLanguage: string,
  docs: Doc[],
  index: MatchIndex,
  embedder: Embedder | undefined,
): AsyncGenerator<Line> {
  const ids = new Set(docs.map(({ id }) => id))
  for (const { kind, language, path } of set.queries) {
    const queries = readLines<Query>(path).filter(({ rel }) => rel?.some((id) => ids.has(id)))
    if (queries.length === 0) continue
    const about = { dir: set.dir, queries: language, docs: docLanguage, kind }
    if (language === docLanguage) yield { ...about, method: 'bm25', ...run(queries, monolingualSearch(docs, language)) }
    yield {
      ...about,
      method: 'default',
      ...run(queries, (text) => index.search({ text, language }, { limit: FOUND_MAX })),
    }
    if (embedder) {
      const closeness = await closenessBy(embedder, docs, queries)
      const search = (text: string) => index.search({ text, language }, { limit: FOUND_MAX })
      yield { ...about, method: 'embedder', ...run(queries, (text) => withEmbedding(search(text), closeness(text))) }
    }
  }
}

/** How close a model finds a query and a document; asking it is not part of what is timed. */
async function closenessBy(embedder: Embedder, docs: Doc[], queries: Query[]) {
  const ofDocs = await embedder.embed(
    docs.map(({ text }) => text),
    'passage',
  )
  const ofQueries = await embedder.embed(
    queries.map(({ text }) => text),
    'query',
  )
  const byId = new Map(docs.map(({ id }, i) => [id, ofDocs[i]!]))
  const byText = new Map(queries.map(({ text }, i) => [text, ofQueries[i]!]))
  return (text: string) => (id: string) => cosine(byText.get(text)!, byId.get(id)!)
}

function run(queries: Query[], search: (text: string) => { id: string }[]): Measures {
  return measured(
    queries.map(({ text, rel }) => {
      const begun = performance.now()
      const found = search(text)
      return { right: rel, found: found.map(({ id }) => id), ms: performance.now() - begun }
    }),
  )
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
