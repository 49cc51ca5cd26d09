// npm run -s bench -- matching-speed [--json]: a need of 40 concepts among 100 000 offers of two languages, filters included;
// node:sqlite's FTS5 and PostgreSQL's ts_rank answer the same questions in the same run.
import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import { slotsAnywhere } from '#matching/analysis/concepts.ts'
import { conceptsOf } from '#matching/analysis/languages.ts'
import { openMatcher } from '#matching/matcher.ts'
import type { Db } from '#platform/database/connect.ts'
import { testDatabase } from '#tests/world/database.ts'
import { needs, offers } from './matching-world.ts'

const OFFERS = 100_000
const NEEDS = 40
const CONCEPTS = 40
const LIMIT = 20

type Line = { what: string; p50: number; p95: number; cpuMs: number; asked: number }

export async function measure(options: string[]): Promise<void> {
  const isJson = options.includes('--json')
  const matcher = await openMatcher({ report: (step) => console.error(step) })
  const index = matcher.newIndex()
  const documents = [...offers(matcher.lexicon, OFFERS)]
  const before = process.memoryUsage().rss
  const filling = performance.now()
  for (const { id, language, text } of documents) index.put({ id, texts: [{ language, text }] })
  const filledSeconds = (performance.now() - filling) / 1000
  const asked = [...needs(matcher.lexicon, NEEDS, CONCEPTS)]
  const borrowed = () => matcher.lexicon.english.borrowed
  const stems = asked.map((need) =>
    conceptsOf(need.text, need.language, matcher.lexicon, borrowed).flatMap(({ senses }) =>
      slotsAnywhere(senses).flatMap(({ alternatives }) => alternatives.map(([stem]) => stem)),
    ),
  )
  // Every other offer is open to this person: the filter is asked, not told.
  const isAllowed = (id: string) => Number(id) % 2 === 0
  const lines = [await timed('ours', asked, (need) => index.search(need, { limit: LIMIT, isAllowed }))]
  const bags = documents.map((document) => matcher.englishOf(document).join(' '))
  lines.push(await timed('SQLite FTS5 bm25', stems.slice(0, 10), fts5(bags)))
  await using world = await testDatabase()
  lines.push(await timed('PostgreSQL ts_rank', stems.slice(0, 4), await tsRank(world.db, bags)))
  const memoryMb = Math.round((process.memoryUsage().rss - before) / 1e6)
  report(
    lines,
    { offers: OFFERS, concepts: CONCEPTS, filledSeconds: Math.round(filledSeconds * 10) / 10, memoryMb },
    isJson,
  )
}

function fts5(bags: string[]): (words: string[]) => unknown {
  const database = new DatabaseSync(':memory:')
  database.exec('create virtual table offers using fts5 (words)')
  const insert = database.prepare('insert into offers (rowid, words) values (?, ?)')
  database.exec('begin')
  for (const [id, words] of bags.entries()) insert.run(id + 1, words)
  database.exec('commit')
  const find = database.prepare(
    `select rowid from offers where offers match ? and (rowid - 1) % 2 = 0 order by rank limit ${LIMIT}`,
  )
  return (words) => find.all([...new Set(words)].map((word) => `"${word}"`).join(' OR '))
}

async function tsRank(db: Db, bags: string[]): Promise<(words: string[]) => unknown> {
  await sql`create table offers (id int primary key, words tsvector)`.execute(db)
  for (let from = 0; from < bags.length; from += 5000) {
    const some = bags.slice(from, from + 5000)
    const ids = some.map((_, i) => from + i)
    await sql`
      insert into offers
      select id, to_tsvector('simple', words) from unnest(${ids}::int[], ${some}::text[]) as given (id, words)
    `.execute(db)
  }
  await sql`create index on offers using gin (words)`.execute(db)
  await sql`analyze offers`.execute(db)
  return (words) => {
    const query = sql`to_tsquery('simple', ${[...new Set(words)].map((word) => `'${word}'`).join(' | ')})`
    return sql`
      select id from offers where words @@ ${query} and id % 2 = 0 order by ts_rank(words, ${query}) desc limit ${LIMIT}
    `.execute(db)
  }
}

async function timed<T>(what: string, questions: T[], answer: (question: T) => unknown): Promise<Line> {
  await answer(questions[0]!)
  const times: number[] = []
  const before = process.cpuUsage()
  for (const question of questions) {
    const begun = performance.now()
    await answer(question)
    times.push(performance.now() - begun)
  }
  // On a busy machine the clock says little; what this process worked says more. A server's work is not in it.
  const { user, system } = process.cpuUsage(before)
  const cpuMs = Math.round((user + system) / 100 / questions.length) / 10
  times.sort((a, b) => a - b)
  const at = (share: number) => Math.round(times[Math.floor((times.length - 1) * share)]! * 10) / 10
  return { what, p50: at(0.5), p95: at(0.95), cpuMs, asked: questions.length }
}

function report(lines: Line[], about: Record<string, number>, isJson: boolean): void {
  const [ours] = lines
  const compared = lines.map((line) => ({ ...line, times: Math.round(line.p50 / ours!.p50) }))
  if (isJson) console.log(JSON.stringify({ ...about, lines: compared }, null, 2))
  else {
    console.table(compared)
    console.log(about)
  }
}
