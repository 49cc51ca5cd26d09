import type { PartOfDay } from '#meetings/timings.ts'
import { stateWish, type WishLevel } from '#meetings/wishes.ts'
import type { Actor } from '#people/actor.ts'
import type { Tx } from '#platform/database/connect.ts'
import { Refusal } from '#platform/refusal.ts'
import type { RowValues } from '#platform/sheets/columns.ts'
import { type Called, getCalled, getRegistration } from './calling.ts'
import { type Landing, partsOf, type Task, textIn } from './landing.ts'

/** States whom an organisation wishes to meet at the event. */
export async function landWish(tx: Tx, actor: Actor, row: RowValues, { event }: Task): Promise<Landing> {
  if (!event) throw new Refusal('intake.event-needed')
  const from = await getNamed(tx, row, 'from')
  const to = await getNamed(tx, row, 'to')
  const level = textIn(row, 'level')
  if (!level) throw new Refusal('intake.needed-when-new', { field: 'level' })
  const [wishingId, wishedId] = [
    await getRegistration(tx, event.id, from, 'from'),
    await getRegistration(tx, event.id, to, 'to'),
  ]
  const way = await stateWish(tx, actor, {
    ...{ wishingId, wishedId, level: level as WishLevel },
    ...(row.listing === undefined ? {} : { listingId: await findListing(tx, textIn(row, 'listing'), to, from) }),
    ...(partsOf(row, ['note', 'partOfDay']) as { note?: string | null; partOfDay?: PartOfDay | null }),
  })
  return { subject: `${wishingId} ${wishedId}`, way }
}

async function getNamed(tx: Tx, row: RowValues, field: 'from' | 'to'): Promise<Called> {
  const called = textIn(row, field)
  if (!called) throw new Refusal('intake.needed-when-new', { field })
  return getCalled(tx, called, field)
}

/** By reference, or by the number of its page as `#12`; one of the wished organisation before one of the wishing. */
async function findListing(
  tx: Tx,
  called: string | null | undefined,
  to: Called,
  from: Called,
): Promise<string | null> {
  if (!called) return null
  const number = /^#(\d{1,9})$/.exec(called)?.[1]
  const found = await tx
    .selectFrom('catalogue.listing')
    .select(['id', 'organisation_id'])
    .where('organisation_id', 'in', [to.id, from.id])
    .where((where) =>
      where.or([
        where('reference', 'in', [called, called.normalize('NFKC')]),
        ...(number === undefined ? [] : [where('number', '=', Number(number))]),
      ]),
    )
    // An offer before a need of the same reference.
    .orderBy('kind', 'desc')
    .execute()
  const listing = found.find(({ organisation_id }) => organisation_id === to.id) ?? found[0]
  if (!listing) throw new Refusal('intake.listing-unknown', { field: 'listing', params: { reference: called } })
  return listing.id
}
