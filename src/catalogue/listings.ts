import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { notFound, Refusal, refusing } from '#platform/refusal.ts'
import { may } from './access.ts'
import { type ListingInput, parseListing, type TidyListingInput } from './input.ts'
import { findState, writeNeed, writeOffer, writeTargets, writeTexts } from './listing-rows.ts'
import { changed, difference, type ListingState } from './listing-state.ts'

export type { ListingInput } from './input.ts'
export type SavedListing = { id: string; number: number; outcome: 'created' | 'updated' | 'unchanged' }

/**
 * Writes an offer or a need down, as a draft: publishing is a step of its own. The listing is the one with the given id,
 * else the one its organisation knows by this reference, else a new one; saving the same twice changes nothing.
 * Refuses with the field that is wrong.
 */
export async function saveListing(db: Db, actor: Actor, given: ListingInput): Promise<SavedListing> {
  const input = parseListing(given)
  insist(may.write(actor, input.organisationId), actor)
  return inTransaction(db, async (tx) => {
    const known = await findForWriting(tx, input)
    if (known) await insistItStands(tx, known.id)
    const before = known && (await findState(tx, known.id))
    const next = changed(before, input)
    if (known && JSON.stringify(before) === JSON.stringify(inOrder(next, before)))
      return { ...known, outcome: 'unchanged' }
    const saved = known ? await change(tx, known, next) : await add(tx, actor, next, input.isSample ?? false)
    await (next.kind === 'offer' ? writeOffer : writeNeed)(tx, saved.id, next)
    if (JSON.stringify(before?.targets ?? []) !== JSON.stringify(next.targets))
      await writeTargets(tx, saved.id, next.targets)
    const ownerName = await getOwnerName(tx, next.organisationId)
    await writeTexts(tx, saved.id, { before, next, ownerName, author: actor.personId })
    await tell(tx, actor, {
      kind: `${next.kind}.${known ? 'changed' : 'added'}`,
      subject: { kind: 'listing', id: saved.id },
      ...difference(before, next),
    })
    return { ...saved, outcome: known ? 'updated' : 'created' }
  })
}

async function findForWriting(tx: Db, input: TidyListingInput): Promise<{ id: string; number: number } | undefined> {
  const { id, kind, organisationId, reference } = input
  const own = tx
    .selectFrom('catalogue.listing')
    .select(['id', 'number'])
    .where('organisation_id', '=', organisationId)
    .where('kind', '=', kind)
    .forUpdate()
  if (id) {
    const found = await own.where('id', '=', id).executeTakeFirst()
    if (!found) throw notFound('listing')
    return found
  }
  if (!reference) return undefined
  // Two imports at the same moment: the second waits, then finds what the first has written.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${organisationId} ${kind} ${reference}`}, 3))`.execute(tx)
  return own.where('reference', '=', reference).executeTakeFirst()
}

// What gave way to another listing is written there.
async function insistItStands(tx: Db, id: string): Promise<void> {
  const merged = await tx.selectFrom('catalogue.merger').select('id').where('merged_id', '=', id).executeTakeFirst()
  if (merged) throw new Refusal('catalogue.merged-already', { status: 409, field: 'reference' })
}

async function add(
  tx: Db,
  actor: Actor,
  state: ListingState,
  isSample: boolean,
): Promise<{ id: string; number: number }> {
  const at = now()
  const row = {
    ...rowOf(state),
    id: newId(),
    kind: state.kind,
    organisation_id: state.organisationId,
    is_sample: isSample,
  }
  return withReference(() =>
    tx
      .insertInto('catalogue.listing')
      .values({ ...row, added_by: actor.personId, added_at: at, changed_at: at })
      .returning(['id', 'number'])
      .executeTakeFirstOrThrow(),
  )
}

async function change<Known extends { id: string }>(tx: Db, known: Known, state: ListingState): Promise<Known> {
  const row = { ...rowOf(state), changed_at: now() }
  await withReference(() => tx.updateTable('catalogue.listing').set(row).where('id', '=', known.id).execute())
  return known
}

function withReference<T>(write: () => Promise<T>): Promise<T> {
  return refusing(
    {
      a_reference_names_one_listing_of_an_organisation: 'catalogue.reference-taken',
      listing_organisation_id_fkey: () => notFound('organisation'),
    },
    write,
  )
}

function rowOf(state: ListingState) {
  return {
    profile: state.profile,
    reference: state.reference,
    original_lang: state.originalLang,
    fields: state.fields,
    cooperation: state.cooperation,
    keywords: state.keywords,
    ipc: state.ipc,
    industries: state.industries,
    expires_on: state.expiresOn,
  }
}

async function getOwnerName(tx: Db, organisationId: string): Promise<LanguageMap> {
  const { name } = await tx
    .selectFrom('people.organisation')
    .select('name')
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow()
  return name
}

// The same content is the same whatever order its parts were put together in.
function inOrder(next: ListingState, before: ListingState | undefined): ListingState {
  return Object.fromEntries(
    Object.keys(before ?? next).map((key) => [key, next[key as keyof ListingState]]),
  ) as ListingState
}
