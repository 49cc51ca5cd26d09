import { sql } from 'kysely'
import type { Db } from '#platform/database/connect.ts'
import type { Part } from './words/asked.ts'
import { type Marker, markerOf } from './words/marking.ts'

/** The longer words of a version of a listing. */
export type Excerpt = { text: string; lang: string }

/** For each listing the version that has most of what was asked for, the reader's own language first. */
export async function readExcerpts(
  db: Db,
  wanted: { number: number; parts: Part[] }[],
  lang: string,
): Promise<Map<number, Excerpt>> {
  const asked = wanted.filter(({ parts }) => parts.length > 0)
  if (asked.length === 0) return new Map()
  const markersOf = new Map(asked.map(({ number, parts }) => [number, parts.map((part) => markerOf([part]))]))
  const numbers = [...markersOf.keys()]
  const best = new Map<number, Excerpt & { found: number }>()
  for (const { number, ...version } of await readVersions(db, numbers, lang)) {
    const found = (markersOf.get(number) ?? []).filter((marker) => isIn(version.text, marker)).length
    if (found > (best.get(number)?.found ?? 0)) best.set(number, { ...version, found })
  }
  return new Map([...best].map(([number, { text, lang: tag }]) => [number, { text, lang: tag }]))
}

async function readVersions(db: Db, numbers: number[], lang: string) {
  const { rows } = await sql<{ number: number; lang: string; text: string }>`
    select l.number, w.lang, concat_ws(E'\n', w.title, w.summary, nullif(w.description, ''), nullif(w.problem, ''),
      nullif(w.advantages, ''), nullif(w.sought, ''), nullif(w.present_solution, ''), nullif(w.tried, ''),
      nullif(w.constraints, '')) as text
    from catalogue.listing l join catalogue.listing_text w on w.listing_id = l.id
    where l.number = any(${numbers}::integer[])
    order by l.number, (w.lang = ${lang}) desc, (w.origin = 'original') desc, w.lang`.execute(db)
  return rows
}

function isIn(text: string, marker: Marker): boolean {
  return marker !== undefined && text.search(marker) >= 0
}
