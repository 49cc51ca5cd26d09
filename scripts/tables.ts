// Writes db/tables.ts, the row types of every table, from the migrated database itself: one source of truth.
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import type { Db } from '#platform/database/connect.ts'
import { openDatabase } from '#platform/database/open.ts'

type Column = {
  schema: string
  table: string
  column: string
  type: string
  is_nullable: boolean
  has_default: boolean
  is_generated: boolean
  checks: string[] | null
}

const SIMPLE: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  date: 'string',
  numeric: 'string',
  tstzrange: 'string',
  tsvector: 'string',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  bool: 'boolean',
  bytea: 'Buffer',
  timestamptz: 'Timestamp',
  _int4: 'number[]',
  _text: 'string[]',
  _uuid: 'string[]',
  jsonb: 'Json',
}

const HEAD = `// Written by \`npm run tables\` from the migrated database. Do not edit.
import type { ColumnType, Generated } from 'kysely'

export type Timestamp = ColumnType<Date, Date | string, Date | string>
export type Json = ColumnType<unknown, string, string>
export type GeneratedJson = ColumnType<unknown, string | undefined, string>
/** A text in several languages, keyed by BCP 47 tag. */
export type LanguageMap = { [lang: string]: string }
export type LanguageMapColumn = ColumnType<LanguageMap, LanguageMap, LanguageMap>
export type NullableLanguageMapColumn = ColumnType<LanguageMap | null, LanguageMap | null | undefined, LanguageMap | null>
`

export async function describeTables(db: Db): Promise<string> {
  const columns = await listColumns(db)
  const tables = Map.groupBy(columns, ({ schema, table }) => `${schema}.${table}`)
  const interfaces = [...tables].map(([name, rows]) => describeTable(name, rows))
  const map = [...tables.keys()].map((name) => `  '${name}': ${typeName(name)}`)
  return `${HEAD}\n${interfaces.join('\n\n')}\n\nexport interface Tables {\n${map.join('\n')}\n}\n`
}

function describeTable(name: string, columns: Column[]): string {
  const lines = columns.map((column) => `  ${column.column}: ${columnType(column)}`)
  return `export interface ${typeName(name)} {\n${lines.join('\n')}\n}`
}

function columnType(column: Column): string {
  const checks = column.checks ?? []
  if (checks.some((check) => check.includes('is_language_map'))) {
    return column.is_nullable ? 'NullableLanguageMapColumn' : 'LanguageMapColumn'
  }
  const base = wordsOf(checks) ?? SIMPLE[column.type]
  if (!base) throw new Error(`${column.table}.${column.column}: no TypeScript type for ${column.type}`)
  if (base === 'Json' && column.has_default) return 'GeneratedJson'
  const type = column.is_nullable ? `${base} | null` : base
  return column.has_default || column.is_generated ? `Generated<${type}>` : type
}

// check (kind in ('offer', 'need')) becomes 'offer' | 'need'.
function wordsOf(checks: string[]): string | undefined {
  for (const check of checks) {
    const list = /^CHECK \(\((?:\w+ = ANY \(ARRAY\[(.*)\]\)|\w+ = ('[^']*')::text)\)\)$/.exec(check)
    if (!list) continue
    return [...(list[1] ?? list[2] ?? '').matchAll(/'([^']*)'/g)].map(([, word]) => `'${word}'`).join(' | ')
  }
  return undefined
}

function typeName(name: string): string {
  return name.replace(/(^|[._])(\w)/g, (_, __, letter: string) => letter.toUpperCase())
}

async function listColumns(db: Db): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select n.nspname as schema, c.relname as table, a.attname as column, t.typname as type,
      not a.attnotnull as is_nullable, a.atthasdef as has_default, a.attidentity <> '' as is_generated,
      (select array_agg(pg_get_constraintdef(k.oid)) from pg_constraint k
        where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]) as checks
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      join pg_type t on t.oid = a.atttypid
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'public')
    order by n.nspname, c.relname, a.attnum`.execute(db)
  return rows
}

if (import.meta.main) {
  const { db, close } = await openDatabase({
    dataFolder: fileURLToPath(new URL('../data', import.meta.url)),
    url: process.env.DATABASE_URL,
  })
  writeFileSync(fileURLToPath(new URL('../db/tables.ts', import.meta.url)), await describeTables(db))
  await close()
}
