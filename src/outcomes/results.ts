import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { may } from './access.ts'

/** What one meeting of an event came to, whether or not it became an intent. */
export type EventResult = {
  meetingId: string
  kind: 'intent' | 'contact' | 'none'
  line: string
  lineLang: string
  nextOn: string | null
  notedAt: Date
  foreign: LanguageMap
  domestic: LanguageMap
  intentNumber: number | null
}

/** Every result of an event: intents first, then those who stay in touch; within them by the next date. */
export async function listResults(db: Db, actor: Actor, eventId: string): Promise<EventResult[]> {
  insist(may.seeEvent(actor, eventId), actor)
  const { rows } = await sql<EventResult>`
    select m.id as "meetingId", r.kind, r.line, r.line_lang as "lineLang", r.next_on as "nextOn", r.noted_at as "notedAt",
      case when host.side = 'foreign' then host_org.name else guest_org.name end as foreign,
      case when host.side = 'foreign' then guest_org.name else host_org.name end as domestic,
      case when r.kind = 'intent' then i.number end as "intentNumber"
    from meetings.result r
      join meetings.meeting m on m.id = r.meeting_id
      join events.participation host on host.id = m.host_id
      join people.organisation host_org on host_org.id = host.organisation_id
      join events.participation guest on guest.id = m.guest_id
      join people.organisation guest_org on guest_org.id = guest.organisation_id
      left join outcomes.intent i on i.meeting_id = m.id
    where m.event_id = ${eventId}
    order by array_position(array['intent', 'contact', 'none'], r.kind), r.next_on nulls last, m.id
    limit 2000`.execute(db)
  return rows
}
