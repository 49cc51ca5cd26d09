import type { Board } from '#meetings/board.ts'
import type { Change } from '#meetings/engine/change.ts'
import type { GoalStanding } from '#meetings/engine/plan.ts'
import type { Reason } from '#meetings/engine/reason.ts'
import type { Run } from '#meetings/run-record.ts'
import type { UiLanguage } from '#platform/languages.ts'
import { speaker } from '#platform/messages.ts'

export function presentTimetable({ legend, cards, waiting, outlook, checks }: Board) {
  const { slug, name, timeZone } = legend.event
  const placed = [...cards.values()].map((card) => ({ card, reason: undefined }))
  const meetings = [...placed, ...waiting.map((card) => ({ card, reason: card.reason }))]
  const slots = [...legend.slots]
  return {
    event: { slug, name, timeZone },
    slots: slots.map(([id, { startsAt, endsAt }]) => ({
      id,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
    })),
    tables: [...legend.tables.values()].map(({ id, label, isOnline }) => ({ id, label, isOnline })),
    meetings: meetings.map(({ card: { meetingId, pair, line, isHeld, conflicts }, reason }) => ({
      id: meetingId,
      parties: [pair.host, pair.guest].map(({ organisationId, name, side }) => ({ organisationId, name, side })),
      weight: pair.weight,
      isHeld,
      conflicts,
      cell: line
        ? {
            slotId: line.slotId,
            tableId: line.tableId,
            interpreterId: line.interpreter?.id ?? null,
            persons: line.persons,
          }
        : null,
      ...(reason && {
        reason: presentReason(
          reason,
          slots.map(([id]) => id),
        ),
      }),
    })),
    lastRelease: outlook.last
      ? { number: outlook.last.number, releasedAt: outlook.last.releasedAt.toISOString() }
      : null,
    fingerprint: outlook.fingerprint,
    changes: outlook.changes.length,
    violations: checks.conflicts.length,
  }
}

/** The engine numbers slots in order of time; outside they go by their ids. */
export function presentReason(reason: Reason, slotIds: string[]) {
  const { changes, ...said } = reason
  const named = (slots: number[]) => slots.flatMap((slot) => slotIds[slot] ?? [])
  const plain = 'slots' in said ? { ...said, slots: named(said.slots) } : said
  return { ...plain, changes: changes.map((change) => presentChange(change, slotIds)) }
}

function presentChange(change: Change, slotIds: string[]) {
  return 'slot' in change ? { ...change, slot: slotIds[change.slot] ?? null } : change
}

export function presentRun({ id, startedAt, best, outcome }: Run, lang: UiLanguage) {
  return {
    id,
    startedAt: startedAt.toISOString(),
    progress: best && { placed: best.placed, wanted: best.wanted, breaks: best.breaks },
    outcome:
      outcome &&
      ('code' in outcome
        ? { code: outcome.code, detail: speaker(lang)(outcome.code, outcome.params) }
        : { ...outcome, goals: (outcome.goals ?? []).map(presentGoal) }),
  }
}

function presentGoal({ goal, value, bound }: GoalStanding) {
  return { goal, value, bound: bound ?? null }
}
