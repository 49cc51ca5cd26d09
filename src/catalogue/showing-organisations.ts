import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import type { OrganisationKind } from '#people/organisations.ts'
import type { Db } from '#platform/database/connect.ts'
import { searchQuery } from '#platform/search.ts'
import { findCity, findCountryCentre } from './cities.ts'
import { oldestToday } from './deadlines.ts'
import type { ShowcaseQuery } from './showcase-query.ts'
import { levelsOfBand, levelsOfStage } from './vocabularies/readiness.ts'

export type ShowingOrganisation = {
  number: number
  name: LanguageMap
  kind: OrganisationKind
  country: string
  city: string | null
  isSample: boolean
  offers: number
  needs: number
  /** Degrees: as its operator said, else of its city, else about the middle of its country. */
  point: { latitude: number; longitude: number } | undefined
  /** The city in both languages, where it is known. */
  place: LanguageMap | undefined
}

const MOST = 5000

/**
 * Organisations that show under their own name something that meets the search, those with most first. Who asks
 * anonymously is left out for every reader: a point on a map would tell who it is.
 */
export async function listShowingOrganisations(db: Db, query: ShowcaseQuery): Promise<ShowingOrganisation[]> {
  const { rows } = await sql<Row>`
    select g.number, g.name, g.kind, g.country, g.city, g.is_sample as "isSample", g.latitude, g.longitude,
      count(*) filter (where l.kind = 'offer') as offers, count(*) filter (where l.kind = 'need') as needs
    from catalogue.publication p join catalogue.listing l on l.id = p.listing_id
      join people.organisation g on g.id = l.organisation_id
      left join catalogue.offer o on o.listing_id = l.id left join catalogue.need n on n.listing_id = l.id
    where n.is_anonymous is not true and (l.expires_on is null or l.expires_on >= ${oldestToday()}::date)
      and ${sql.join(conditions(query), sql` and `)}
    group by g.id order by count(*) desc, g.sort_key limit ${MOST}`.execute(db)
  return rows.map(locate)
}

type Row = Omit<ShowingOrganisation, 'point' | 'place'> & { latitude: string | null; longitude: string | null }

function locate({ latitude, longitude, ...row }: Row): ShowingOrganisation {
  const city = row.city ? findCity(row.country, row.city) : undefined
  const own = latitude !== null && longitude !== null
  const point = own
    ? { latitude: Number(latitude), longitude: Number(longitude) }
    : city
      ? { latitude: city.latitude, longitude: city.longitude }
      : findCountryCentre(row.country)
  return { ...row, point, place: city && { zh: city.zh, en: city.en } }
}

// The same filters as the showcase: any value of one, every one of them.
function conditions(query: ShowcaseQuery) {
  const { q, kind, field, stage, country, lang, event } = query
  const words = q ? searchQuery(q) : undefined
  return [
    sql`true`,
    ...(q && !words ? [sql`false`] : []),
    ...(words
      ? [sql`exists (select 1 from catalogue.listing_text w where w.listing_id = l.id and w.search_terms @@ ${words})`]
      : []),
    ...(kind.length > 0 ? [sql`l.kind = any(${kind}::text[])`] : []),
    ...(field.length > 0 ? [sql`l.fields && ${field}::text[]`] : []),
    ...(stage.length > 0 ? [sql`(${sql.join(stage.map(inBand), sql` or `)})`] : []),
    ...(country.length > 0 ? [sql`g.country = any(${country}::text[])`] : []),
    ...(lang.length > 0
      ? [
          sql`exists (select 1 from catalogue.listing_text w where w.listing_id = l.id and w.lang = any(${lang}::text[]))`,
        ]
      : []),
    ...(event.length > 0
      ? [
          sql`exists (select 1 from events.exhibit x join events.event e on e.id = x.event_id
            where x.listing_id = l.id and e.slug = any(${event}::text[]))`,
        ]
      : []),
  ]
}

// By the stated level, else by the lowest level a stage stands for.
function inBand(band: ShowcaseQuery['stage'][number]) {
  const [from, to] = levelsOfBand[band]
  const stages = Object.entries(levelsOfStage).flatMap(([stage, [lowest]]) =>
    lowest >= from && lowest <= to ? [stage] : [],
  )
  return sql`coalesce((coalesce(o.trl, n.wanted_trl) between ${from} and ${to}),
    o.trl is null and n.wanted_trl is null and o.stage = any(${stages}::text[]))`
}
