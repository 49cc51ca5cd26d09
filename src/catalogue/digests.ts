import { type Actor, findActor, visitor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import { spoken, type UiLanguage } from '#platform/languages.ts'
import type { Card } from './cards.ts'
import { scheduleDigest } from './digest-hours.ts'
import { readShowcaseQuery, type ShowcaseQuery } from './showcase-query.ts'
import { type Letterhead, type Reader, writeDigestLetter } from './subscription-letters.ts'
import { makeSubscriptionLink } from './subscriptions.ts'

/** Finds what meets a search, the newest first: the same search the screen uses. */
export type Finder = (db: Db, actor: Actor, query: ShowcaseQuery, lang: string) => Promise<{ found: Card[] }>

const LOOKED_AT = 100

/**
 * Sends what is new since the last letter and plans the next one. Nothing new, no letter. A subscription that ended, or
 * whose hour was changed since, is passed over, so a job that runs twice sends once.
 */
export async function sendDigest(
  tx: Tx,
  { subscriptionId, dueAt }: { subscriptionId: string; dueAt: string },
  { find, letterhead }: { find: Finder; letterhead: Letterhead },
): Promise<void> {
  const row = await tx
    .selectFrom('catalogue.subscription')
    .selectAll()
    .where('id', '=', subscriptionId)
    .forUpdate()
    .executeTakeFirst()
  if (!row?.confirmed_at || row.due_at?.toISOString() !== dueAt) return
  const at = now()
  const reader = await findReader(tx, row)
  if (reader) {
    const query = readShowcaseQuery(new URLSearchParams(`${row.query}&order=newest&limit=${LOOKED_AT}`))
    const { actor, ...to } = reader
    const { found } = await find(tx, actor, query, row.lang)
    const fresh = found.filter(({ publishedAt }) => publishedAt && publishedAt > row.told_until && publishedAt <= at)
    if (fresh.length > 0) {
      const token = await makeSubscriptionLink(tx, row.id)
      const { id, lang, rhythm } = row
      await writeDigestLetter(tx, { id, lang, rhythm, query: row.query, token, at, ...to }, fresh, letterhead)
    }
  }
  await tx.updateTable('catalogue.subscription').set({ told_until: at }).where('id', '=', row.id).execute()
  await scheduleDigest(tx, row.id)
}

// A person is written to where they live now; whoever has no address any more is not written to.
async function findReader(
  tx: Tx,
  { person_id, address, lang }: { person_id: string | null; address: string; lang: UiLanguage },
): Promise<(Reader & { actor: Actor }) | undefined> {
  if (!person_id) return { actor: visitor(lang), personId: null, name: '', address }
  const person = await tx
    .selectFrom('people.person')
    .select(['name', 'email'])
    .where('id', '=', person_id)
    .executeTakeFirst()
  const actor = person?.email ? await findActor(tx, person_id) : undefined
  if (!actor || !person?.email) return undefined
  return { actor, personId: person_id, name: spoken(person.name, lang).text, address: person.email }
}
