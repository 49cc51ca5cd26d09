import { sql } from 'kysely'
import { z } from 'zod'
import { findRegion } from '#people/places.ts'
import type { Db } from '#platform/database/connect.ts'
import { latinWords } from '#platform/names.ts'
import { searchQuery } from '#platform/search.ts'
import { expertServiceCodes, stationKindCodes, stationServiceCodes } from '../vocabularies/experts-and-stations.ts'
import { fieldCodes } from '../vocabularies/fields.ts'
import type { ResourceKind } from './input.ts'
import { cardOf, type ResourceCard } from './reading.ts'
import { resourceRows } from './rows.ts'

// What an address does not say properly narrows nothing.
const one = (codes: readonly string[]) =>
  z
    .string()
    .transform((code) => (codes.includes(code) ? code : ''))
    .catch('')

/** A search among experts or stations, as an address says it. */
const querySchema = z.object({
  q: z
    .string()
    .transform((typed) => typed.trim().slice(0, 400))
    .catch(''),
  field: one(fieldCodes),
  service: one([...expertServiceCodes, ...stationServiceCodes]),
  /** Country of the organisation. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .catch(''),
  /** Languages an expert works in. */
  lang: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .catch(''),
  /** Kind of a station. */
  type: one(stationKindCodes),
  /** Province a station stands in, or prefecture. */
  region: z
    .string()
    .transform((code) => findRegion(code)?.code ?? '')
    .catch(''),
  /** The number after which this page goes on. */
  after: z.coerce
    .number()
    .int()
    .positive()
    .max(2 ** 31 - 1)
    .catch(0),
})
export type ResourceQuery = z.output<typeof querySchema>

export function readResourceQuery(params: URLSearchParams): ResourceQuery {
  return querySchema.parse(Object.fromEntries(params))
}

export function writeResourceQuery(query: ResourceQuery): string {
  const said = Object.entries(query).filter(([, value]) => value !== '' && value !== 0)
  return new URLSearchParams(said.map(([name, value]) => [name, String(value)])).toString()
}

const PAGE = 30

export type FoundResources = { found: ResourceCard[]; total: number; next: number | undefined }

/** Experts or stations on show that meet a search, filed by name. */
export async function findResources(db: Db, kind: ResourceKind, query: ResourceQuery): Promise<FoundResources> {
  const meeting = () => narrowed(db, kind, query)
  const { total } = await db
    .selectFrom(meeting().as('all'))
    .select((of) => of.fn.countAll<string>().as('total'))
    .executeTakeFirstOrThrow()
  const page = query.after
    ? meeting().where(
        sql<boolean>`(r.sort_key, r.number) > (select sort_key, number from catalogue.resource where number = ${query.after})`,
      )
    : meeting()
  const rows = await page
    .orderBy('r.sort_key')
    .orderBy('r.number')
    .limit(PAGE + 1)
    .execute()
  const found = rows.slice(0, PAGE).map(cardOf)
  return { found, total: Number(total), next: rows.length > PAGE ? found.at(-1)?.number : undefined }
}

const INDEXED_MAX = 20_000

/** What is on show, for search engines. */
export function listShownResources(db: Db) {
  return db
    .selectFrom('catalogue.resource as r')
    .innerJoin('catalogue.resource_publication as p', 'p.resource_id', 'r.id')
    .select(['r.kind', 'r.number', 'r.changed_at as changedAt'])
    .orderBy('r.number')
    .limit(INDEXED_MAX)
    .execute()
}

/** What there is to choose from: values that occur among what is on show. */
export async function listResourceChoices(db: Db, kind: ResourceKind) {
  const shown = db
    .selectFrom('catalogue.resource as r')
    .innerJoin('catalogue.resource_publication as p', 'p.resource_id', 'r.id')
    .where('r.kind', '=', kind)
  const countries = await shown
    .innerJoin('people.organisation as o', 'o.id', 'r.organisation_id')
    .select('o.country')
    .distinct()
    .orderBy('o.country')
    .execute()
  const languages = await shown
    .innerJoin('catalogue.expert_language as l', 'l.resource_id', 'r.id')
    .select('l.lang')
    .distinct()
    .orderBy('l.lang')
    .execute()
  const regions = await shown
    .innerJoin('catalogue.station as t', 't.resource_id', 'r.id')
    .select(sql<string>`distinct left(t.region, 2) || '0000'`.as('region'))
    .where('t.region', 'is not', null)
    .execute()
  return {
    countries: countries.map(({ country }) => country),
    languages: languages.map(({ lang }) => lang),
    regions: regions.map(({ region }) => region).sort(),
  }
}

function narrowed(db: Db, kind: ResourceKind, { q, field, service, country, lang, type, region }: ResourceQuery) {
  return resourceRows(db)
    .where('r.kind', '=', kind)
    .where('p.published_at', 'is not', null)
    .$if(q !== '', (rows) => rows.where(saying(q)))
    .$if(field !== '', (rows) => rows.where(sql<boolean>`${field} = any(r.fields)`))
    .$if(service !== '', (rows) => rows.where(sql<boolean>`${service} = any(r.services)`))
    .$if(country !== '', (rows) => rows.where('o.country', '=', country))
    .$if(type !== '', (rows) => rows.where('t.station_kind', '=', type))
    .$if(region !== '', (rows) => rows.where('t.region', 'like', `${region.replace(/(?:00)+$/, '')}%`))
    .$if(lang !== '', (rows) =>
      rows.where((where) =>
        where.exists(
          where
            .selectFrom('catalogue.expert_language as l')
            .select('l.lang')
            .whereRef('l.resource_id', '=', 'r.id')
            .where(sql<boolean>`(l.lang = ${lang} or l.lang like ${`${lang}-%`})`),
        ),
      ),
    )
}

// By words anywhere, or by the beginning of a name as it is filed: zeng finds 曾.
function saying(q: string) {
  const words = searchQuery(q)
  const filed = latinWords(q).join(' ')
  const byName = filed ? sql<boolean>`starts_with(r.sort_key, ${filed})` : sql<boolean>`false`
  return words ? sql<boolean>`(r.search_terms @@ ${words} or ${byName})` : byName
}
