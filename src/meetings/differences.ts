import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { may } from './access.ts'
import type { ResultKind } from './result-input.ts'

/** A meeting of which the two sides, or a side and the record, say different things. */
export type Difference = {
  meetingId: string
  host: { name: LanguageMap; said: ResultKind | null; line: string | null; lineLang: string | null }
  guest: { name: LanguageMap; said: ResultKind | null; line: string | null; lineLang: string | null }
  onRecord: ResultKind | null
}

export async function listDifferences(db: Db, actor: Actor, eventId: string): Promise<Difference[]> {
  insist(may.arrange(actor, eventId), actor)
  const { rows } = await sql<Difference>`
    select m.id as "meetingId", r.kind as "onRecord",
      jsonb_build_object('name', ho.name, 'said', ha.kind, 'line', ha.line, 'lineLang', ha.line_lang) as host,
      jsonb_build_object('name', go.name, 'said', ga.kind, 'line', ga.line, 'lineLang', ga.line_lang) as guest
    from meetings.meeting m
      join events.participation h on h.id = m.host_id join people.organisation ho on ho.id = h.organisation_id
      join events.participation g on g.id = m.guest_id join people.organisation go on go.id = g.organisation_id
      left join meetings.result r on r.meeting_id = m.id
      left join meetings.opinion ha on ha.meeting_id = m.id and ha.participation_id = m.host_id
      left join meetings.opinion ga on ga.meeting_id = m.id and ga.participation_id = m.guest_id
    where m.event_id = ${eventId} and (ha.kind <> ga.kind or ha.kind <> r.kind or ga.kind <> r.kind)
    order by m.id limit 500`.execute(db)
  return rows
}
