import { now } from '#platform/clock.ts'
import type { Tx } from '#platform/database/connect.ts'
import type { Author } from '#platform/facts.ts'
import { tell } from '#platform/facts.ts'
import { addJob } from '#platform/jobs.ts'
import type { UiLanguage } from '#platform/languages.ts'
import { writeTermLetters } from './term-letters.ts'

/** How many days before its last day an organisation hears of it; at 0 it is over. */
const reminderDays = [30, 7, 0] as const

export type Reminder = { listingId: string; expiresOn: string; daysLeft: number }

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/** Asks for the reminders of a listing that is on show until a day. What is asked for and no longer true says nothing. */
export async function planReminders(tx: Tx, listingId: string): Promise<void> {
  const listing = await findOnShow(tx, listingId)
  if (!listing?.expires_on) return
  for (const daysLeft of reminderDays) {
    const reminder: Reminder = { listingId, expiresOn: listing.expires_on, daysLeft }
    const runAt = dueAt(reminder)
    if (runAt <= now()) continue
    const key = `${listingId} ${listing.expires_on} ${daysLeft}`
    await addJob(tx, { kind: 'catalogue.remind', body: reminder, key, runAt })
  }
}

/** Writes to those who speak for the organisation; a listing renewed, changed, closed or withdrawn meanwhile is left alone. */
export async function remind(
  tx: Tx,
  author: Author,
  { listingId, expiresOn, daysLeft }: Reminder,
  linkFor: (lang: UiLanguage, number: number) => string,
): Promise<void> {
  const listing = await findOnShow(tx, listingId)
  if (listing?.expires_on !== expiresOn) return
  if (daysLeft === 0)
    await tell(tx, author, {
      kind: `${listing.kind}.expired`,
      subject: { kind: 'listing', id: listingId },
      after: { expiresOn },
    })
  const { organisation_id: organisationId, number } = listing
  await writeTermLetters(tx, { listingId, organisationId, expiresOn, daysLeft }, (lang) => linkFor(lang, number))
}

// A day without a zone is over when it is over everywhere; before that, a letter goes out in the morning of China.
function dueAt({ expiresOn, daysLeft }: Reminder): Date {
  const midnight = Date.parse(`${expiresOn}T00:00:00Z`)
  return new Date(daysLeft === 0 ? midnight + 36 * HOUR_MS : midnight - daysLeft * DAY_MS + HOUR_MS)
}

function findOnShow(tx: Tx, listingId: string) {
  return tx
    .selectFrom('catalogue.listing as l')
    .innerJoin('catalogue.publication as p', 'p.listing_id', 'l.id')
    .select(['l.kind', 'l.number', 'l.organisation_id', 'l.expires_on'])
    .where('l.id', '=', listingId)
    .executeTakeFirst()
}
