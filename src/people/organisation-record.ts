import { z } from 'zod'
import type { LanguageMap } from '#db/tables.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { listFacts, tell } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { insist, may, speaksFor } from './access.ts'
import type { Actor } from './actor.ts'
import {
  type Identifiers,
  identifierSchemes,
  readIdentifier,
  readIdentifiers,
  writeIdentifiers,
} from './identifiers.ts'
import { type OtherName, otherNameKinds, readOtherNames, writeOtherNames } from './organisation-names.ts'

export const sizeBands = ['1-9', '10-49', '50-249', '250-999', '1000+'] as const

/** What is told about an organisation beyond its name and place. */
export type OrganisationRecord = {
  address: LanguageMap | null
  founded: number | null
  sizeBand: (typeof sizeBands)[number] | null
  directions: LanguageMap | null
  products: LanguageMap | null
  otherNames: OtherName[]
  identifiers: Identifiers
  /** Alliances, associations and networks it belongs to. */
  affiliations: LanguageMap[]
}

const words = z.record(
  z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  z.string().trim().max(2000, 'people.too-long'),
)
const recordSchema = z.object({
  address: words,
  directions: words,
  products: words,
  founded: z.int('people.year-wrong').min(500, 'people.year-wrong').max(2100, 'people.year-wrong').nullable(),
  sizeBand: z.enum(sizeBands, 'people.code-unknown').nullable(),
  otherNames: z
    .array(
      z.object({
        name: z.string().trim().min(1).max(300, 'people.too-long'),
        kind: z.enum(otherNameKinds),
        lang: z.string().nullable(),
      }),
    )
    .max(60, 'people.too-many'),
  identifiers: z.partialRecord(z.enum(identifierSchemes), z.array(z.string()).max(5, 'people.too-many')),
  affiliations: z.array(words).max(60, 'people.too-many'),
})
export type RecordInput = z.input<typeof recordSchema>

/** Writes the record as a whole: those who speak for the organisation, and whoever keeps the directory. Refuses naming the field. */
export async function describeOrganisation(db: Db, actor: Actor, id: string, given: RecordInput): Promise<boolean> {
  insist(may.keepDirectory(actor) || speaksFor(actor, id), actor)
  const next = parse(given)
  return inTransaction(db, async (tx) => {
    const locked = await tx
      .selectFrom('people.organisation')
      .select('id')
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!locked) throw notFound('organisation')
    const before = await getOrganisationRecord(tx, id)
    const changed = (Object.keys(next) as (keyof OrganisationRecord)[]).filter(
      (key) => text(before[key]) !== text(next[key]),
    )
    if (changed.length === 0) return false
    await write(tx, id, next)
    const pick = (record: OrganisationRecord) => Object.fromEntries(changed.map((key) => [key, record[key]]))
    await tell(tx, actor, {
      kind: 'organisation.described',
      subject: { kind: 'organisation', id },
      before: pick(before),
      after: pick(next),
    })
    return true
  })
}

export async function getOrganisationRecord(db: Db, id: string): Promise<OrganisationRecord> {
  const row = await db
    .selectFrom('people.organisation')
    .select(['address', 'founded', 'size_band', 'directions', 'products'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw notFound('organisation')
  const affiliations = await db
    .selectFrom('people.affiliation')
    .select('body')
    .where('organisation_id', '=', id)
    .orderBy('id')
    .execute()
  const { size_band, ...rest } = row
  return {
    ...{ ...rest, sizeBand: size_band },
    otherNames: await readOtherNames(db, id),
    identifiers: await readIdentifiers(db, id),
    affiliations: affiliations.map(({ body }) => body),
  }
}

/** What happened to an organisation, newest first, for those who write it. */
export async function listOrganisationHistory(db: Db, actor: Actor, id: string) {
  return may.keepDirectory(actor) || speaksFor(actor, id) ? listFacts(db, { kind: 'organisation', id }, 50) : []
}

function parse(given: RecordInput): OrganisationRecord {
  const parsed = recordSchema.safeParse(given)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    const isOurs = issue?.message.startsWith('people.')
    throw new Refusal(isOurs && issue ? issue.message : 'people.input-wrong', { field: String(issue?.path[0] ?? '') })
  }
  const { address, directions, products, affiliations, identifiers, otherNames, ...rest } = parsed.data
  return {
    ...rest,
    ...{ address: filled(address), directions: filled(directions), products: filled(products) },
    otherNames: [...new Map(otherNames.map((one) => [one.name, one])).values()].sort(byKindAndName),
    affiliations: affiliations.map(filled).filter((body) => body !== null),
    identifiers: checked(identifiers),
  }
}

function checked(identifiers: Partial<Record<(typeof identifierSchemes)[number], string[]>>): Identifiers {
  const read: Identifiers = {}
  for (const scheme of [...identifierSchemes].sort()) {
    const values = (identifiers[scheme] ?? []).filter((typed) => typed.trim())
    if (values.length === 0) continue
    read[scheme] = [...new Set(values.map((typed) => valid(scheme, typed)))].sort()
  }
  return read
}

function valid(scheme: (typeof identifierSchemes)[number], typed: string): string {
  const value = readIdentifier(scheme, typed)
  if (!value) throw new Refusal('people.identifier-wrong', { field: scheme, params: { value: typed.slice(0, 60) } })
  return value
}

async function write(tx: Tx, id: string, next: OrganisationRecord): Promise<void> {
  const { address, founded, sizeBand, directions, products } = next
  await tx
    .updateTable('people.organisation')
    .set({ address, founded, size_band: sizeBand, directions, products })
    .where('id', '=', id)
    .execute()
  await writeOtherNames(tx, id, next.otherNames)
  await writeIdentifiers(tx, id, next.identifiers)
  await tx.deleteFrom('people.affiliation').where('organisation_id', '=', id).execute()
  for (const body of next.affiliations)
    await tx.insertInto('people.affiliation').values({ id: newId(), organisation_id: id, body }).execute()
}

function filled(map: LanguageMap): LanguageMap | null {
  const entries = Object.entries(map).filter(([, value]) => value)
  return entries.length > 0 ? Object.fromEntries(entries) : null
}

function byKindAndName(a: OtherName, b: OtherName): number {
  return a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : a.name < b.name ? -1 : 1
}

// The order of languages in a map says nothing.
function text(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
