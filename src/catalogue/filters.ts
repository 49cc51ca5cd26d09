import { oldestToday } from './deadlines.ts'
import type { Shelved } from './shelf.ts'
import { type FilterName, filterNames, type ShowcaseQuery } from './showcase-query.ts'
import { bandCodes, levelsOfBand } from './vocabularies/readiness.ts'

/** What a listing answers to each filter. */
export function valuesOf(name: FilterName, listing: Shelved): readonly string[] {
  switch (name) {
    case 'kind':
      return [listing.kind]
    case 'field':
      return listing.fields
    case 'stage':
      return bandsOf(listing.level)
    case 'country':
      return [listing.country]
    case 'lang':
      return listing.langs
    case 'event':
      return listing.halls
  }
}

/** The filters of a search that a listing does not meet, for many listings. */
export function unmetBy(query: ShowcaseQuery): (listing: Shelved) => readonly FilterName[] {
  const active = filterNames.filter((name) => query[name].length > 0)
  if (active.length === 0) return () => NONE
  return (listing) =>
    active.filter((name) => {
      const wanted: readonly string[] = query[name]
      return !valuesOf(name, listing).some((value) => wanted.includes(value))
    })
}

const NONE: readonly FilterName[] = []

/** Whether a listing has run out, for many at once. */
export function expiry(): (listing: Shelved) => boolean {
  const today = oldestToday()
  return ({ expiresOn }) => expiresOn !== null && expiresOn < today
}

const bandsByLevel = Array.from({ length: 10 }, (_, level) =>
  bandCodes.filter((code) => levelsOfBand[code][0] <= level && level <= levelsOfBand[code][1]),
)

function bandsOf(level: number | null): readonly string[] {
  return level === null ? [] : (bandsByLevel[level] ?? [])
}
