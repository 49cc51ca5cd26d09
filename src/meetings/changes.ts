import { type Line, listTouched } from './lines.ts'

/** What about a meeting is different from one plan to the next. */
type Difference = 'time' | 'table' | 'interpreter' | 'persons'

export type Change =
  | { kind: 'added'; meetingId: string; after: Line }
  | { kind: 'moved'; meetingId: string; before: Line; after: Line; differences: Difference[] }
  | { kind: 'cancelled'; meetingId: string; before: Line }

export type Comparison = { changes: Change[]; unchanged: Line[] }

/** Holds two plans of an event side by side, meeting by meeting, in order of time. */
export function compareLines(before: readonly Line[], after: readonly Line[]): Comparison {
  const earlier = new Map(before.map((line) => [line.meetingId, line]))
  const later = new Set(after.map((line) => line.meetingId))
  const changes: Change[] = before.filter((line) => !later.has(line.meetingId)).map(cancelled)
  const unchanged: Line[] = []
  for (const line of after) {
    const was = earlier.get(line.meetingId)
    const differences = was ? listDifferences(was, line) : []
    if (!was) changes.push({ kind: 'added', meetingId: line.meetingId, after: line })
    else if (differences.length === 0) unchanged.push(line)
    else changes.push({ kind: 'moved', meetingId: line.meetingId, before: was, after: line, differences })
  }
  return { changes: changes.sort(byTime), unchanged }
}

/** Everybody to whom a change makes a difference: those who were to come and those who are to come now. */
export function listPersonsConcerned(changes: readonly Change[]): string[] {
  return [...new Set(changes.flatMap((change) => linesOf(change).flatMap(listTouched)))].sort()
}

export function linesOf(change: Change): Line[] {
  if (change.kind === 'moved') return [change.before, change.after]
  return [change.kind === 'added' ? change.after : change.before]
}

function listDifferences(before: Line, after: Line): Difference[] {
  const differs: Record<Difference, boolean> = {
    time: +before.startsAt !== +after.startsAt || +before.endsAt !== +after.endsAt,
    table: before.tableId !== after.tableId,
    interpreter: before.interpreter?.id !== after.interpreter?.id,
    persons: before.persons.join() !== after.persons.join(),
  }
  return (Object.keys(differs) as Difference[]).filter((difference) => differs[difference])
}

function cancelled(before: Line): Change {
  return { kind: 'cancelled', meetingId: before.meetingId, before }
}

function byTime(a: Change, b: Change): number {
  const startOf = (change: Change) => +(change.kind === 'cancelled' ? change.before : change.after).startsAt
  return startOf(a) - startOf(b) || a.meetingId.localeCompare(b.meetingId)
}
