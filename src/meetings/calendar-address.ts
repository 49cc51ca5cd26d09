import { insist, isKnown } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { newToken } from '#platform/ids.ts'
import type { UiLanguage } from '#platform/languages.ts'
import { notFound } from '#platform/refusal.ts'
import { hashToken } from '#platform/tokens.ts'
import { writeWholeCalendar } from './my-calendar.ts'
import type { Site } from './news.ts'

/**
 * Makes the secret part of the address a calendar program subscribes to. It is told once and kept as a hash; making a new
 * one closes the address before it.
 */
export async function makeCalendarAddress(db: Db, actor: Actor): Promise<string> {
  const personId = insistPerson(actor)
  const token = newToken()
  const made = { token_hash: hashToken(token), made_at: now() }
  await inTransaction(db, async (tx) => {
    await tx
      .insertInto('meetings.calendar_address')
      .values({ person_id: personId, ...made })
      .onConflict((conflict) => conflict.column('person_id').doUpdateSet(made))
      .execute()
    await tell(tx, actor, { kind: 'calendar-address.made', subject: { kind: 'person', id: personId } })
  })
  return token
}

/** Closes the address. Returns whether there was one. */
export async function closeCalendarAddress(db: Db, actor: Actor): Promise<boolean> {
  const personId = insistPerson(actor)
  return inTransaction(db, async (tx) => {
    const closed = await tx
      .deleteFrom('meetings.calendar_address')
      .where('person_id', '=', personId)
      .returning('made_at')
      .executeTakeFirst()
    if (!closed) return false
    await tell(tx, actor, { kind: 'calendar-address.closed', subject: { kind: 'person', id: personId } })
    return true
  })
}

/** Since when the reader's calendar has had its address; undefined when it has none. */
export async function findCalendarAddress(db: Db, actor: Actor): Promise<Date | undefined> {
  if (!actor.personId) return undefined
  const found = await db
    .selectFrom('meetings.calendar_address')
    .select('made_at')
    .where('person_id', '=', actor.personId)
    .executeTakeFirst()
  return found?.made_at
}

/** The calendar behind an address. Nobody is signed in: whoever knows the address may read it. */
export async function getSubscribedCalendar(
  db: Db,
  token: string,
  options: { site: Site; lang: UiLanguage },
): Promise<string> {
  const owner = await db
    .selectFrom('meetings.calendar_address')
    .select('person_id')
    .where('token_hash', '=', hashToken(token))
    .executeTakeFirst()
  if (!owner) throw notFound('calendar')
  return writeWholeCalendar(db, owner.person_id, options)
}

function insistPerson(actor: Actor): string {
  insist(isKnown(actor), actor)
  if (!actor.personId) throw notFound('person')
  return actor.personId
}
