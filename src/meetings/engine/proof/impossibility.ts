import type { Random } from '../search/random.ts'
import { anneal, canAnneal, usualCooling } from './anneal.ts'
import type { Day } from './day-in-numbers.ts'
import { boundBreaks, findOverfull } from './party-bounds.ts'

/** Why not all meetings can be held within the fairness limit. */
export type Impossibility =
  /** These meetings of the party have only these slots, and that is too few. */
  | { code: 'party-overfull'; party: string; meetings: string[]; slots: number[] }
  /** The party has `fewest` breaks at least, which is more than the limit above the `most` that the other can have. */
  | { code: 'party-unfair'; party: string; fewest: number; slots: number[]; other: string; most: number }
  /** No single party is at fault. Without the conditions of this family all meetings could be held. */
  | { code: 'family'; family: Family }
  /** No single party and no single family is at fault. */
  | { code: 'together' }

export type Family = 'fairness' | 'order' | 'tables'

export function findImpossibility(day: Day): Impossibility | undefined {
  const { parties, meetings } = day.model.problem
  const overfull = findOverfull(day)
  if (overfull) {
    const names = overfull.meetings.map((meeting) => meetings[meeting]!.id)
    return { code: 'party-overfull', party: parties[overfull.party]!.id, meetings: names, slots: overfull.slots }
  }
  const ranges = parties.map((_, party) => boundBreaks(day, party))
  const worst = ranges.reduce((at, { fewest }, party) => (fewest > ranges[at]!.fewest ? party : at), 0)
  const best = ranges.reduce((at, { most }, party) => (most < ranges[at]!.most ? party : at), 0)
  if (parties.length === 0 || ranges[worst]!.fewest - ranges[best]!.most <= day.fairness) return undefined
  return {
    code: 'party-unfair',
    party: parties[worst]!.id,
    fewest: ranges[worst]!.fewest,
    slots: listOwnSlots(day, worst),
    other: parties[best]!.id,
    most: ranges[best]!.most,
  }
}

function listOwnSlots({ places, model }: Day, party: number): number[] {
  return [...Array(model.slots).keys()].filter((slot) => places[party * model.slots + slot]! > 0)
}

/** Looks for a plan without one family of conditions: if there is one, that family is what makes it impossible. */
export function nameFamily(day: Day, random: Random): Impossibility {
  const without: [Family, boolean, Day][] = [
    ['fairness', day.fairness !== Number.POSITIVE_INFINITY, { ...day, fairness: Number.POSITIVE_INFINITY }],
    ['order', day.before.some(({ length }) => length > 0), { ...day, before: day.before.map(() => []) }],
    [
      'tables',
      true,
      { ...day, model: { ...day.model, openTables: day.model.openTables.map(() => day.model.meetings) } },
    ],
  ]
  for (const [family, isAsked, easier] of without) {
    if (!isAsked || !canAnneal(easier)) continue
    if (anneal(easier, random, { ...usualCooling, moves: triedMoves }, easy, () => true))
      return { code: 'family', family }
  }
  return { code: 'together' }
}

const triedMoves = 400_000
const easy = Number.POSITIVE_INFINITY
