import type { Claim, Qualifier } from './claims.ts'
import { isTrue, roundStep } from './truth.ts'

/**
 * Honest wordings of a value, nearest to what was claimed first: the same number with another hedge, then the same hedge
 * with another number as round as the one claimed, then the value itself. A true claim is its own nearest wording.
 * 近50 with 52 answers 50余, 超过50 and 52. A value that is no count has no honest wording: the list is empty.
 */
export function nearestTrue(claim: Claim, value: number): Claim[] {
  if (isTrue(claim, value)) return [claim]
  const { unit, noun, numerals } = claim
  const counted = { ...(unit && { unit }), ...(noun && { noun }), ...(numerals && { numerals }) }
  const candidates: Claim[] = [
    ...otherHedges(claim, value).map((qualifier) => ({ qualifier, printed: claim.printed, ...counted })),
    ...otherNumbers(claim, value).map((printed) => ({ qualifier: claim.qualifier, printed, ...counted })),
    { qualifier: 'exact', printed: value, ...counted },
  ]
  return candidates.filter((candidate) => isTrue(candidate, value)).filter(isNew)
}

function otherHedges({ printed }: Claim, value: number): Qualifier[] {
  // Twice as many is no longer "over": it is true, but it is not near.
  if (value >= printed * 2 || value * 2 <= printed) return []
  if (value > printed) return ['yu', 'over']
  return value < printed ? ['nearly', 'fewerThan'] : []
}

function otherNumbers({ qualifier, printed }: Claim, value: number): number[] {
  const step = granularity(printed, value)
  const below = Math.floor(value / step) * step
  const above = Math.ceil(value / step) * step
  switch (qualifier) {
    case 'exact':
    case 'first':
      return [value]
    case 'nearly':
    case 'fewerThan':
      return [above === value ? above + step : above]
    case 'over':
      return [below === value ? below - step : below]
    case 'yu':
    case 'duo':
    case 'atLeast':
      return [below]
    case 'atMost':
      return [above]
    case 'about':
      return [Math.round(value / step) * step]
    case 'several':
      return [10 ** Math.floor(Math.log10(Math.max(value, 1)))]
  }
}

/** As round as the number claimed, for a value that may be of another size: 50 steps by 10, and for 900 by 100. */
function granularity(printed: number, value: number): number {
  const step = roundStep(printed) * 10 ** (wholeDigits(value) - wholeDigits(printed))
  return Math.max(step, 1)
}

function wholeDigits(number: number): number {
  return String(Math.trunc(number)).length
}

function isNew(claim: Claim, position: number, all: Claim[]): boolean {
  return (
    all.findIndex(({ qualifier, printed }) => qualifier === claim.qualifier && printed === claim.printed) === position
  )
}
