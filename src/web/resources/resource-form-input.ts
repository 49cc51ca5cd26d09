import { z } from 'zod'
import { fieldOf } from '#catalogue/input.ts'
import { type ResourceInput, type ResourceKind, resourceSchema } from '#catalogue/resources/input.ts'
import type { ResourcePage } from '#catalogue/resources/reading.ts'
import { languageMap, uiLanguages } from '#platform/languages.ts'

type Fields = Record<string, string | string[]>

/** Rows for languages on a page without a script; one beyond those that are filled is always free. */
export const LANGUAGE_ROWS = 4

/** Parts that are said in each language of the screens. */
export const wordParts = {
  expert: ['name', 'title', 'post', 'honours', 'about'],
  station: ['name', 'address', 'about'],
} as const

type Subject = {
  kind: ResourceKind
  organisationId: string
  id?: string
  /** The organisation in whose house a station stands, found by the name that was typed. */
  hostId: string | null
}

/** Turns the fields of the form into an input of the catalogue; every fault is told at once, each at its field. */
export function resourceForm(subject: Subject) {
  return z.record(z.string(), z.union([z.string(), z.array(z.string())])).transform((fields, context) => {
    const input = inputOf(subject, fields)
    const parsed = resourceSchema.safeParse(input)
    for (const issue of parsed.error?.issues ?? [])
      context.issues.push({ ...issue, path: [nameOf(issue.path)], input: undefined } as z.core.$ZodRawIssue)
    return input
  })
}

function inputOf({ kind, organisationId, id, hostId }: Subject, fields: Fields): ResourceInput {
  const list = (name: string) => [fields[name] ?? []].flat().filter(Boolean)
  const line = (name: string) => list(name)[0]?.trim() || null
  const words = (part: string) =>
    languageMap(Object.fromEntries(uiLanguages.map((lang) => [lang, line(`${part}.${lang}`)])))
  const shared = {
    ...(id ? { id } : {}),
    organisationId,
    name: words('name'),
    about: words('about'),
    fields: list('fields'),
    services: list('services'),
    links: (line('links') ?? '').split(/\s+/).filter(Boolean),
  }
  if (kind === 'expert') {
    const rows = Array.from({ length: LANGUAGE_ROWS * 3 }, (_, i) => i).filter((i) => line(`languages.${i}.lang`))
    const languages = rows.map((i) => ({
      lang: line(`languages.${i}.lang`) ?? '',
      level: line(`languages.${i}.level`) ?? 'working',
    }))
    const said = { title: words('title'), post: words('post'), honours: words('honours') }
    return { kind, ...shared, ...said, orcid: line('orcid'), languages } as ResourceInput
  }
  const dates = { openedOn: line('openedOn'), closedOn: line('closedOn') }
  const place = { region: line('region'), city: line('city'), address: words('address') }
  return { kind, ...shared, stationKind: line('stationKind'), hostId, ...place, ...dates } as ResourceInput
}

// A list is one input; what is wrong with a name is wrong with its first language.
function nameOf(path: PropertyKey[]): string {
  const [part] = path
  if (part === 'fields' || part === 'services' || part === 'links') return part
  if (path.length === 1 && part === 'name') return `name.${uiLanguages[0]}`
  return fieldOf(path)
}

/** The record as the fields of the form. */
export function fieldsOfResource(page: ResourcePage): Fields {
  const parts = wordParts[page.kind].flatMap((part) =>
    uiLanguages.map((lang) => [`${part}.${lang}`, page[part]?.[lang] ?? ''] as const),
  )
  const languages = page.languages.flatMap(({ lang, level }, i) => [
    [`languages.${i}.lang`, lang] as const,
    [`languages.${i}.level`, level] as const,
  ])
  return {
    ...Object.fromEntries([...parts, ...languages]),
    ...{ fields: page.fields, services: page.services, links: page.links.join('\n') },
    ...{
      orcid: page.orcid ?? '',
      stationKind: page.stationKind ?? '',
      region: page.region ?? '',
      city: page.city ?? '',
    },
    ...{ openedOn: page.openedOn ?? '', closedOn: page.closedOn ?? '' },
    host: page.hostName ? (Object.values(page.hostName)[0] ?? '') : '',
    ...(page.inside?.consentedAt ? { consent: 'yes' } : {}),
  }
}
