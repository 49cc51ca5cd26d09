import { domestic, foreign } from './organisations.ts'

export type Wish = { from: string; to: string; level: 'must' | 'want' }

const WANTED_EACH = [10, 10, 10, 10, 9, 9]

/** Who wants to meet whom: each of the six is wanted by nine or ten firms, 58 pairs in all; three firms want two meetings. */
export const wishes: Wish[] = foreign.flatMap((host, i) => {
  const before = WANTED_EACH.slice(0, i).reduce((sum, n) => sum + n, 0)
  return Array.from({ length: WANTED_EACH[i] ?? 0 }, (_, k) => {
    // The last three pairs of the day go round to the first three firms again.
    const firm = domestic[(before + k) % domestic.length]
    return { from: firm?.reference ?? '', to: host.reference, level: k < 3 ? ('must' as const) : ('want' as const) }
  })
})
