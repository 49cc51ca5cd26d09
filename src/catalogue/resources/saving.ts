import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import { findMergedInto } from '#people/merging-trail.ts'
import { now } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { sortKey } from '#platform/names.ts'
import { notFound, Refusal, refusing } from '#platform/refusal.ts'
import { may } from '../access.ts'
import { holdResource } from './holding.ts'
import { parseResource, type ResourceInput, type TidyResource } from './input.ts'
import { readRecord, recordOf, searchTermsOf } from './record.ts'

export type SavedResource = { id: string; number: number; outcome: 'added' | 'changed' | 'unchanged' }

/**
 * Writes down an expert or a station, or changes one. Refuses naming the field. A new one is a draft; what is on show
 * changes at once, and the trail keeps what it said before.
 */
export async function saveResource(db: Db, actor: Actor, given: ResourceInput): Promise<SavedResource> {
  const input = parseResource(given)
  insist(may.write(actor, input.organisationId), actor)
  return inTransaction(db, async (tx) => {
    if (input.kind === 'station' && input.hostId) await insistOnHost(tx, input.hostId)
    return input.id === undefined ? add(tx, actor, input) : change(tx, actor, input, input.id)
  })
}

async function add(tx: Tx, actor: Actor, input: TidyResource): Promise<SavedResource> {
  const [id, at] = [newId(), now()]
  const head = { ...(await headOf(tx, input)), changed_at: at }
  const { number } = await tx
    .insertInto('catalogue.resource')
    .values({
      ...{ ...head, id, kind: input.kind, organisation_id: input.organisationId },
      ...{ is_sample: input.isSample ?? false, added_by: actor.personId, added_at: at },
    })
    .returning('number')
    .executeTakeFirstOrThrow()
  await writeBody(tx, id, input)
  await tell(tx, actor, { kind: `${input.kind}.added`, subject: { kind: input.kind, id }, after: recordOf(input) })
  return { id, number, outcome: 'added' }
}

async function change(tx: Tx, actor: Actor, input: TidyResource, id: string): Promise<SavedResource> {
  const held = await holdResource(tx, actor, id)
  // What it is and whose it is stays.
  if (held.kind !== input.kind || held.organisationId !== input.organisationId) throw notFound('resource')
  const before = await readRecord(tx, held)
  const after = recordOf(input)
  const changed = Object.keys(after).filter((key) => text(before[key]) !== text(after[key]))
  if (changed.length === 0) return { id, number: held.number, outcome: 'unchanged' }
  await tx
    .updateTable('catalogue.resource')
    .set({ ...(await headOf(tx, input)), changed_at: now() })
    .where('id', '=', id)
    .execute()
  await writeBody(tx, id, input)
  const pick = (record: Record<string, unknown>) => Object.fromEntries(changed.map((key) => [key, record[key]]))
  await tell(tx, actor, {
    kind: `${input.kind}.changed`,
    subject: { kind: input.kind, id },
    before: pick(before),
    after: pick(after),
  })
  return { id, number: held.number, outcome: 'changed' }
}

async function headOf(tx: Tx, input: TidyResource) {
  const { name, about, fields, services, links } = input
  const shown = name ?? {}
  const first = shown.zh ?? shown.en ?? Object.values(shown)[0] ?? ''
  const search_terms = searchTermsOf(input, await ownerName(tx, input.organisationId))
  const sort_key = sortKey(first, input.kind === 'expert' ? 'person' : 'organisation')
  return { ...{ name: shown, about, fields, services, links }, sort_key, search_terms }
}

async function writeBody(tx: Tx, id: string, input: TidyResource): Promise<void> {
  if (input.kind === 'station') {
    const { stationKind, hostId, region, city, address, openedOn, closedOn } = input
    const row = {
      ...{ station_kind: stationKind, host_id: hostId, region, city: city || null, address },
      ...{ opened_on: openedOn, closed_on: closedOn },
    }
    await tx
      .insertInto('catalogue.station')
      .values({ resource_id: id, ...row })
      .onConflict((conflict) => conflict.column('resource_id').doUpdateSet(row))
      .execute()
    return
  }
  const { title, post, honours, orcid, languages } = input
  const row = { title, post, honours, orcid: orcid ?? null }
  await refusing(TAKEN, () =>
    tx
      .insertInto('catalogue.expert')
      .values({ resource_id: id, ...row })
      .onConflict((conflict) => conflict.column('resource_id').doUpdateSet(row))
      .execute(),
  )
  await tx.deleteFrom('catalogue.expert_language').where('resource_id', '=', id).execute()
  const spoken = languages.map((one) => ({ ...one, resource_id: id }))
  if (spoken.length > 0) await tx.insertInto('catalogue.expert_language').values(spoken).execute()
}

async function ownerName(tx: Tx, id: string) {
  const row = await tx.selectFrom('people.organisation').select('name').where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound('organisation')
  return row.name
}

async function insistOnHost(tx: Tx, hostId: string): Promise<void> {
  const row = await tx.selectFrom('people.organisation').select('id').where('id', '=', hostId).executeTakeFirst()
  if (!row || (await findMergedInto(tx, hostId))) throw new Refusal('resources.host-unknown', { field: 'hostId' })
}

const TAKEN = {
  an_orcid_names_one_expert: () => new Refusal('resources.orcid-taken', { status: 409, field: 'orcid' }),
}

// The order of languages in a map says nothing.
function text(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
