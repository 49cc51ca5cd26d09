import type { Model } from '../search/model.ts'

const lossOfKind = { must: 64, want: 8, nice: 1 }
const lossOfLocked = 512

/** What is lost with a meeting: a weightier kind counts as much as eight of the next, as in the search. */
export function lossOf({ problem }: Model, meeting: number): number {
  const { fixed, weight } = problem.meetings[meeting]!
  return (fixed ? lossOfLocked : 0) + lossOfKind[weight]
}
