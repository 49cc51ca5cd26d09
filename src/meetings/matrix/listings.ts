import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import type { Side } from '#events/participation.ts'
import type { Db } from '#platform/database/connect.ts'

/** A published offer or need of an organisation that takes part in an event. */
export type MatrixListing = {
  id: string
  number: number
  kind: 'offer' | 'need'
  title: string
  titleLang: string
  fields: string[]
  organisationId: string
  organisation: LanguageMap
  country: string
  participationId: string
  side: Side
}

/** What is shown at an event, by organisation: more than these are not set side by side. */
export const LISTINGS_MAX = 2000

export async function listShownAt(db: Db, eventId: string, lang: string): Promise<MatrixListing[]> {
  const { rows } = await sql<MatrixListing>`
    select l.id, l.number, l.kind, t.title, t.lang as "titleLang", l.fields, o.id as "organisationId",
      o.name as organisation, o.country, p.id as "participationId", p.side
    from events.participation p join people.organisation o on o.id = p.organisation_id
      join catalogue.listing l on l.organisation_id = o.id join catalogue.publication x on x.listing_id = l.id
      join lateral (select w.title, w.lang from catalogue.listing_text w where w.listing_id = l.id
        order by w.lang = ${lang} desc, w.origin = 'original' desc limit 1) t on true
    where p.event_id = ${eventId} order by o.sort_key, l.number limit ${LISTINGS_MAX}`.execute(db)
  return rows
}
