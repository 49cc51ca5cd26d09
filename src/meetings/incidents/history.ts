import type { LanguageMap } from '#db/tables.ts'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { may } from '../access.ts'
import type { IncidentKind } from './incident.ts'

export type NotedIncident = {
  id: string
  kind: IncidentKind
  notedAt: Date
  notedBy: LanguageMap | null
  person: LanguageMap | null
  table: string | null
  meetingId: string | null
  /** Number of the release that told people; null when nobody had to be told. */
  release: number | null
}

const SHOWN_MAX = 100

/** What happened so far, the latest first. */
export async function listIncidents(db: Db, actor: Actor, eventId: string): Promise<NotedIncident[]> {
  insist(may.seat(actor, eventId), actor)
  return db
    .selectFrom('meetings.incident as i')
    .leftJoin('people.person as p', 'p.id', 'i.person_id')
    .leftJoin('people.person as n', 'n.id', 'i.noted_by')
    .leftJoin('meetings.meeting_table as t', 't.id', 'i.table_id')
    .leftJoin('meetings.release as r', 'r.id', 'i.release_id')
    .select(['i.id', 'i.kind', 'i.noted_at as notedAt', 'n.name as notedBy', 'p.name as person', 't.label as table'])
    .select(['i.meeting_id as meetingId', 'r.number as release'])
    .where('i.event_id', '=', eventId)
    .orderBy('i.noted_at', 'desc')
    .orderBy('i.id', 'desc')
    .limit(SHOWN_MAX)
    .$castTo<NotedIncident>()
    .execute()
}
