import { sql } from 'kysely'
import { z } from 'zod'
import { insist, isKnown } from '#people/access.ts'
import { type Actor, system } from '#people/actor.ts'
import { tidyEmail } from '#people/persons.ts'
import { now } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { isId, newId, newToken } from '#platform/ids.ts'
import type { UiLanguage } from '#platform/languages.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { hashToken } from '#platform/tokens.ts'
import { scheduleDigest } from './digest-hours.ts'
import { readShowcaseQuery, writeShowcaseQuery } from './showcase-query.ts'
import { type Letterhead, writeConfirmationLetter } from './subscription-letters.ts'

export const rhythms = ['daily', 'weekly'] as const
export type Rhythm = (typeof rhythms)[number]

export const subscriptionInput = z.object({ rhythm: z.enum(rhythms, 'following.choose-rhythm') })
export const strangerInput = subscriptionInput.extend({ email: z.email('people.email-wrong').max(254) })

export type Subscription = {
  id: string
  query: string
  lang: UiLanguage
  rhythm: Rhythm
  isConfirmed: boolean
}

const CONFIRMATION_DAYS = 7
const PER_ADDRESS_A_DAY = 3
/** However many addresses strangers type, no more letters than this go to people who may not have asked. */
const STRANGERS_AN_HOUR = 200
const SUBSCRIPTIONS_MAX = 50

/** A search as it is kept: what is looked for, without page or order. */
export function tidyQuery(params: URLSearchParams): string {
  return writeShowcaseQuery({ ...readShowcaseQuery(params), order: 'newest', cursor: undefined, limit: 20 })
}

/** Follows a search at one's own address. Following it again changes the rhythm. Returns whether anything changed. */
export async function subscribe(
  db: Db,
  actor: Actor,
  { query, lang, rhythm }: { query: string; lang: UiLanguage; rhythm: Rhythm },
): Promise<boolean> {
  insist(isKnown(actor), actor)
  return inTransaction(db, async (tx) => {
    const person = await tx
      .selectFrom('people.person')
      .select(['id', 'email'])
      .where('id', '=', actor.personId)
      .forUpdate()
      .executeTakeFirst()
    if (!person?.email) throw new Refusal('following.no-address', { status: 409 })
    const { count } = await tx
      .selectFrom('catalogue.subscription')
      .select((row) => row.fn.countAll<number>().as('count'))
      .where('person_id', '=', person.id)
      .executeTakeFirstOrThrow()
    if (count >= SUBSCRIPTIONS_MAX)
      throw new Refusal('following.too-many', { status: 409, params: { most: SUBSCRIPTIONS_MAX } })
    const at = now()
    const before = await find(tx, { address: person.email, query, lang })
    if (before?.rhythm === rhythm && before.confirmed_at) return false
    const own = { person_id: person.id, rhythm, confirmed_at: before?.confirmed_at ?? at }
    const id = before?.id ?? newId()
    if (before) await tx.updateTable('catalogue.subscription').set(own).where('id', '=', id).execute()
    else
      await tx
        .insertInto('catalogue.subscription')
        .values({ ...own, id, address: person.email, query, lang, asked_at: at, told_until: at })
        .execute()
    await scheduleDigest(tx, id)
    const subject = { kind: 'subscription', id }
    await tell(tx, actor, { kind: 'subscription.made', subject, after: { query, lang, rhythm } })
    return true
  })
}

/**
 * A stranger wants to follow a search: their address gets one letter with a link, and nothing more until the link was
 * used. The answer is the same whether the address was known, followed already, or has been asked too often today.
 */
export async function askToSubscribe(
  db: Db,
  actor: Actor,
  asked: { query: string; lang: UiLanguage; rhythm: Rhythm; email: string },
  letterhead: Letterhead,
): Promise<void> {
  const { query, lang, rhythm } = asked
  const address = tidyEmail(asked.email)
  await inTransaction(db, async (tx) => {
    await forgetUnconfirmed(tx)
    await insistQuietHour(tx)
    const before = await find(tx, { address, query, lang })
    if (before?.confirmed_at || (await hasAskedTooOften(tx, address))) return
    const id = before?.id ?? newId()
    const at = now()
    if (before) await tx.updateTable('catalogue.subscription').set({ rhythm }).where('id', '=', id).execute()
    else
      await tx
        .insertInto('catalogue.subscription')
        .values({ id, address, query, lang, rhythm, asked_at: at, told_until: at })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    const token = await makeSubscriptionLink(tx, id)
    await writeConfirmationLetter(tx, { id, address, lang, token, at, days: CONFIRMATION_DAYS }, letterhead)
    // The address itself stays out of the trail, which only grows.
    await tell(tx, actor, { kind: 'subscription.asked-for', subject: { kind: 'subscription', id } })
  })
}

