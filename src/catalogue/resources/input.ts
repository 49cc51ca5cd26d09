import { z } from 'zod'
import { checkMod11 } from '#people/identifiers.ts'
import { findRegion } from '#people/places.ts'
import { Refusal } from '#platform/refusal.ts'
import { fieldOf, language, text } from '../input.ts'
import {
  expertServiceCodes,
  languageLevelCodes,
  stationKindCodes,
  stationServiceCodes,
} from '../vocabularies/experts-and-stations.ts'
import { fieldCodes } from '../vocabularies/fields.ts'

export const resourceKinds = ['expert', 'station'] as const
export type ResourceKind = (typeof resourceKinds)[number]

// An e-mail address, a mobile number, or an international one: contact is brokered, and these would stand on a public page.
const CONTACT = /[\w.+-]+@[\w-]+\.\w|(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)|\+\d[\d ()-]{7,}\d/

const publicText = (maximum: number) =>
  text(maximum).refine((typed) => !CONTACT.test(typed.normalize('NFKC')), 'resources.contact-in-words')
const words = (maximum: number) =>
  z.record(language, publicText(maximum)).transform((map) => {
    const said = Object.fromEntries(Object.entries(map).filter(([, value]) => value !== ''))
    return Object.keys(said).length > 0 ? said : null
  })
const someOf = <const Codes extends readonly [string, ...string[]]>(codes: Codes) =>
  z.array(z.enum(codes, 'catalogue.code-unknown')).transform((chosen) => [...new Set(chosen)])
const day = z.iso.date('catalogue.date-wrong').nullable()
const link = z.url({ protocol: /^https?$/, error: 'resources.link-wrong' }).max(300, 'catalogue.text-too-long')

const shared = {
  /** The record to change; without it, a new one. */
  id: z.uuid('catalogue.id-wrong').optional(),
  organisationId: z.uuid('catalogue.id-wrong'),
  name: words(120).refine((map) => map !== null, 'resources.name-missing'),
  about: words(4000).nullable(),
  fields: someOf(fieldCodes),
  links: z.array(link).max(10, 'catalogue.too-many'),
  isSample: z.boolean().optional(),
}

const expertSchema = z.object({
  kind: z.literal('expert'),
  ...shared,
  services: someOf(expertServiceCodes),
  /** 职称: professor, senior engineer. */
  title: words(120).nullable(),
  /** The post at the organisation. */
  post: words(200).nullable(),
  honours: words(1000).nullable(),
  orcid: z
    .string()
    .transform(readOrcid)
    .refine((read) => read !== undefined, 'resources.orcid-wrong')
    .nullable(),
  languages: z
    .array(z.object({ lang: language, level: z.enum(languageLevelCodes, 'catalogue.code-unknown') }))
    .max(12, 'catalogue.too-many')
    .transform((all) => [...new Map(all.map((one) => [one.lang, one])).values()].sort(byLang)),
})

const stationSchema = z
  .object({
    kind: z.literal('station'),
    ...shared,
    services: someOf(stationServiceCodes),
    stationKind: z.enum(stationKindCodes, 'resources.station-kind-missing'),
    /** The organisation in whose house it stands. */
    hostId: z.uuid('catalogue.id-wrong').nullable(),
    /** Code of a province or prefecture of China (GB/T 2260), where it stands in one. */
    region: z
      .string()
      .refine((code) => findRegion(code)?.code === code, 'resources.region-unknown')
      .nullable(),
    city: publicText(80).nullable(),
    address: words(200).nullable(),
    openedOn: day,
    closedOn: day,
  })
  .check(({ value, issues }) => {
    if (value.openedOn && value.closedOn && value.closedOn < value.openedOn)
      issues.push({ code: 'custom', message: 'resources.closed-before', path: ['closedOn'], input: value.closedOn })
  })

/** An expert or a station as a whole: what is left empty is empty. */
export const resourceSchema = z.discriminatedUnion('kind', [expertSchema, stationSchema])
export type ResourceInput = z.input<typeof resourceSchema>
export type TidyResource = z.output<typeof resourceSchema>

/** Parses what came in, or refuses with the first thing that is wrong and its field. */
export function parseResource(given: ResourceInput): TidyResource {
  const parsed = resourceSchema.safeParse(given)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const message = (issue?.code === 'invalid_key' ? issue.issues[0] : issue)?.message ?? ''
  throw new Refusal(/^(?:catalogue|resources)\./.test(message) ? message : 'catalogue.input-wrong', {
    field: fieldOf(issue?.path ?? []),
    params: issue && 'maximum' in issue ? { maximum: Number(issue.maximum) } : {},
  })
}

/** `0000-0002-1825-0097`, bare, without hyphens or as an address; undefined when its check character is wrong. */
function readOrcid(typed: string): string | undefined {
  const bare = typed
    .normalize('NFKC')
    .trim()
    .replace(/^https?:\/\/orcid\.org\//i, '')
    .replace(/[\s-]/g, '')
    .toUpperCase()
  if (!/^\d{15}[\dX]$/.test(bare) || !checkMod11(bare)) return undefined
  return bare.replace(/(.{4})(?=.)/g, '$1-')
}

function byLang(a: { lang: string }, b: { lang: string }): number {
  return a.lang < b.lang ? -1 : 1
}
