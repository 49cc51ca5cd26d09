import { type FilterName, filterNames, type ShowcaseQuery } from '#catalogue/showcase-query.ts'
import { fieldCodes } from '#catalogue/vocabularies/fields.ts'
import { bandCodes } from '#catalogue/vocabularies/readiness.ts'
import type { LanguageMap } from '#db/tables.ts'
import { type Bits, countBits, countShared, occupied } from './bits.ts'
import type { ColumnName, Shelf } from './shelf.ts'

/** How many results each value of a filter would leave, the other filters as they are. Values that leave none stay. */
export type Facet = { value: string; count: number; name?: LanguageMap }
export type Facets = Record<FilterName, Facet[]> & {
  total: number
  /** Languages the results were written in, most frequent first. */
  originals: string[]
}

/** Counts what each value would leave of the candidates: for a filter all the others are met, not itself. */
export function countFacets(query: ShowcaseQuery, shelf: Shelf, candidates: Bits): Facets {
  const met = shelf.narrow(candidates.slice(), query)
  const places = occupied(met)
  const countIn = (name: ColumnName, bits: Bits, at: Uint32Array): Facet[] =>
    [...shelf.column(name)].map(([value, set]) => ({ value, count: countShared(bits, at, set) }))
  const counted = filterNames.map((name): [FilterName, Facet[]] => {
    if (query[name].length === 0) return [name, countIn(name, met, places)]
    const others = shelf.narrow(candidates.slice(), query, name)
    return [name, countIn(name, others, occupied(others))]
  })
  const originals = countIn('original', met, places).filter(({ count }) => count > 0)
  return {
    total: countBits(met),
    originals: originals.sort(byCount).map(({ value }) => value),
    ...presented(Object.fromEntries(counted) as Counted, shelf),
  }
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

function byCount(a: Facet, b: Facet): number {
  return b.count - a.count || (a.value < b.value ? -1 : 1)
}

function inOrder(counted: Facet[], values: readonly string[]): Facet[] {
  return values.map((value) => counted.find((facet) => facet.value === value) ?? { value, count: 0 })
}
