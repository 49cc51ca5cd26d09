import type { Random } from '../search/random.ts'
import { type AnnealBoard, countBreaksIn, countIdle } from './anneal-board.ts'

/** A cooling under way. */
export type AnnealSearch = { board: AnnealBoard; random: Random; temperature: number; idleCost: number }

export const waitingCost = 4
export const disorderCost = 3
/** Cheap, so that a break too many can be lent to a party for a while: at a limit of none they are the only way on. */
export const unfairness = 0.3

/** What it costs the party to have these slots turned over. */
export function weighTurn({ board, idleCost }: AnnealSearch, party: number, turned: number): number {
  const was = board.busy[party]!
  const is = was ^ turned
  const breaksWere = countBreaksIn(board, was)
  const breaksAre = countBreaksIn(board, is)
  const excess = Math.max(0, breaksAre - board.fairness) - Math.max(0, breaksWere - board.fairness)
  return breaksAre - breaksWere + unfairness * excess + idleCost * (countIdle(is) - countIdle(was))
}

export function isAccepted({ temperature, random }: AnnealSearch, cost: number): boolean {
  return cost <= 0 || random() < Math.exp(-cost / temperature)
}
