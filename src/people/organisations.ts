import type { LanguageMap } from '#db/tables.ts'
import { now } from '#platform/clock.ts'
import type { Db } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { initials, sortKey } from '#platform/names.ts'
import { notFound, Refusal, refusing } from '#platform/refusal.ts'
import { insist, may } from './access.ts'
import type { Actor } from './actor.ts'
import { readCreditCode } from './identifiers.ts'
import { findMergedInto } from './merging-trail.ts'
import { writeOwnNames } from './organisation-names.ts'
import { findRegion, isCountry } from './places.ts'

export const organisationKinds = [
  'government',
  'research_institute',
  'university',
  'company',
  'incubator',
  'park',
  'investor',
  'association',
  'chamber',
  'embassy',
  'media',
  'service_body',
] as const
export type OrganisationKind = (typeof organisationKinds)[number]

export type OrganisationInput = {
  name: LanguageMap
  kind: OrganisationKind
  country: string
  region?: string | null
  city?: string | null
  website?: string | null
  creditCode?: string | null
  /** What the organiser calls it: the key by which a second import finds it again. */
  reference?: string | null
  isSample?: boolean
}

/** Adds an organisation. Refuses a second one with the same reference or credit code. */
export async function addOrganisation(db: Db, actor: Actor, given: OrganisationInput): Promise<string> {
  insist(may.keepDirectory(actor), actor)
  const input = tidy(given)
  return inTransaction(db, async (tx) => {
    const id = newId()
    const row = { ...rowOf(input), id, is_sample: input.isSample ?? false, added_at: now() }
    await refusing(TAKEN, () => tx.insertInto('people.organisation').values(row).execute())
    await writeOwnNames(tx, id, input.name)
    await tell(tx, actor, { kind: 'organisation.added', subject: { kind: 'organisation', id }, after: input })
    return id
  })
}

/** Changes what is given; what is left out stays as it was. Returns whether anything changed. */
export async function changeOrganisation(
  db: Db,
  actor: Actor,
  id: string,
  given: Partial<OrganisationInput>,
): Promise<boolean> {
  insist(may.keepDirectory(actor), actor)
  const change = tidy(given)
  return inTransaction(db, async (tx) => {
    const before = await tx
      .selectFrom('people.organisation')
      .selectAll()
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!before) throw notFound('organisation')
    const input = { ...inputOf(before), ...change, name: { ...before.name, ...change.name } }
    if (JSON.stringify(input) === JSON.stringify(inputOf(before))) return false
    await refusing(TAKEN, () => tx.updateTable('people.organisation').set(rowOf(input)).where('id', '=', id).execute())
    if (change.name) await writeOwnNames(tx, id, input.name)
    await tell(tx, actor, {
      kind: 'organisation.changed',
      subject: { kind: 'organisation', id },
      before: inputOf(before),
      after: input,
    })
    return true
  })
}

/** The organisation called by this reference, credit code or name, in any of its languages. */
export async function findOrganisation(
  db: Db,
  called: { reference?: string | null; creditCode?: string | null; name?: string | null },
): Promise<string | undefined> {
  const wanted = called.name?.normalize('NFKC').trim().toLowerCase()
  const found = await db
    .selectFrom('people.organisation as o')
    .select(['o.id', 'o.reference', 'o.credit_code'])
    .where((where) =>
      where.or([
        ...(called.reference ? [where('o.reference', '=', called.reference)] : []),
        ...(called.creditCode ? [where('o.credit_code', '=', called.creditCode)] : []),
        ...(wanted
          ? [
              where.exists(
                where
                  .selectFrom((from) => from.fn<{ value: string }>('jsonb_each_text', ['o.name']).as('n'))
                  .select('n.value')
                  .where((name) => name(name.fn('lower', ['n.value']), '=', wanted)),
              ),
            ]
          : []),
      ]),
    )
    .execute()
  // A stated key outweighs a name that two organisations may share.
  const best =
    found.find((row) => row.reference && row.reference === called.reference) ??
    found.find((row) => row.credit_code && row.credit_code === called.creditCode) ??
    found[0]
  return best && ((await findMergedInto(db, best.id)) ?? best.id)
}

export async function findCreditCode(db: Db, id: string): Promise<string | null> {
  const row = await db.selectFrom('people.organisation').select('credit_code').where('id', '=', id).executeTakeFirst()
  return row?.credit_code ?? null
}

const CHOICES_MAX = 2000

export type OrganisationChoice = { id: string; name: LanguageMap }

/** Organisations of the directory by name, to choose from. */
export function listOrganisations(db: Db): Promise<OrganisationChoice[]> {
  return db
    .selectFrom('people.organisation as o')
    .select(['o.id', 'o.name'])
    .where((where) =>
      where.not(
        where.exists(where.selectFrom('people.merger as m').select('m.id').whereRef('m.merged_id', '=', 'o.id')),
      ),
    )
    .orderBy('o.sort_key')
    .limit(CHOICES_MAX)
    .execute()
}

const TAKEN = {
  organisation_reference_key: () => new Refusal('people.reference-taken', { status: 409, field: 'reference' }),
  organisation_credit_code_key: () => new Refusal('people.credit-code-taken', { status: 409, field: 'creditCode' }),
}

function rowOf(input: OrganisationInput) {
  const first = input.name.zh ?? input.name.en ?? Object.values(input.name)[0] ?? ''
  return {
    name: input.name,
    kind: input.kind,
    country: input.country,
    region: input.region ?? null,
    city: input.city ?? null,
    website: input.website ?? null,
    credit_code: input.creditCode ?? null,
    reference: input.reference ?? null,
    sort_key: sortKey(first, 'organisation'),
    initials: initials(first, 'organisation'),
  }
}

/** A country is one of ISO 3166, a region's code one of GB/T 2260; a credit code is taken when its check digit is right. */
function tidy<Input extends Partial<OrganisationInput>>(input: Input): Input {
  if (input.country !== undefined && !isCountry(input.country))
    throw new Refusal('people.country-unknown', { field: 'country', params: { value: input.country.slice(0, 20) } })
  const { creditCode, region } = input
  return {
    ...input,
    ...(region && /^\d+$/.test(region) ? { region: regionOfCode(region) } : {}),
    ...(creditCode ? { creditCode: checkedCreditCode(creditCode) } : {}),
  }
}

function checkedCreditCode(typed: string): string {
  const code = readCreditCode(typed)
  if (!code) throw new Refusal('people.credit-code-wrong', { field: 'creditCode' })
  return code
}

// Kept as its name: readers of every language are shown theirs.
function regionOfCode(code: string): string {
  const name = findRegion(code)?.label.zh
  if (!name) throw new Refusal('people.region-unknown', { field: 'region', params: { value: code.slice(0, 20) } })
  return name
}

function inputOf(row: Omit<ReturnType<typeof rowOf>, 'sort_key' | 'initials'>): OrganisationInput {
  const { name, country, region, city, website, reference } = row
  return { name, kind: row.kind, country, region, city, website, creditCode: row.credit_code, reference }
}
