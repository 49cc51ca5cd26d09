import { type SqlBool, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { LanguageMap } from '#db/tables.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { visibleTo } from './access.ts'
import { type Stage, stages } from './stages.ts'

type Party = { number: number; name: LanguageMap; country: string; side: 'foreign' | 'domestic' }
type IntentListing = { number: number; kind: 'offer' | 'need'; title: LanguageMap }

/** An intent with the whole way it came: event, meeting, parties, listing, call, and where it stands now. */
export type Intent = {
  id: string
  number: number
  meetingId: string
  /** When and where the two met; null for a meeting that never had a place. */
  metAt: Date | null
  slotId: string | null
  table: string | null
  line: string
  lineLang: string
  nextOn: string | null
  reachedAt: Date
  withdrawnAt: Date | null
  stage: Stage
  stageNote: string
  stageNoteLang: string
  stageAt: Date
  eventId: string
  eventSlug: string
  eventName: LanguageMap
  timeZone: string
  callCode: string | null
  callName: LanguageMap | null
  parties: Party[]
  listings: IntentListing[]
}

/** Withdrawn intents are left out unless asked for: too, or only those. */
export type IntentFilter = { event?: string; call?: string; stage?: Stage; withdrawn?: 'too' | 'only' }

const PAGE_MAX = 500

/** The intents the actor may see, newest number first; `before` is the number the last page ended with. */
export async function listIntents(
  db: Db,
  actor: Actor,
  filter: IntentFilter,
  { before, limit = 50 }: { before?: number; limit?: number } = {},
): Promise<Intent[]> {
  return intents(db)
    .where(visibleTo(actor))
    .where(fits(filter))
    .$if(before !== undefined, (query) => query.where('i.number', '<', before as number))
    .orderBy('i.number', 'desc')
    .limit(Math.min(limit, PAGE_MAX))
    .execute()
}

/** One intent by its number; undefined when there is none or it is not the actor's to see. */
export async function findIntent(db: Db, actor: Actor, number: number): Promise<Intent | undefined> {
  return intents(db).where(visibleTo(actor)).where('i.number', '=', number).executeTakeFirst()
}

/** How many of the visible intents stand in each stage. */
export async function countByStage(db: Db, actor: Actor, filter: IntentFilter): Promise<Record<Stage, number>> {
  const rows = await placed(db)
    .select(['s.stage'])
    .select((row) => row.fn.countAll<number>().as('count'))
    .where(visibleTo(actor))
    .where(fits(filter))
    .groupBy('s.stage')
    .execute()
  const counted = new Map(rows.map((row) => [row.stage, row.count]))
  return Object.fromEntries(stages.map((stage) => [stage, counted.get(stage) ?? 0])) as Record<Stage, number>
}

export type EventCount = { slug: string; name: LanguageMap; startsOn: string; intents: number }

/** How many intents stand for each event: what everybody may know. */
export async function countIntentsByEvent(db: Db): Promise<EventCount[]> {
  return placed(db)
    .select(['e.slug', 'e.name', 'e.starts_on as startsOn'])
    .select((row) => row.fn.countAll<number>().as('intents'))
    .where('w.intent_id', 'is', null)
    .groupBy('e.id')
    .orderBy('e.starts_on', 'desc')
    .limit(200)
    .execute()
}

function fits({ event, call, stage, withdrawn }: IntentFilter) {
  const conditions = [
    ...(event ? [sql<SqlBool>`e.slug = ${event}`] : []),
    ...(call ? [sql<SqlBool>`c.code = ${call}`] : []),
    ...(stage ? [sql<SqlBool>`s.stage = ${stage}`] : []),
    ...(withdrawn === 'too' ? [] : [sql<SqlBool>`(w.intent_id is not null) = ${withdrawn === 'only'}`]),
  ]
  return conditions.length > 0 ? sql<SqlBool>`${sql.join(conditions, sql` and `)}` : sql<SqlBool>`true`
}

// Every intent with its event, its present stage, its withdrawal and the call it is a candidate of.
function placed(db: Db) {
  return db
    .selectFrom('outcomes.intent as i')
    .innerJoin('events.event as e', 'e.id', 'i.event_id')
    .innerJoinLateral(
      (from) =>
        from
          .selectFrom('outcomes.stage')
          .select(['stage', 'note', 'note_lang', 'entered_at'])
          .whereRef('outcomes.stage.intent_id', '=', 'i.id')
          .orderBy('outcomes.stage.id', 'desc')
          .limit(1)
          .as('s'),
      (join) => join.onTrue(),
    )
    .leftJoin('outcomes.withdrawal as w', 'w.intent_id', 'i.id')
    .leftJoin('outcomes.candidacy as k', 'k.intent_id', 'i.id')
    .leftJoin('outcomes.programme_call as c', 'c.id', 'k.call_id')
}

function intents(db: Db) {
  return placed(db)
    .leftJoin('meetings.placement as m', 'm.meeting_id', 'i.meeting_id')
    .leftJoin('meetings.meeting_table as t', 't.id', 'm.table_id')
    .select([sql<Date | null>`lower(m.during)`.as('metAt'), 'm.slot_id as slotId', 't.label as table'])
    .select(['i.id', 'i.number', 'i.meeting_id as meetingId', 'i.line', 'i.line_lang as lineLang'])
    .select(['i.next_on as nextOn', 'i.reached_at as reachedAt', 'w.withdrawn_at as withdrawnAt'])
    .select(['s.stage', 's.note as stageNote', 's.note_lang as stageNoteLang', 's.entered_at as stageAt'])
    .select(['e.id as eventId', 'e.slug as eventSlug', 'e.name as eventName', 'e.time_zone as timeZone'])
    .select(['c.code as callCode', 'c.name as callName'])
    .select((row) => [
      jsonArrayFrom(
        row
          .selectFrom('outcomes.intent_party as p')
          .innerJoin('people.organisation as o', 'o.id', 'p.organisation_id')
          .select(['o.number', 'o.name', 'o.country', 'p.side'])
          .whereRef('p.intent_id', '=', 'i.id')
          .orderBy('p.side', 'desc')
          .orderBy('o.sort_key'),
      )
        .$castTo<Party[]>()
        .as('parties'),
      jsonArrayFrom(
        row
          .selectFrom('outcomes.intent_listing as l')
          .innerJoin('catalogue.listing as g', 'g.id', 'l.listing_id')
          .innerJoin('catalogue.listing_text as t', 't.listing_id', 'g.id')
          .select(['g.number', 'g.kind'])
          .select(sql<LanguageMap>`jsonb_object_agg(t.lang, t.title)`.as('title'))
          .whereRef('l.intent_id', '=', 'i.id')
          .groupBy('g.id')
          .orderBy('g.number'),
      )
        .$castTo<IntentListing[]>()
        .as('listings'),
    ])
}
