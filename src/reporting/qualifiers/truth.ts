import { type Hedged, whyNotPrintable } from './claims.ts'

/**
 * Whether the value behind a printed figure makes it true. N is the printed number:
 *
 * - `exact` N: the value is N.
 * - `nearly` 近N: less than N and at least nine tenths of it. 近80 holds for 72 to 79.
 * - `about` 约N: within five per cent of N, both ends included.
 * - `yu`, `duo` N余, N多: more than N and less than the next round number, which is one more in N's last digit that is
 *   not zero. 60余 holds for 61 to 69, 130多 for 131 to 139, 百余 for 101 to 199. English "more than" is held to the same.
 * - `over` 超过N, 超N, 逾N: more than N.
 * - `atLeast` N以上: N or more, as Chinese law reads 以上.
 * - `atMost` 不超过N, N以下: N or less.
 * - `fewerThan` 不足N: less than N.
 * - `several` 数十, 数百: from two to less than ten times N.
 * - `first` 首批N: the first batch is exactly N.
 *
 * A claim that cannot be printed, or a value that is no count, is never true.
 */
export function isTrue(claim: Hedged, value: number): boolean {
  if (!Number.isFinite(value) || value < 0 || whyNotPrintable(claim)) return false
  const { qualifier, printed } = claim
  switch (qualifier) {
    case 'exact':
    case 'first':
      return value === printed
    case 'nearly':
      return value < printed && value * 10 >= printed * 9
    case 'about':
      return Math.abs(value - printed) * 20 <= printed
    case 'yu':
    case 'duo':
      return value > printed && value < nextRound(printed)
    case 'over':
      return value > printed
    case 'atLeast':
      return value >= printed
    case 'atMost':
      return value <= printed
    case 'fewerThan':
      return value < printed
    case 'several':
      return value >= printed * 2 && value < printed * 10
  }
}

/** One unit of the last digit that is not zero: 10 for 60, 100 for 100 and 3500, 0.1 for 2.5. */
export function roundStep(printed: number): number {
  const [whole = '', decimals = ''] = String(printed).split('.')
  if (decimals) return Number(`1e-${decimals.length}`)
  const zeros = whole.length - whole.replace(/0+$/, '').length
  return 10 ** zeros
}

function nextRound(printed: number): number {
  const step = roundStep(printed)
  return step < 1 ? Number((printed + step).toFixed(String(printed).split('.')[1]?.length)) : printed + step
}
