import type { LanguageMap } from '#db/tables.ts'
import type { Day } from './day.ts'
import { check, type Violation } from './engine/check.ts'
import type { PartOfDay } from './timings.ts'

/** A rule that the draft breaks; with the item of the programme where that is what stands in the way. */
export type Conflict =
  | Violation
  /** The hour was closed for everybody after the meeting had been put there. */
  | { code: 'hour-closed'; meeting: string; slot: number; session: LanguageMap }
  /** The event no longer takes place on that day. */
  | { code: 'hour-outside'; meeting: string; slot: number }
  | { code: 'speaks'; meeting: string; person: string; slot: number; session: LanguageMap }
  /** It is to be held in the other half of the day. */
  | { code: 'other-part-of-day'; meeting: string; slot: number; part: PartOfDay }

/** Everything that keeps the draft from being released. What has one cause for several people is said once. */
export function listConflicts(day: Day): Conflict[] {
  const found = check(day.problem, day.placements).map((violation) => nameCause(day, violation))
  const said = new Map(found.map((conflict) => [JSON.stringify(conflict), conflict]))
  return [...said.values()]
}

/** The meetings that have a part in it. */
export function listMeetingsIn(
  { problem, placements }: Pick<Day, 'problem' | 'placements'>,
  conflict: Conflict,
): string[] {
  if ('meetings' in conflict) return conflict.meetings
  if ('meeting' in conflict) return [conflict.meeting]
  if (conflict.code === 'unfair') {
    const parties = new Map(problem.meetings.map((meeting) => [meeting.id, meeting.parties]))
    return placements
      .filter(({ meeting }) => parties.get(meeting)?.includes(conflict.party))
      .map((placement) => placement.meeting)
  }
  const { interpreter, slots } = conflict
  return placements
    .filter((placement) => placement.interpreter === interpreter && slots.includes(placement.slot))
    .map((placement) => placement.meeting)
}

function nameCause({ problem, closedHours, timings }: Day, violation: Violation): Conflict {
  if (violation.code === 'slot-not-allowed') {
    const { meeting, slot } = violation
    const part = timings.get(meeting)?.part
    return part ? { code: 'other-part-of-day', meeting, slot, part } : violation
  }
  if (violation.code !== 'delegate-away' && violation.code !== 'interpreter-away') return violation
  const { meeting, slot } = violation
  const person = violation.code === 'delegate-away' ? violation.delegate : violation.interpreter
  const cause = closedHours
    .filter(({ slotId, personId }) => slotId === problem.slots[slot]?.id && (personId === null || personId === person))
    .sort((one, other) => rankOf(one.personId) - rankOf(other.personId))[0]
  if (!cause) return violation
  const { session, personId } = cause
  if (!session) return { code: 'hour-outside', meeting, slot }
  return personId ? { code: 'speaks', meeting, person, slot, session } : { code: 'hour-closed', meeting, slot, session }
}

/** What concerns everybody is said first. */
function rankOf(personId: string | null): number {
  return personId === null ? 0 : 1
}
