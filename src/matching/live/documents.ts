import { sql } from 'kysely'
import { languageOf } from '#matching/analysis/languages.ts'
import type { MatchDocument, MatchQuery } from '#matching/match-index.ts'
import type { Db } from '#platform/database/connect.ts'

/** What the index, and whoever narrows a search by it, keeps of a listing in memory. */
export type Standing = {
  kind: 'offer' | 'need'
  organisationId: string
  country: string
  acceptsForeign: boolean
  expiresOn: string | null
}

/** A listing as the index reads it. */
export type Written = Standing & {
  id: string
  originalLang: string
  keywords: string[]
  /** What a need wants measured. */
  targets: string[]
  texts: Record<string, Record<Field, string>>
}

export const bodyFields = ['description', 'problem', 'sought', 'advantages', 'presentSolution', 'constraints'] as const
type Field = 'title' | 'summary' | (typeof bodyFields)[number]

/** A stretch of a listing as it is compared: one field of one version. */
export type Piece = { field: Field | 'keyword' | 'target'; lang: string; text: string; weight: number }

const WEIGHTS = { title: 3, keyword: 2, summary: 1, target: 0.5, body: 0.5 }
/** A listing asks with the beginning of its body; what comes late in a long text is rarely what it is about. */
const ASKED_LETTERS = 600
const ASKED_VERSIONS = 3

/** The published listings among these, as they are; with `drafts`, whatever their standing. */
export async function readWritten(db: Db, ids: string[], { drafts = false } = {}): Promise<Written[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Written>`
    select l.id, l.kind, l.organisation_id as "organisationId", g.country, coalesce(n.accepts_foreign, true) as "acceptsForeign",
      l.expires_on as "expiresOn", l.original_lang as "originalLang", l.keywords,
      (select coalesce(array_agg(t.name order by t.position), '{}') from catalogue.target t where t.listing_id = l.id) as targets,
      (select jsonb_object_agg(w.lang, jsonb_build_object('title', w.title, 'summary', w.summary,
          'description', w.description, 'problem', w.problem, 'sought', w.sought, 'advantages', w.advantages,
          'presentSolution', w.present_solution, 'constraints', w.constraints))
        from catalogue.listing_text w where w.listing_id = l.id) as texts
    from catalogue.listing l join people.organisation g on g.id = l.organisation_id
      left join catalogue.need n on n.listing_id = l.id left join catalogue.publication p on p.listing_id = l.id
    where l.id = any(${ids}::uuid[]) and (${drafts} or p.listing_id is not null)`.execute(db)
  return rows
}

/**
 * Beyond this the older ones are compared by their words alone: what meanings take in memory grows with every listing, and
 * a catalogue of a million is searched for what is current.
 */
export const INDEXED_MAX = 150_000

/** The published listings that are indexed, newest first; their ids sort by the time they were made. */
export async function listPublishedIds(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('catalogue.publication')
    .select('listing_id')
    .orderBy('listing_id', 'desc')
    .limit(INDEXED_MAX)
    .execute()
  return rows.map(({ listing_id }) => listing_id)
}

export function standingOf({ kind, organisationId, country, acceptsForeign, expiresOn }: Written): Standing {
  return { kind, organisationId, country, acceptsForeign, expiresOn }
}

/** A listing piece by piece: its versions, its original first, then keywords and targets. */
export function piecesOf({ texts, originalLang, keywords, targets }: Written): Piece[] {
  const langs = Object.keys(texts).sort(
    (a, b) => Number(b === originalLang) - Number(a === originalLang) || order(a, b),
  )
  const written = langs.flatMap((lang) =>
    (['title', 'summary', ...bodyFields] as const).flatMap((field): Piece[] => {
      const text = texts[lang]?.[field] ?? ''
      const weight = field === 'title' || field === 'summary' ? WEIGHTS[field] : WEIGHTS.body
      return text ? [{ field, lang, text, weight }] : []
    }),
  )
  return [
    ...written,
    ...keywords.map((text): Piece => ({ field: 'keyword', lang: languageOf(text), text, weight: WEIGHTS.keyword })),
    ...targets.map((text): Piece => ({ field: 'target', lang: originalLang, text, weight: WEIGHTS.target })),
  ]
}

export function documentOf(id: string, pieces: Piece[]): MatchDocument {
  return {
    id,
    texts: pieces.map(({ lang, text, weight }) => ({ language: primary(lang), text: unmarked(text), weight })),
  }
}

/** A version of a listing as a question: its weightier pieces said more than once, and where in the question each lies. */
export type Asking = { query: Required<MatchQuery>; lang: string; places: { piece: Piece; start: number }[] }

/** One question for each of the first few versions of a listing. */
export function askingsOf(pieces: Piece[]): Asking[] {
  const titles = pieces.filter(({ field }) => field === 'title')
  return titles.slice(0, ASKED_VERSIONS).map(({ lang }) => {
    const own = pieces.filter((piece) => primary(piece.lang) === primary(lang))
    const places: Asking['places'] = []
    let text = ''
    for (const piece of own) {
      const whole = unmarked(piece.text)
      const said = bodyFields.some((field) => field === piece.field) ? whole.slice(0, ASKED_LETTERS) : whole
      for (let times = 0; times < Math.max(1, piece.weight); times++) {
        places.push({ piece, start: text.length })
        text += `${said}\n`
      }
    }
    return { query: { text, language: primary(lang) }, lang, places }
  })
}

/** What is marked as invented has that in common with everything else that is; the places of all other words stay. */
function unmarked(text: string): string {
  return text.replace(/^(?:示例[：:·]|Sample:)/u, (mark) => ' '.repeat(mark.length))
}

/** A language tag without script and region, as dictionaries know it. */
function primary(lang: string): string {
  return lang.split('-')[0]!.toLowerCase()
}

function order(a: string, b: string): number {
  return a < b ? -1 : 1
}
