import { textFields } from '#catalogue/input.ts'
import { findState } from '#catalogue/listing-rows.ts'
import type { ListingState } from '#catalogue/listing-state.ts'
import { type ListingInput, saveListing } from '#catalogue/listings.ts'
import { publishListing } from '#catalogue/publication.ts'
import { showInHall } from '#events/exhibits.ts'
import type { Actor } from '#people/actor.ts'
import type { Tx } from '#platform/database/connect.ts'
import { Refusal } from '#platform/refusal.ts'
import type { RowValues } from '#platform/sheets/columns.ts'
import { amountsIn } from './budget.ts'
import { type Called, getCalled } from './calling.ts'
import { isSameKey, keyIn, type Land, type Landing, partsOf, type Task, textIn, wayOf, wordsIn } from './landing.ts'
import { itemsOf } from './lists.ts'
import { targetsIn } from './targets.ts'

export const landOffer: Land = (tx, actor, row, task) => landListing(tx, actor, row, task, 'offer')
export const landNeed: Land = (tx, actor, row, task) => landListing(tx, actor, row, task, 'need')

/** Writes an offer or a need down, puts it into the showcase if that is asked for, and into the hall of the event. */
async function landListing(tx: Tx, actor: Actor, row: RowValues, task: Task, kind: 'offer' | 'need'): Promise<Landing> {
  const called = textIn(row, 'organisation')
  if (!called) throw new Refusal('intake.owner-missing', { field: 'organisation' })
  const owner = await getCalled(tx, called, 'organisation')
  const known = await findMeant(tx, row, owner, kind)
  const saved = await saveListing(tx, actor, {
    ...{ kind, organisationId: owner.id, isSample: task.isSample },
    ...(known === undefined ? {} : { id: known.id }),
    // What a need already says is completed by some cells: single indicators, amounts without their currency.
    ...(kind === 'offer' ? offerIn(row) : needIn(row, known && (await findState(tx, known.id)))),
    ...headIn(row, owner, known),
  })
  const published = task.publish && (await publishListing(tx, actor, saved.id))
  const shown = task.event && (await showInHall(tx, actor, { eventId: task.event.id, listingId: saved.id }))
  return {
    subject: saved.id,
    way: wayOf(saved.outcome, published ? 'updated' : 'unchanged', shown === 'created' ? 'updated' : 'unchanged'),
  }
}

/**
 * By its organisation's reference; a listing that has none by its title. A row without a reference never finds a listing
 * that has one: whether it means that listing is for its sender to say.
 */
async function findMeant(tx: Tx, row: RowValues, owner: Called, kind: 'offer' | 'need'): Promise<Known | undefined> {
  const reference = textIn(row, 'reference')
  const own = tx
    .selectFrom('catalogue.listing as l')
    .select(['l.id', 'l.reference'])
    .where('l.organisation_id', '=', owner.id)
    .where('l.kind', '=', kind)
  const named = reference
    ? await own.where('l.reference', 'in', [reference, reference.normalize('NFKC')]).executeTakeFirst()
    : undefined
  if (named) return named
  const titles = Object.values(wordsIn(row, 'title') ?? {}).filter((title) => title !== null)
  if (titles.length === 0) return undefined
  const titled = await own
    .where('l.id', 'in', (texts) =>
      texts.selectFrom('catalogue.listing_text').select('listing_id').where('title', 'in', titles),
    )
    .execute()
  const nameless = titled.filter((listing) => listing.reference === null)
  if (nameless.length > 1) throw new Refusal('intake.listing-ambiguous', { field: 'reference' })
  const other = titled.find((listing) => listing.reference !== null)?.reference
  if (!nameless[0] && !reference && other)
    throw new Refusal('intake.listing-has-reference', { field: 'reference', params: { reference: other } })
  return nameless[0]
}

type Known = { id: string; reference: string | null }

const headParts = ['fields', 'cooperation', 'industries', 'expiresOn'] as const

function headIn(row: RowValues, owner: Called, known: Known | undefined): Partial<ListingInput> {
  const reference = keyIn(row, 'reference')
  const words = textFields.flatMap((field) => {
    const said = wordsIn(row, field)
    return said === undefined ? [] : [[field, said]]
  })
  return {
    ...(reference && !isSameKey(known?.reference ?? null, reference) ? { reference } : {}),
    ...(Object.fromEntries(words) as Partial<ListingInput>),
    ...(partsOf(row, headParts) as Partial<ListingInput>),
    ...itemsIn(row, ['keywords', 'ipc']),
    ...originalIn(row, owner, known),
  }
}

function offerIn(row: RowValues): Partial<ListingInput> {
  return {
    ...(partsOf(row, ['stage', 'ipStatus', 'priceTerms', 'exhibitMedia']) as Partial<ListingInput>),
    ...itemsIn(row, ['patents']),
    ...levelIn(row, 'trl'),
  }
}

function needIn(row: RowValues, before: ListingState | undefined): Partial<ListingInput> {
  const targets = targetsIn(row, (before?.targets ?? []) as NonNullable<ListingInput['targets']>)
  return {
    ...(partsOf(row, ['dueOn', 'acceptsForeign', 'isAnonymous', 'urgency']) as Partial<ListingInput>),
    ...levelIn(row, 'wantedTrl'),
    ...amountsIn(row, before?.budgetCurrency ?? null),
    ...(targets === undefined ? {} : { targets }),
  }
}

function levelIn(row: RowValues, key: 'trl' | 'wantedTrl'): Partial<ListingInput> {
  const level = textIn(row, key)
  return level === undefined ? {} : { [key]: level === null ? null : Number(level) }
}

function itemsIn(row: RowValues, keys: ('keywords' | 'ipc' | 'patents')[]): Partial<ListingInput> {
  const given = keys.flatMap((key) => {
    const text = textIn(row, key)
    return text === undefined ? [] : [[key, text === null ? null : itemsOf(text)]]
  })
  return Object.fromEntries(given)
}

/** Said, or known, or plain from the one title there is; else Chinese for organisations in China, English for others. */
function originalIn(row: RowValues, owner: Called, known: Known | undefined): Partial<ListingInput> {
  const said = textIn(row, 'originalLang')
  if (said) return { originalLang: said }
  const titles = Object.values(wordsIn(row, 'title') ?? {}).filter(Boolean)
  if (known || titles.length < 2) return {}
  return { originalLang: ['CN', 'HK', 'MO', 'TW'].includes(owner.country) ? 'zh' : 'en' }
}
