import { createHash } from 'node:crypto'
import { type Comparison, compareLines, listPersonsConcerned } from './changes.ts'
import type { Day } from './day.ts'
import { fingerprintOf } from './draft.ts'
import { check } from './engine/check.ts'
import type { Placement } from './engine/placement.ts'
import type { Value } from './engine/plan.ts'
import type { Problem } from './engine/problem.ts'
import { measure } from './engine/value.ts'
import type { Line } from './lines.ts'
import { search } from './solver.ts'
import { placeOf } from './timetable.ts'
import { beginState, type State, take } from './trial-state.ts'
import type { Step } from './trial-steps.ts'

/** The draft as it would be, and what that would win and lose. Nothing of it is kept anywhere. */
export type Trial = {
  steps: Step[]
  /** The day as tried: its draft, its closed tables, its new ones. */
  day: Day
  before: Value
  after: Value
  comparison: Comparison
  /** Who would have another day than in the draft. */
  personsConcerned: string[]
  /** Steps that the rules do not admit, whatever makes room; the rest was tried without them. */
  impossible: Step[]
}

// The same seed and number of moves give the same plan when it is confirmed.
const SEED = 1
const MOVES_TO_FILL = 4000
const MOVES_TO_ARRANGE = 60_000

/** Takes the steps one by one on a copy, then finds other places for those that had to make room. */
export async function tryOut(day: Day, held: ReadonlySet<string>, steps: Step[]): Promise<Trial> {
  const state = beginState(day)
  const impossible = steps.filter((step) => !take(state, step))
  if (state.displaced.size > 0 || state.isFillingUp || state.isFree) await arrangeRest(state, held)
  const tried = { ...day, problem: state.problem, placements: state.placements }
  const draft = writeDraft(tried)
  const comparison = compareLines(day.draft, draft)
  return {
    ...{ steps, impossible, comparison, day: { ...tried, draft } },
    before: measure(day.problem, day.placements),
    after: measure(state.problem, state.placements),
    personsConcerned: listPersonsConcerned(comparison.changes),
  }
}

/** What the trial came to, in a few letters: goes with the deed, so that what is adopted is what was looked at. */
export function printOf({ day, steps }: Pick<Trial, 'day' | 'steps'>): string {
  const closed = day.problem.tables.map(({ id, closedSlots }) => [id, closedSlots])
  const said = JSON.stringify([fingerprintOf(day.draft), steps, closed])
  return createHash('sha256').update(said).digest('base64url').slice(0, 22)
}

/** All that was not touched stays where it is; with `arrange`, only what is held or was put somewhere by hand. */
async function arrangeRest(state: State, held: ReadonlySet<string>): Promise<void> {
  const { problem, placements, isFree, isFillingUp, displaced, putByHand, takenOff } = state
  const inConflict = new Set(listInConflict(problem, placements))
  const lying = new Map(placements.map((placement) => [placement.meeting, placement]))
  const stays = (id: string) => !inConflict.has(id) && (!isFree || held.has(id) || putByHand.has(id))
  const wanted = (id: string) => !takenOff.has(id) && (isFree || isFillingUp || displaced.has(id) || lying.has(id))
  const meetings = problem.meetings
    .filter(({ id }) => wanted(id))
    .map((meeting) => {
      const { fixed: _, ...free } = meeting
      const here = lying.get(meeting.id)
      if (here && stays(meeting.id)) return { ...meeting, fixed: { slot: here.slot, table: here.table } }
      // What was called to its table may lose it, but goes nowhere else by itself.
      return meeting.fixed ? meeting : free
    })
  const moves = isFree ? MOVES_TO_ARRANGE : MOVES_TO_FILL
  const plan = await search({ ...problem, meetings }, { seed: SEED, budget: { moves }, isApart: true })
  state.placements = keepCrews(problem, placements, plan.placements)
}

/** The same people sit where nothing else has changed, as long as that breaks no rule. */
function keepCrews(problem: Problem, before: Placement[], after: Placement[]): Placement[] {
  const was = new Map(before.map((placement) => [placement.meeting, placement]))
  const kept = after.map((placement) => {
    const old = was.get(placement.meeting)
    return old && old.slot === placement.slot && old.table === placement.table ? old : placement
  })
  return check(problem, kept).length === 0 ? kept : after
}

function listInConflict(problem: Problem, placements: Placement[]): string[] {
  return check(problem, placements).flatMap((violation) => {
    if ('meetings' in violation) return violation.meetings
    return 'meeting' in violation ? [violation.meeting] : []
  })
}

function writeDraft(day: Day): Line[] {
  const persons = new Map([...day.interpreterIds].map(([personId, id]) => [id, personId]))
  const before = new Map(day.draft.map((line) => [line.meetingId, line]))
  return day.placements.map((placement) => {
    const { slotId, tableId, interpreterId, persons: sitting } = placeOf(day, placement)
    const slot = day.problem.slots[placement.slot]
    const old = before.get(placement.meeting)
    const isSameTeam = old && placement.delegates.every((person) => old.persons.includes(person))
    return {
      ...{ meetingId: placement.meeting, slotId, tableId },
      interpreter: interpreterId ? { id: interpreterId, personId: persons.get(interpreterId) ?? '' } : null,
      ...{ startsAt: new Date(slot?.startsAt ?? 0), endsAt: new Date(slot?.endsAt ?? 0) },
      // A third person at the table, whom the engine does not know of, stays with the meeting as long as it lies still.
      persons: isSameTeam && old.slotId === slotId ? old.persons : sitting,
    }
  })
}
