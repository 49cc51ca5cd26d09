import { z } from 'zod'
import type { Event } from '#events/directory.ts'
import type { MatrixListing } from '#meetings/matrix/listings.ts'
import type { Cell, Matrix } from '#meetings/matrix/matrix.ts'
import { type PairStanding, pairKey } from '#meetings/wishes-of-pairs.ts'
import type { FormState } from '#ui/form.tsx'
import type { Visit } from '../visit.ts'

export const strengths = ['all', 'strong'] as const
export const looks = ['grid', 'list'] as const

/** How the matrix is looked at; it travels in the address together with what is chosen. */
export const matrixQuery = z.object({
  q: z.string().trim().max(80).catch(''),
  country: z.string().max(2).catch(''),
  field: z.string().max(40).catch(''),
  strength: z.enum(strengths).catch('all'),
  look: z.enum(looks).catch('grid'),
  /** Needs and offers that fit nobody are shown as well. */
  empty: z.literal('1').or(z.literal('')).catch(''),
})
export type MatrixQuery = z.output<typeof matrixQuery>

export type MatrixView = {
  visit: Visit
  event: Event
  matrix: Matrix
  query: MatrixQuery
  shown: Cell[]
  /** Names of chosen cells, shown or not. */
  chosen: ReadonlySet<string>
  standings: Map<string, PairStanding>
  form: FormState
}

/** A cell by the numbers of its need and its offer. */
export function cellName({ need, offer }: Pick<Cell, 'need' | 'offer'>): string {
  return `${need.number}-${offer.number}`
}

export function standingOf({ standings }: MatrixView, { need, offer }: Cell): PairStanding | undefined {
  return standings.get(pairKey(need.participationId, offer.participationId))
}

/** The cells that meet the filter. */
export function cellsShown({ cells }: Matrix, { q, country, field, strength }: MatrixQuery): Cell[] {
  const words = q.toLowerCase()
  return cells.filter(
    ({ need, offer, sureness }) =>
      (strength === 'all' || sureness === 'strong') &&
      (!country || need.country === country || offer.country === country) &&
      (!field || need.fields.includes(field) || offer.fields.includes(field)) &&
      (!words || speaksOf(need, words) || speaksOf(offer, words)),
  )
}

function speaksOf({ title, organisation, number }: MatrixListing, words: string): boolean {
  return [title, `№${number}`, ...Object.values(organisation)].some((text) => text?.toLowerCase().includes(words))
}

/** The filter as part of an address, without what is usual. */
export function queryOf(query: MatrixQuery): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value && value !== 'all' && value !== 'grid') params.set(name, value)
  return params.toString()
}
