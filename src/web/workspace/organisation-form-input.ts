import { z } from 'zod'
import type { OrganisationPage } from '#catalogue/listing-page.ts'
import { identifierSchemes } from '#people/identifiers.ts'
import { otherNameKinds } from '#people/organisation-names.ts'
import { type OrganisationRecord, type RecordInput, sizeBands } from '#people/organisation-record.ts'
import type { OrganisationInput } from '#people/organisations.ts'
import { languageMap, uiLanguages } from '#platform/languages.ts'

/** Parts that are said in each language of the screens. */
export const wordParts = ['directions', 'products', 'address'] as const

const text = z.preprocess((typed) => [typed].flat()[0] ?? '', z.string().trim().max(6000))
const shape = Object.fromEntries([
  ...uiLanguages.flatMap((lang) => ['name', ...wordParts].map((part) => [`${part}.${lang}`, text] as const)),
  ...['city', 'region', 'website', 'founded', 'sizeBand', 'creditCode', 'affiliations'].map(
    (name) => [name, text] as const,
  ),
  ...identifierSchemes.map((scheme) => [scheme, text] as const),
  ...otherNameKinds.map((kind) => [`names.${kind}`, text] as const),
])

/** The form as it was filled in: what goes into the directory, and what goes into the record. */
export const organisationFields = z
  .object(shape)
  .transform((typed) => ({ place: placeOf(typed), record: recordOf(typed) }))

type Typed = Record<string, string>

function placeOf(typed: Typed): Partial<OrganisationInput> {
  const name = languageMap(Object.fromEntries(uiLanguages.map((lang) => [lang, typed[`name.${lang}`]])))
  const { city, region, website, creditCode } = typed
  return {
    ...(Object.keys(name).length > 0 ? { name } : {}),
    ...{ city: city || null, region: region || null, website: website || null, creditCode: creditCode || null },
  }
}

function recordOf(typed: Typed): RecordInput {
  const words = (part: string) =>
    languageMap(Object.fromEntries(uiLanguages.map((lang) => [lang, typed[`${part}.${lang}`]])))
  return {
    ...{ directions: words('directions'), products: words('products'), address: words('address') },
    founded: typed.founded ? Number(typed.founded) : null,
    sizeBand: (sizeBands as readonly string[]).includes(typed.sizeBand ?? '') ? (typed.sizeBand as '1-9') : null,
    identifiers: Object.fromEntries(identifierSchemes.map((scheme) => [scheme, lines(typed[scheme])])),
    otherNames: otherNameKinds.flatMap((kind) =>
      lines(typed[`names.${kind}`]).map((name) => ({ name, kind, lang: langOf(name) })),
    ),
    affiliations: lines(typed.affiliations).map((body) => ({ [langOf(body) ?? 'en']: body })),
  }
}

/** The form as it stands, field by field. */
export function fieldsOfOrganisation(
  organisation: OrganisationPage & { creditCode?: string | null },
  record: OrganisationRecord,
): Typed {
  const said = (part: (typeof wordParts)[number]) =>
    uiLanguages.map((lang) => [`${part}.${lang}`, record[part]?.[lang] ?? ''] as const)
  return Object.fromEntries([
    ...uiLanguages.map((lang) => [`name.${lang}`, organisation.name[lang] ?? ''] as const),
    ...wordParts.flatMap(said),
    ...(['city', 'region', 'website'] as const).map((key) => [key, organisation[key] ?? ''] as const),
    ['creditCode', organisation.creditCode ?? ''],
    ['founded', String(record.founded ?? '')],
    ['sizeBand', record.sizeBand ?? ''],
    ...identifierSchemes.map((scheme) => [scheme, (record.identifiers[scheme] ?? []).join('\n')] as const),
    ...otherNameKinds.map((kind) => [
      `names.${kind}`,
      record.otherNames
        .filter((one) => one.kind === kind)
        .map(({ name }) => name)
        .join('\n'),
    ]),
    ['affiliations', record.affiliations.map((body) => Object.values(body)[0]).join('\n')],
  ])
}

function lines(typed: string | undefined): string[] {
  return (typed ?? '')
    .split(/[\n；;]+/)
    .map((line) => line.trim())
    .filter(Boolean)
}

// What a name is written in, as far as its letters tell.
function langOf(name: string): string | null {
  if (/\p{Script=Hangul}/u.test(name)) return 'ko'
  if (/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(name)) return 'ja'
  if (/\p{Script=Han}/u.test(name)) return 'zh'
  return null
}