/** The subscription behind a link of a letter. */
export async function getSubscription(db: Db, token: string): Promise<Subscription> {
  const row = await db
    .selectFrom('catalogue.subscription_link as k')
    .innerJoin('catalogue.subscription as s', 's.id', 'k.subscription_id')
    .select(['s.id', 's.query', 's.lang', 's.rhythm', 's.confirmed_at', 'k.made_at'])
    .where('k.token_hash', '=', hashToken(token))
    .executeTakeFirst()
  const isLate = row && !row.confirmed_at && row.made_at < daysAgo(CONFIRMATION_DAYS)
  if (!row || isLate) throw new Refusal('following.link-over', { status: 410 })
  const { id, query, lang, rhythm, confirmed_at } = row
  return { id, query, lang, rhythm, isConfirmed: confirmed_at !== null }
}

/** The stranger has pressed the button: from now on there are letters. */
export async function confirmSubscription(db: Db, token: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { id, isConfirmed } = await getSubscription(tx, token)
    if (isConfirmed) return
    const at = now()
    await tx
      .updateTable('catalogue.subscription')
      .set({ confirmed_at: at, told_until: at })
      .where('id', '=', id)
      .execute()
    await scheduleDigest(tx, id)
    await tell(tx, system('letter'), { kind: 'subscription.confirmed', subject: { kind: 'subscription', id } })
  })
}

/** Ends it by the link of a letter: one tap, no signing in, and again nothing happens. */
export async function endByLink(db: Db, token: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const link = await tx
      .selectFrom('catalogue.subscription_link')
      .select('subscription_id')
      .where('token_hash', '=', hashToken(token))
      .executeTakeFirst()
    if (link) await end(tx, system('letter'), link.subscription_id)
  })
}

/** Ends one's own. */
export async function endSubscription(db: Db, actor: Actor, id: string): Promise<void> {
  insist(isKnown(actor), actor)
  await inTransaction(db, async (tx) => {
    const own = isId(id)
      ? await tx
          .selectFrom('catalogue.subscription')
          .select('id')
          .where('id', '=', id)
          .where('person_id', '=', actor.personId)
          .executeTakeFirst()
      : undefined
    if (!own) throw notFound('subscription')
    await end(tx, actor, id)
  })
}

/** What the actor follows, the latest first. */
export async function listSubscriptions(db: Db, actor: Actor): Promise<Subscription[]> {
  insist(isKnown(actor), actor)
  const rows = await db
    .selectFrom('catalogue.subscription')
    .select(['id', 'query', 'lang', 'rhythm', 'confirmed_at'])
    .where('person_id', '=', actor.personId)
    .orderBy('asked_at', 'desc')
    .execute()
  return rows.map(({ confirmed_at, ...row }) => ({ ...row, isConfirmed: confirmed_at !== null }))
}

/** The secret of one letter's link; every letter has its own, and all of them lead to the same. */
export async function makeSubscriptionLink(tx: Tx, id: string): Promise<string> {
  const token = newToken()
  await tx
    .insertInto('catalogue.subscription_link')
    .values({ token_hash: hashToken(token), subscription_id: id, made_at: now() })
    .execute()
  return token
}

async function end(tx: Tx, actor: Actor, id: string): Promise<void> {
  const ended = await tx
    .deleteFrom('catalogue.subscription')
    .where('id', '=', id)
    .returning(['query', 'lang', 'rhythm'])
    .executeTakeFirst()
  if (ended) await tell(tx, actor, { kind: 'subscription.ended', subject: { kind: 'subscription', id }, before: ended })
}

function find(tx: Tx, { address, query, lang }: { address: string; query: string; lang: UiLanguage }) {
  return tx
    .selectFrom('catalogue.subscription')
    .select(['id', 'rhythm', 'confirmed_at'])
    .where('address', '=', address)
    .where('query', '=', query)
    .where('lang', '=', lang)
    .forUpdate()
    .executeTakeFirst()
}

// An address nobody confirmed is not ours to keep.
async function forgetUnconfirmed(tx: Tx): Promise<void> {
  await tx
    .deleteFrom('catalogue.subscription')
    .where('confirmed_at', 'is', null)
    .where('asked_at', '<', daysAgo(CONFIRMATION_DAYS))
    .execute()
}

async function insistQuietHour(tx: Tx): Promise<void> {
  const { count } = await tx
    .selectFrom('catalogue.subscription_link as k')
    .innerJoin('catalogue.subscription as s', 's.id', 'k.subscription_id')
    .select(sql<number>`count(*)`.as('count'))
    .where('s.confirmed_at', 'is', null)
    .where('k.made_at', '>', daysAgo(1 / 24))
    .executeTakeFirstOrThrow()
  if (count >= STRANGERS_AN_HOUR) throw new Refusal('following.busy', { status: 429 })
}

async function hasAskedTooOften(tx: Tx, address: string): Promise<boolean> {
  const { count } = await tx
    .selectFrom('catalogue.subscription_link as k')
    .innerJoin('catalogue.subscription as s', 's.id', 'k.subscription_id')
    .select(sql<number>`count(*)`.as('count'))
    .where('s.address', '=', address)
    .where('s.confirmed_at', 'is', null)
    .where('k.made_at', '>', daysAgo(1))
    .executeTakeFirstOrThrow()
  return count >= PER_ADDRESS_A_DAY
}

function daysAgo(days: number): Date {
  return new Date(now().getTime() - days * 86_400_000)
}
