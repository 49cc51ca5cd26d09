import { z } from 'zod'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { Refusal } from '#platform/refusal.ts'
import { oldestToday } from './deadlines.ts'
import { holdListing } from './listing-lock.ts'
import { insistOnSense } from './sense.ts'

/** By how many months a listing may be renewed at a time. */
export const renewalMonths = [3, 6, 12] as const

export const renewalSchema = z.object({
  months: z.coerce
    .number('catalogue.months-wrong')
    .refine((months) => renewalMonths.some((one) => one === months), 'catalogue.months-wrong'),
})

/** Nobody vouches for longer than this ahead. */
const LONGEST_MONTHS = 24

/**
 * Says that a listing on show is still true, for so many months more: from its last day, or from today when that is over.
 * A need whose deadline has passed is not true any more. Returns the new last day.
 */
export async function renewListing(db: Db, actor: Actor, id: string, months: number): Promise<string> {
  return inTransaction(db, async (tx) => {
    const listing = await holdListing(tx, actor, id)
    const { expires_on: wasUntil } = await findOnShow(tx, id)
    if (listing.kind === 'need') await insistOnSense(tx, id, { isOnForm: false })
    const until = renewedUntil(wasUntil, months)
    await tx
      .insertInto('catalogue.renewal')
      .values({
        id: newId(),
        listing_id: id,
        was_until: wasUntil,
        until,
        renewed_by: actor.personId,
        renewed_at: now(),
      })
      .execute()
    await tx.updateTable('catalogue.listing').set({ expires_on: until }).where('id', '=', id).execute()
    await tell(tx, actor, {
      kind: `${listing.kind}.renewed`,
      subject: { kind: 'listing', id },
      before: { expiresOn: wasUntil },
      after: { expiresOn: until },
    })
    return until
  })
}

/** The last day a renewal by so many months leads to. */
export function renewedUntil(wasUntil: string | null, months: number): string {
  const today = oldestToday()
  const until = monthsAfter(wasUntil && wasUntil > today ? wasUntil : today, months)
  const latest = monthsAfter(today, LONGEST_MONTHS)
  if (until > latest) throw new Refusal('catalogue.renewal-too-far', { field: 'months', params: { latest } })
  return until
}

async function findOnShow(tx: Db, id: string): Promise<{ expires_on: string | null }> {
  const row = await tx
    .selectFrom('catalogue.listing as l')
    .innerJoin('catalogue.publication as p', 'p.listing_id', 'l.id')
    .select('l.expires_on')
    .where('l.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('catalogue.not-on-show', { status: 409 })
  return row
}

// The 31st of a month that has 30 days is its last.
export function monthsAfter(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10)
}
