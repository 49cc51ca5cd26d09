import { sql } from 'kysely'
import { fields } from '#catalogue/vocabularies/fields.ts'
import type { Db } from '#platform/database/connect.ts'
import { markerOf } from './words/marking.ts'
import type { WordHits } from './words/matching.ts'

/**
 * The index knows pairs of characters and words, not what follows what: whether 染色 and 色体 are 染色体 is read in the texts.
 * A quotation is always read, in the best few thousand; an unquoted run, which hardly ever lies scattered over a text, where few
 * have it.
 */
export async function verified(db: Db, hits: WordHits): Promise<WordHits> {
  const sought = hits.parts.filter(({ pieces, isQuoted }) => {
    const isLong = pieces.some(({ text, isUnspaced }) => isUnspaced && [...text].length > 2)
    return isLong || (isQuoted && pieces.length > 1)
  })
  const isQuoted = sought.some((part) => part.isQuoted)
  if (sought.length === 0 || hits.isPartial || (!isQuoted && hits.numbers.length > READ_MAX)) return hits
  const read = isQuoted ? best(hits, QUOTED_MAX) : hits.numbers
  const markers = sought.map((part) => markerOf([{ ...part, isQuoted: true }]))
  const right = new Set<number>()
  for (const { number, said } of await readSaid(db, [...read]))
    if (markers.every((marker) => marker && said.search(marker) >= 0)) right.add(number)
  const places = [...hits.numbers.keys()].filter((i) => right.has(hits.numbers[i]!))
  return {
    ...hits,
    numbers: Uint32Array.from(places, (i) => hits.numbers[i]!),
    scores: Float32Array.from(places, (i) => hits.scores[i]!),
  }
}

/** Everything a listing is found by, as it is written. */
async function readSaid(db: Db, numbers: number[]): Promise<{ number: number; said: string }[]> {
  const { rows } = await sql<{ number: number; fields: string[]; said: string }>`
    select l.number, l.fields, concat_ws(E'\n', t.said, array_to_string(l.keywords, E'\n'),
      case when n.is_anonymous then null else (select string_agg(value, E'\n') from jsonb_each_text(g.name)) end) as said
    from catalogue.listing l join people.organisation g on g.id = l.organisation_id
      left join catalogue.need n on n.listing_id = l.id
      cross join lateral (select string_agg(concat_ws(E'\n', w.title, w.summary, w.description, w.advantages, w.sought,
        w.problem, w.present_solution, w.tried, w.constraints), E'\n') as said from catalogue.listing_text w where w.listing_id = l.id) t
    where l.number = any(${numbers}::integer[])`.execute(db)
  return rows.map(({ number, fields: codes, said }) => {
    const shelves = fields.terms
      .filter(({ code }) => codes.includes(code))
      .map(({ label }) => `${label.zh}\n${label.en}`)
    return { number, said: [said, ...shelves].join('\n').normalize('NFKC') }
  })
}

function best({ numbers, scores }: WordHits, limit: number): number[] {
  if (numbers.length <= limit) return [...numbers]
  const places = [...numbers.keys()].sort((a, b) => scores[b]! - scores[a]!)
  return places.slice(0, limit).map((i) => numbers[i]!)
}

const READ_MAX = 200
const QUOTED_MAX = 2000
