import { sql } from 'kysely'
import type { Db } from '#platform/database/connect.ts'

/** One meeting of a plan: when, where and with whom. The draft and every release are lists of lines. */
export type Line = {
  meetingId: string
  slotId: string
  tableId: string
  interpreter: { id: string; personId: string } | null
  startsAt: Date
  endsAt: Date
  /** Who sits at the table, without the interpreter; sorted, so that two lines can be held side by side. */
  persons: string[]
}

/** `sequence` counts, from 0, the changes of a meeting that people were told of: SEQUENCE of RFC 5545. */
export type ReleasedLine = Line & { sequence: number }

/** The plan as it stands now. A cancelled meeting is no part of it, wherever it was placed. */
export async function listDraftLines(db: Db, eventId: string): Promise<Line[]> {
  const { rows } = await sql<LineRow>`
    select l.meeting_id, l.slot_id, l.table_id, l.interpreter_id, i.person_id as interpreter_person_id,
      lower(l.during) as starts_at, upper(l.during) as ends_at, -1 as sequence,
      array(select s.person_id::text from meetings.seat s where s.meeting_id = l.meeting_id order by 1) as persons
    from meetings.placement l
    left join meetings.interpreter i on i.id = l.interpreter_id
    where l.event_id = ${eventId}
      and not exists (select 1 from meetings.cancellation c where c.meeting_id = l.meeting_id)
    order by starts_at, l.meeting_id`.execute(db)
  return rows.map(lineOf)
}

/** The plan as a release froze it. */
export async function listReleasedLines(db: Db, releaseId: string): Promise<ReleasedLine[]> {
  const { rows } = await sql<LineRow>`
    select l.meeting_id, l.slot_id, l.table_id, l.interpreter_id, i.person_id as interpreter_person_id,
      lower(l.during) as starts_at, upper(l.during) as ends_at, l.sequence,
      array(select p::text from unnest(l.persons) as p order by 1) as persons
    from meetings.release_line l
    left join meetings.interpreter i on i.id = l.interpreter_id
    where l.release_id = ${releaseId}
    order by starts_at, l.meeting_id`.execute(db)
  return rows.map((row) => ({ ...lineOf(row), sequence: row.sequence }))
}

/** Everybody who has to be there: those at the table and who interprets for them. */
export function listTouched(line: Line): string[] {
  return line.interpreter ? [...line.persons, line.interpreter.personId] : line.persons
}

export type LineRow = {
  meeting_id: string
  slot_id: string
  table_id: string
  interpreter_id: string | null
  interpreter_person_id: string | null
  starts_at: Date
  ends_at: Date
  persons: string[]
  sequence: number
}

export function lineOf(row: LineRow): Line {
  const { interpreter_id: id, interpreter_person_id: personId } = row
  return {
    meetingId: row.meeting_id,
    slotId: row.slot_id,
    tableId: row.table_id,
    interpreter: id && personId ? { id, personId } : null,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    persons: row.persons,
  }
}
