import { z } from 'zod'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { Refusal } from '#platform/refusal.ts'
import { holdListing } from './listing-lock.ts'

/** Why a listing is done with: a partner was found here, it was solved elsewhere, it is no longer wanted. */
export const closureReasons = ['found-here', 'done', 'dropped', 'other'] as const
export type ClosureReason = (typeof closureReasons)[number]

/** `lang` is the language the line is written in. */
export const closureSchema = z
  .object({
    reason: z.enum(closureReasons, 'catalogue.reason-missing'),
    line: z.string().trim().max(1000, 'catalogue.text-too-long').default(''),
    lang: z.string(),
  })
  .refine(({ reason, line }) => reason !== 'other' || line !== '', {
    message: 'catalogue.line-missing',
    path: ['line'],
  })

/**
 * Ends the life of a listing, with a reason; it leaves the showcase or the pile of what waits, and its address says that it
 * is closed. Returns false when it was closed already.
 */
export async function closeListing(
  db: Db,
  actor: Actor,
  id: string,
  { reason, line, lang }: z.output<typeof closureSchema>,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const listing = await holdListing(tx, actor, id)
    if (await isClosed(tx, id)) return false
    await tx.deleteFrom('catalogue.submission').where('listing_id', '=', id).execute()
    const was = await tx
      .deleteFrom('catalogue.publication')
      .where('listing_id', '=', id)
      .returning(['published_by', 'published_at'])
      .executeTakeFirst()
    await tx
      .insertInto('catalogue.closure')
      .values({
        ...{ listing_id: id, reason, line, line_lang: lang },
        ...{ was_published_by: was?.published_by ?? null, was_published_at: was?.published_at ?? null },
        ...{ closed_by: actor.personId, closed_at: now() },
      })
      .execute()
    await tell(tx, actor, {
      kind: `${listing.kind}.closed`,
      subject: { kind: 'listing', id },
      before: was && { publishedAt: was.published_at },
      after: { closure: reason, line },
    })
    return true
  })
}

/** Takes a closing back: what was on show is on show again, anything else is a draft. Returns false when it was not closed. */
export async function reopenListing(db: Db, actor: Actor, id: string): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const listing = await holdListing(tx, actor, id)
    const closure = await tx
      .deleteFrom('catalogue.closure')
      .where('listing_id', '=', id)
      .returningAll()
      .executeTakeFirst()
    if (!closure) return false
    const { was_published_at: published_at, was_published_by: published_by } = closure
    if (published_at)
      await tx.insertInto('catalogue.publication').values({ listing_id: id, published_by, published_at }).execute()
    await tell(tx, actor, {
      kind: `${listing.kind}.reopened`,
      subject: { kind: 'listing', id },
      before: { closure: closure.reason, line: closure.line, closedAt: closure.closed_at },
    })
    return true
  })
}

/** Refuses what cannot be done with a closed listing. */
export async function insistOnOpen(tx: Db, id: string): Promise<void> {
  if (await isClosed(tx, id)) throw new Refusal('catalogue.closed', { status: 409 })
}

async function isClosed(tx: Db, id: string): Promise<boolean> {
  const row = await tx.selectFrom('catalogue.closure').select('reason').where('listing_id', '=', id).executeTakeFirst()
  return row !== undefined
}
