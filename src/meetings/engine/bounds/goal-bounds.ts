import { fairBreaksOf, listThatMayFallShort } from '../goals.ts'
import type { Bound } from '../plan.ts'
import type { Model } from '../search/model.ts'
import { readCapacity } from './capacity.ts'
import { listFewestBreaks } from './fewest-breaks.ts'

/** What no plan betters that holds `placed` meetings. Of breaks nothing is known unless that is all of them. */
export function boundGoals(model: Model, placed: number): Omit<Bound, 'mustPlaced' | 'wantPlaced' | 'placed'> {
  const fewest = placed === model.meetings ? listFewestBreaks(model) : []
  const fair = fairBreaksOf(model.problem)
  return {
    breaks: fewest.reduce((sum, count) => sum + count, 0),
    beyondFair: fewest.reduce((sum, count) => sum + Math.max(0, count - fair), 0),
    belowMinimum: countShortAnyway(model),
    score: sumHighestScores(model, placed),
  }
}

/** Parties that could not hold so many meetings if they were alone at the event. */
function countShortAnyway(model: Model): number {
  const { problem, parties, slots } = model
  const asked = new Set(listThatMayFallShort(problem))
  if (asked.size === 0) return 0
  const meetings = problem.meetings.keys().filter((meeting) => model.slotsOf[meeting]!.length > 0)
  const capacity = readCapacity(model, meetings)
  let count = 0
  for (let party = 0; party < parties; party++) {
    let places = 0
    for (let slot = 0; slot < slots; slot++) places += capacity[party * slots + slot]!
    if (asked.has(problem.parties[party]!.id) && places < problem.goals!.minimum!) count++
  }
  return count
}

function sumHighestScores({ problem, slotsOf }: Model, placed: number): number {
  return problem.meetings
    .filter((_, meeting) => slotsOf[meeting]!.length > 0)
    .map(({ score = 0 }) => score)
    .sort((one, other) => other - one)
    .slice(0, placed)
    .reduce((sum, score) => sum + score, 0)
}
