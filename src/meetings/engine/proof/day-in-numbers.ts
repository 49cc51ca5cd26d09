import { readCapacity } from '../bounds/capacity.ts'
import type { Problem } from '../problem.ts'
import { crewSize, type Model } from '../search/model.ts'

/**
 * A day as proofs see it: every meeting is to be held, whoever sits for a party is as good as any other of it, and
 * tables are counted. `whyNotProvable` says which days are more than that.
 */
export type Day = {
  model: Model
  /** At `party * slots + slot`: the most meetings the party can hold then. */
  places: Int32Array
  /** Per meeting, those that are over before it begins. */
  before: number[][]
  /** Pairs locked to the same table: not in the same slot. */
  apart: [number, number][]
  /** Per meeting, which interpreters could serve it; none where the two sides understand each other. */
  interpretersOf: number[][]
  /** How much the breaks of two parties may differ. */
  fairness: number
}

export function readDay(model: Model): Day {
  const { problem } = model
  const all = Array.from({ length: model.meetings }, (_, meeting) => meeting)
  const numberOf = new Map(problem.meetings.map(({ id }, meeting) => [id, meeting]))
  const before: number[][] = all.map(() => [])
  for (const [one, other] of problem.precedences ?? []) before[numberOf.get(other)!]!.push(numberOf.get(one)!)
  return {
    model,
    places: readCapacity(model, all),
    before,
    apart: listApart(problem),
    interpretersOf: all.map((meeting) => listInterpreters(model, meeting)),
    fairness: problem.fairnessLimit ?? Number.POSITIVE_INFINITY,
  }
}

function listApart({ meetings }: Problem): [number, number][] {
  const locked = meetings.flatMap(({ fixed }, meeting) => (fixed?.table === undefined ? [] : { meeting, ...fixed }))
  return locked.flatMap((one, at) =>
    locked
      .slice(at + 1)
      .filter((other) => one.table === other.table && one.slot === other.slot)
      .map((other): [number, number] => [one.meeting, other.meeting]),
  )
}

function listInterpreters({ problem, crewStart, crewMembers, members }: Model, meeting: number): number[] {
  const able = new Set<string>()
  for (let crew = crewStart[meeting]!; crew < crewStart[meeting + 1]!; crew++) {
    const interpreter = crewMembers[crew * crewSize + 2]!
    if (interpreter < 0) return []
    able.add(members[interpreter]!)
  }
  return [...problem.interpreters.keys()].filter((at) => able.has(problem.interpreters[at]!.id))
}
