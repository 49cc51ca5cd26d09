import type { Db } from '#platform/database/connect.ts'
import { textFields } from './input.ts'
import type { ListingPage } from './listing-page.ts'
import type { ListingState } from './listing-state.ts'
import type { Target } from './targets.ts'

/** A version of a listing: who wrote it when, and in which parts it differs from the one before. */
export type ListingRevision = { number: number; at: Date; author: string | null; parts: PartChange[] }

/** A part that changed. Words of a listing name their language; lists and single values have none. */
export type PartChange = { part: string; lang: string | undefined; before: string[]; after: string[] }

const MOST = 200

/** Every version of a listing, newest first; for its organisation and officials. The first one is what it began as. */
export async function listRevisions(db: Db, listing: ListingPage): Promise<ListingRevision[]> {
  if (!listing.inside) return []
  const rows = await db
    .selectFrom('platform.fact')
    .select(['id', 'at', 'actor_name', 'before', 'after'])
    .select((fact) =>
      fact.fn
        .agg<number>('row_number')
        .over((over) => over.orderBy('id'))
        .as('number'),
    )
    .where('subject_kind', '=', 'listing')
    .where('subject_id', '=', listing.id)
    .where('kind', 'in', [`${listing.kind}.added`, `${listing.kind}.changed`])
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute()
  return rows.map(({ at, actor_name, before, after, number }) => ({
    number: Number(number),
    at,
    author: actor_name,
    parts: changesBetween(before as Partial<ListingState> | null, after as Partial<ListingState> | null),
  }))
}

/** The parts in which two states differ, words language by language, lists line by line. */
export function changesBetween(
  before: Partial<ListingState> | null,
  after: Partial<ListingState> | null,
): PartChange[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])] as (keyof ListingState)[]
  const parts = names.flatMap((name) => {
    if (name === 'texts') return wordChanges(before?.texts ?? {}, after?.texts ?? {})
    if (HIDDEN.includes(name)) return []
    return [{ part: name, lang: undefined, before: linesOf(name, before), after: linesOf(name, after) }]
  })
  return parts.filter((part) => JSON.stringify(part.before) !== JSON.stringify(part.after))
}

// What every listing has from the start and nobody typed.
const HIDDEN: (keyof ListingState)[] = ['kind', 'organisationId', 'profile', 'originalLang']

type Texts = ListingState['texts']

function wordChanges(before: Texts, after: Texts): PartChange[] {
  const langs = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return langs.flatMap((lang) =>
    textFields.map((part) => ({
      ...{ part, lang },
      before: lineOf(before[lang]?.[part]),
      after: lineOf(after[lang]?.[part]),
    })),
  )
}

function linesOf(name: keyof ListingState, state: Partial<ListingState> | null): string[] {
  const value = state?.[name]
  if (name === 'targets') return ((value ?? []) as Target[]).map(targetLine)
  return [value].flat().flatMap((one) => lineOf(one === false ? null : one))
}

function lineOf(value: unknown): string[] {
  return value === null || value === undefined || value === '' ? [] : [String(value).replace(/^(\d+)\.00$/, '$1')]
}

/** An indicator on one line, as it was typed. */
export function targetLine({ name, present, operator, value, unit, method }: Target): string {
  const wanted = [SIGNS[operator] ?? operator, value, unit].filter(Boolean).join(' ')
  return [name, present && `${present} →`, wanted, method && `(${method})`].filter(Boolean).join(' ')
}

const SIGNS: Record<string, string> = { text: '', range: '', '>=': '≥', '<=': '≤' }
