import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import type { Db } from '#platform/database/connect.ts'
import { notFound } from '#platform/refusal.ts'

/** Roles in protocol order: who stands above, who asked for it, who helps, who does it. */
export const organiserRoles = [
  'guided_by',
  'commissioned_by',
  'initiator',
  'supporter',
  'host',
  'co_host',
  'organiser',
  'executing_organiser',
  'co_organiser',
] as const
export type OrganiserRole = (typeof organiserRoles)[number]

/** Everything the records say about an event that a closing release has words for, apart from its figures. */
export type PressMaterial = {
  event: { id: string; name: LanguageMap; startsOn: string; endsOn: string; timeZone: string; city: LanguageMap }
  topics: LanguageMap[]
  organisers: { role: OrganiserRole; name: LanguageMap }[]
  /** Countries of the organisations on either side, the most frequent first. */
  countries: { foreign: string[]; domestic: string[] }
  call: LanguageMap | undefined
  siteVisits: LanguageMap[]
}

export async function gatherMaterial(db: Db, eventId: string): Promise<PressMaterial> {
  const event = await db.selectFrom('events.event').selectAll().where('id', '=', eventId).executeTakeFirst()
  if (!event) throw notFound('event')
  const { id, name, city, starts_on, ends_on, time_zone } = event
  return {
    event: { id, name, city, startsOn: starts_on, endsOn: ends_on, timeZone: time_zone },
    topics: topicsOf(event.topics),
    organisers: await listOrganisers(db, eventId),
    countries: {
      foreign: await countriesOf(db, eventId, 'foreign'),
      domestic: await countriesOf(db, eventId, 'domestic'),
    },
    call: await findCall(db, eventId),
    siteVisits: await listSiteVisits(db, eventId),
  }
}

export async function listOrganisers(db: Db, eventId: string): Promise<PressMaterial['organisers']> {
  const rows = await db
    .selectFrom('events.organiser as r')
    .innerJoin('people.organisation as o', 'o.id', 'r.organisation_id')
    .select(['r.role', 'o.name'])
    .where('r.event_id', '=', eventId)
    .orderBy('r.position')
    .orderBy('o.sort_key')
    .execute()
  return rows.toSorted((a, b) => organiserRoles.indexOf(a.role) - organiserRoles.indexOf(b.role))
}

// Topics are kept as a list of texts, in one language or in several.
function topicsOf(topics: unknown): LanguageMap[] {
  return Array.isArray(topics) ? topics.filter((topic) => typeof topic === 'object' && topic !== null) : []
}

async function countriesOf(db: Db, eventId: string, side: 'foreign' | 'domestic'): Promise<string[]> {
  const rows = await db
    .selectFrom('events.participation as p')
    .innerJoin('people.organisation as o', 'o.id', 'p.organisation_id')
    .select('o.country')
    .where('p.event_id', '=', eventId)
    .where('p.side', '=', side)
    .groupBy('o.country')
    .orderBy(sql`count(*)`, 'desc')
    .orderBy('o.country')
    .execute()
  return rows.map((row) => row.country)
}

async function findCall(db: Db, eventId: string): Promise<LanguageMap | undefined> {
  const row = await db
    .selectFrom('outcomes.event_call as e')
    .innerJoin('outcomes.programme_call as c', 'c.id', 'e.call_id')
    .select('c.name')
    .where('e.event_id', '=', eventId)
    .executeTakeFirst()
  return row?.name
}

async function listSiteVisits(db: Db, eventId: string): Promise<LanguageMap[]> {
  const rows = await db
    .selectFrom('events.session')
    .select(['name', 'place'])
    .where('event_id', '=', eventId)
    .where('kind', '=', 'site_visit')
    .orderBy(sql`lower(during)`)
    .orderBy('id')
    .execute()
  return rows.map((row) => row.place ?? row.name)
}
