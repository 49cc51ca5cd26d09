import type { LanguageMap } from '#db/tables.ts'
import type { Db } from '#platform/database/connect.ts'
import { searchVector } from '#platform/search.ts'
import { expertServices, stationKinds, stationServices } from '../vocabularies/experts-and-stations.ts'
import { fields } from '../vocabularies/fields.ts'
import { regions } from '../vocabularies/places-and-languages.ts'
import type { Vocabulary } from '../vocabularies/vocabulary.ts'
import type { HeldResource } from './holding.ts'
import type { TidyResource } from './input.ts'

/** What a record says, as the trail keeps it, without what names it. */
export function recordOf(input: TidyResource): Record<string, unknown> {
  const { id: _, kind: __, organisationId: ___, isSample: ____, ...said } = input
  if ('orcid' in said) return { ...said, orcid: said.orcid ?? null }
  return { ...said, city: said.city || null }
}

/** The same, as it lies in the tables. */
export async function readRecord(db: Db, { id, kind }: HeldResource): Promise<Record<string, unknown>> {
  const head = await db
    .selectFrom('catalogue.resource')
    .select(['name', 'about', 'fields', 'services', 'links'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { ...head, ...(kind === 'expert' ? await readExpert(db, id) : await readStation(db, id)) }
}

async function readExpert(db: Db, id: string) {
  const body = await db
    .selectFrom('catalogue.expert')
    .select(['title', 'post', 'honours', 'orcid'])
    .where('resource_id', '=', id)
    .executeTakeFirstOrThrow()
  return { ...body, languages: await readLanguages(db, id) }
}

export function readLanguages(db: Db, id: string) {
  return db
    .selectFrom('catalogue.expert_language')
    .select(['lang', 'level'])
    .where('resource_id', '=', id)
    .orderBy('lang')
    .execute()
}

async function readStation(db: Db, id: string) {
  const row = await db
    .selectFrom('catalogue.station')
    .select(['station_kind as stationKind', 'host_id as hostId', 'region', 'city', 'address'])
    .select(['opened_on as openedOn', 'closed_on as closedOn'])
    .where('resource_id', '=', id)
    .executeTakeFirstOrThrow()
  return row
}

/** A renamed organisation is found by its new name, and so is what it shows. */
export async function rewriteResourceTerms(tx: Db, organisationId: string): Promise<void> {
  const rows = await tx
    .selectFrom('catalogue.resource as r')
    .innerJoin('people.organisation as o', 'o.id', 'r.organisation_id')
    .select(['r.id', 'r.kind', 'r.number', 'o.name'])
    .where('r.organisation_id', '=', organisationId)
    .execute()
  for (const { id, kind, number, name } of rows) {
    const record = { kind, ...(await readRecord(tx, { id, kind, number, organisationId })) } as TidyResource
    const search_terms = searchTermsOf(record, name)
    await tx.updateTable('catalogue.resource').set({ search_terms }).where('id', '=', id).execute()
  }
}

/** What a record is found by: its name first, then what it is, then the rest, in every language it is written in. */
export function searchTermsOf(input: TidyResource, ownerName: LanguageMap) {
  const said = (...maps: (LanguageMap | null | undefined)[]) =>
    maps.flatMap((map) => Object.values(map ?? {})).join('\n')
  const isExpert = input.kind === 'expert'
  const what = isExpert
    ? said(input.title, input.post, input.honours)
    : labelsOf(stationKinds, [input.stationKind]) + labelsOf(regions, input.region ? [input.region] : [])
  const services = labelsOf(isExpert ? expertServices : stationServices, input.services)
  const place = isExpert ? '' : `${input.city ?? ''}\n${said(input.address)}`
  return searchVector([
    { weight: 'A', text: said(input.name) },
    { weight: 'B', text: what },
    { weight: 'C', text: `${said(input.about)}\n${place}` },
    { weight: 'D', text: [said(ownerName), labelsOf(fields, input.fields), services].join('\n') },
  ])
}

function labelsOf(vocabulary: Vocabulary, codes: readonly string[]): string {
  return vocabulary.terms
    .filter(({ code }) => codes.includes(code))
    .map(({ label }) => `${label.zh} ${label.en}\n`)
    .join('')
}
