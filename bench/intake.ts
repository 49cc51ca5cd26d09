// How fast large sheets come in: read, and row by row through the deeds of the modules, with facts, texts and the record of
// each row. Beside it, in the same run and database: the same rows copied into the same tables without rule or fact.
import { sql } from 'kysely'
import { readSheetAs } from '#intake/import.ts'
import { carryOn } from '#intake/large-imports.ts'
import { getWorkbook, importWorkbook, takeIn } from '#intake/workbooks.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { runDueJobs } from '#platform/jobs.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { type LargeSheet, makeSheets } from './intake-sheets.ts'

const ROWS = 10_000
const OWNERS = ['示例常工电子', '示例三恒科技', '示例斯旺西大学']

type Line = { file: string; rows: number; readMs: number; seconds: number; rowsPerSecond: number; cpuMsPerRow: number }

export async function measure(options: string[]): Promise<void> {
  const isJson = options.includes('--json')
  await using world = await testDatabase()
  const { db } = world
  const { organiser } = await bringCast(db)
  const lines: Line[] = []
  for (const sheet of await makeSheets(ROWS, OWNERS)) lines.push(await bringIn(db, organiser, sheet))
  const raw = await insertRaw(db)
  if (isJson) return console.log(JSON.stringify({ lines, rawRowsPerSecond: raw }))
  console.log('file                 rows   read ms  seconds   rows/s  CPU ms/row')
  for (const { file, rows, readMs, seconds, rowsPerSecond, cpuMsPerRow } of lines) {
    const numbers = [rows, readMs, seconds.toFixed(1), rowsPerSecond, cpuMsPerRow.toFixed(2)]
    console.log([file.padEnd(18), ...numbers.map((number) => String(number).padStart(8))].join(' '))
  }
  console.log(`bare inserts of the same records into the same tables: ${raw} rows/s`)
}

async function bringIn(db: Db, actor: Actor, { fileName, bytes, rows, good }: LargeSheet): Promise<Line> {
  const readFrom = performance.now()
  readSheetAs('offers', { bytes, fileName })
  const readMs = Math.round(performance.now() - readFrom)
  const [from, cpu] = [performance.now(), process.cpuUsage()]
  const id = await takeIn(db, actor, { fileName, bytes }, { kind: 'offers', publish: false })
  await importWorkbook(db, actor, id)
  await runDueJobs(db, { 'intake.carry-on': carryOn }, rows)
  const seconds = (performance.now() - from) / 1000
  const { user, system } = process.cpuUsage(cpu)
  const { standing } = await getWorkbook(db, actor, id)
  if (standing?.state !== 'imported' || standing.counts.created !== good)
    throw new Error(`${fileName}: ${good} good rows, but ${JSON.stringify(standing)}`)
  return {
    ...{ file: fileName, rows, readMs, seconds },
    rowsPerSecond: Math.round(rows / seconds),
    cpuMsPerRow: (user + system) / 1000 / rows,
  }
}

/** Rows per second when the database copies them from itself. */
async function insertRaw(db: Db): Promise<number> {
  const from = performance.now()
  const { rows } = await sql<{ count: number }>`
    with listing as (
      insert into catalogue.listing (id, kind, profile, organisation_id, original_lang, is_sample, added_at, changed_at)
      select gen_random_uuid(), kind, profile, organisation_id, original_lang, is_sample, added_at, changed_at
      from catalogue.listing limit ${ROWS} returning id, kind),
    offer as (insert into catalogue.offer (listing_id, trl) select id, 5 from listing returning listing_id),
    texts as (
      insert into catalogue.listing_text (listing_id, lang, origin, title, summary, written_at)
      select id, 'zh', 'original', '示例成果：高温压力传感器', '用于井下测量，耐温 150 ℃。', now() from listing returning listing_id)
    select count(*)::int as count from texts`.execute(db)
  return Math.round((rows[0]?.count ?? 0) / ((performance.now() - from) / 1000))
}
