import type { LanguageMap } from '#db/tables.ts'
import { unmetBy, valuesOf } from './filters.ts'
import type { Shelf, Shelved } from './shelf.ts'
import { type FilterName, filterNames, type ShowcaseQuery } from './showcase-query.ts'
import { fieldCodes } from './vocabularies/fields.ts'
import { bandCodes } from './vocabularies/readiness.ts'

/** How many results each value of a filter would leave, the other filters as they are. Values that leave none stay. */
export type Facet = { value: string; count: number; name?: LanguageMap }
export type Facets = Record<FilterName, Facet[]> & {
  total: number
  /** Languages the results were written in, most frequent first. */
  originals: string[]
}

/** Counts in one walk: a listing counts for a filter when it meets every other one. */
export function countFacets(query: ShowcaseQuery, shelf: Shelf, isCandidate: (listing: Shelved) => boolean): Facets {
  const unmet = unmetBy(query)
  const index = indexOf(shelf)
  const counts = index.map(({ values }) => new Uint32Array(values.length))
  const originals = new Map<string, number>()
  let total = 0
  shelf.listings.forEach((listing, at) => {
    const failed = isCandidate(listing) ? unmet(listing) : undefined
    if (!failed || failed.length > 1) return
    index.forEach(({ name, positions }, i) => {
      if (failed.length === 0 || failed[0] === name) count(counts[i], positions[at])
    })
    if (failed.length > 0) return
    total++
    originals.set(listing.originalLang, (originals.get(listing.originalLang) ?? 0) + 1)
  })
  const facetsBy = index.map(({ name, values }, i): [FilterName, Facet[]] => [
    name,
    values.map((value, position) => ({ value, count: counts[i]?.[position] ?? 0 })),
  ])
  return { total, originals: languagesOf(originals), ...presented(Object.fromEntries(facetsBy) as Counted, shelf) }
}

function count(counts: Uint32Array | undefined, positions: readonly number[] | undefined): void {
  if (counts && positions) for (const position of positions) counts[position] = (counts[position] ?? 0) + 1
}

type Counted = Record<FilterName, Facet[]>

function presented(counted: Counted, shelf: Shelf): Counted {
  return {
    kind: inOrder(counted.kind, ['offer', 'need']),
    field: inOrder(counted.field, fieldCodes),
    stage: inOrder(counted.stage, bandCodes),
    country: counted.country.sort(byCount),
    lang: counted.lang.sort(byCount),
    event: counted.event.sort(byCount).map((facet) => {
      const name = shelf.halls.get(facet.value)
      return name ? { ...facet, name } : facet
    }),
  }
}

/** For one filter: every value on the shelf, and for each listing where its values stand among them. */
type Index = { name: FilterName; values: string[]; positions: number[][] }

const indexByShelf = new WeakMap<Shelf, Index[]>()

// Counting by position instead of by text: a shelf is counted many times before it is made anew.
function indexOf(shelf: Shelf): Index[] {
  const known = indexByShelf.get(shelf)
  if (known) return known
  const index = filterNames.map((name) => {
    const places = new Map<string, number>()
    const positions = shelf.listings.map((listing) =>
      valuesOf(name, listing).map((value) => {
        const place = places.get(value) ?? places.size
        places.set(value, place)
        return place
      }),
    )
    return { name, values: [...places.keys()], positions }
  })
  indexByShelf.set(shelf, index)
  return index
}

function languagesOf(counts: Map<string, number>): string[] {
  return [...counts].sort(([, a], [, b]) => b - a).map(([lang]) => lang)
}

function byCount(a: Facet, b: Facet): number {
  return b.count - a.count || (a.value < b.value ? -1 : 1)
}

function inOrder(counted: Facet[], values: readonly string[]): Facet[] {
  return values.map((value) => counted.find((facet) => facet.value === value) ?? { value, count: 0 })
}
