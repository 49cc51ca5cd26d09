import { type IdentifierScheme, type Identifiers, readIdentifier } from '../identifiers.ts'
import type { OtherNameKind } from '../organisation-names.ts'
import type { OrganisationKind } from '../organisations.ts'

export type RegisterEntry = {
  ror: string
  name: string
  names: { name: string; lang: string | null; kind: 'name' | OtherNameKind }[]
  kind: OrganisationKind
  country: string
  city: string | null
  website: string | null
  founded: number | null
  identifiers: Identifiers
}

/** One record of the Research Organization Registry, schema v2; undefined when it is none or no longer in force. */
export function readRorRecord(given: unknown): RegisterEntry | undefined {
  const record = given as Partial<RorRecord> | null
  const ror = typeof record?.id === 'string' ? readIdentifier('ror', record.id) : undefined
  const place = record?.locations?.[0]?.geonames_details
  const names = (record?.names ?? []).flatMap(readName)
  const shown = record?.names?.find(({ types }) => types?.includes('ror_display')) ?? record?.names?.[0]
  if (!ror || !shown?.value || !place?.country_code || (record?.status && record.status !== 'active')) return undefined
  return {
    ror,
    name: shown.value,
    names,
    kind: KINDS[record?.types?.find((type) => KINDS[type]) ?? ''] ?? 'research_institute',
    country: place.country_code,
    city: place.name ?? null,
    website: record?.links?.find(({ type }) => type === 'website')?.value ?? null,
    founded: record?.established ?? null,
    identifiers: { ror: [ror], ...readIds(record?.external_ids ?? []) },
  }
}

type RorRecord = {
  id: string
  status: string
  types: string[]
  established: number | null
  names: { value: string; lang?: string | null; types?: string[] }[]
  locations: { geonames_details?: { country_code?: string; name?: string } }[]
  links: { type: string; value: string }[]
  external_ids: { type: string; preferred?: string | null; all?: string[] }[]
}

function readName({ value, lang, types = [] }: RorRecord['names'][number]): RegisterEntry['names'] {
  if (typeof value !== 'string' || !value.trim()) return []
  const kind =
    types.includes('ror_display') || types.includes('label') ? 'name' : types.includes('acronym') ? 'acronym' : 'alias'
  return [{ name: value.trim(), lang: lang && /^[a-z]{2,3}$/.test(lang) ? lang : null, kind }]
}

function readIds(external: RorRecord['external_ids']): Identifiers {
  const identifiers: Identifiers = {}
  for (const { type, preferred, all = [] } of external) {
    const scheme = type as IdentifierScheme
    if (!SCHEMES.includes(scheme)) continue
    const value = readIdentifier(scheme, preferred ?? all[0] ?? '')
    if (value) identifiers[scheme] = [value]
  }
  return identifiers
}

const SCHEMES: readonly IdentifierScheme[] = ['isni', 'fundref', 'wikidata', 'grid']
const KINDS: Partial<Record<string, OrganisationKind>> = {
  education: 'university',
  company: 'company',
  government: 'government',
  facility: 'research_institute',
  healthcare: 'research_institute',
  nonprofit: 'association',
  archive: 'service_body',
  funder: 'government',
  other: 'service_body',
}
