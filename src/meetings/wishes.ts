import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import { getParticipation, type Participation, type Way } from '#events/participation.ts'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { may } from './access.ts'
import { type DayRule, getDayRule } from './day-rules.ts'
import { callOff, recordMeeting } from './meetings.ts'
import { adoptWishedPart } from './timing.ts'
import type { PartOfDay } from './timings.ts'

export const wishLevels = ['must', 'want', 'no'] as const
export type WishLevel = (typeof wishLevels)[number]

export type WishInput = {
  /** Registrations of the two organisations. */
  wishingId: string
  wishedId: string
  level: WishLevel
  /** The offer or need the wish is about. */
  listingId?: string | null | undefined
  note?: string | null | undefined
  /** The half of the day their meeting is wished for. */
  partOfDay?: PartOfDay | null | undefined
}

/**
 * States whom an organisation must, wants or refuses to meet. Stating it again changes what is given. One "no" is enough:
 * the pair's meeting is called off unless it was held already. A participant is held to the rules of the day, the
 * organiser is not.
 */
export async function stateWish(db: Db, actor: Actor, input: WishInput): Promise<Way> {
  const wishing = await getParticipation(db, input.wishingId)
  insist(may.speakFor(actor, wishing), actor)
  const wished = await getParticipation(db, input.wishedId)
  if (wished.eventId !== wishing.eventId) throw notFound('participation')
  if (wished.id === wishing.id) throw new Refusal('meetings.ask-yourself', { field: 'wishedId' })
  return inTransaction(db, async (tx) => {
    if (!may.setUp(actor, wishing.eventId)) await insistWishable(tx, wishing, input)
    const before = await findWish(tx, input)
    const after = {
      level: input.level,
      listing_id: input.listingId === undefined ? (before?.listing_id ?? null) : input.listingId,
      note: input.note === undefined ? (before?.note ?? null) : input.note || null,
      part_of_day: input.partOfDay === undefined ? (before?.part_of_day ?? null) : input.partOfDay,
    }
    if (before && isDeepStrictEqual(before, after)) return 'unchanged'
    const stated = { ...after, stated_by: actor.personId, stated_at: now() }
    await tx
      .insertInto('meetings.wish')
      .values({ event_id: wishing.eventId, wishing_id: wishing.id, wished_id: wished.id, ...stated })
      .onConflict((conflict) => conflict.columns(['wishing_id', 'wished_id']).doUpdateSet(stated))
      .execute()
    const subject = { kind: 'participation', id: wishing.id }
    await tell(tx, actor, { kind: 'wish.stated', subject, before, after: { wishedId: wished.id, ...after } })
    if (after.level === 'no') await callOffBetween(tx, actor, wishing.id, wished.id)
    return before ? 'updated' : 'created'
  })
}

/** Takes a wish back; a meeting that came from it stays until somebody calls it off. */
export async function takeBackWish(
  db: Db,
  actor: Actor,
  { wishingId, wishedId }: { wishingId: string; wishedId: string },
): Promise<boolean> {
  const wishing = await getParticipation(db, wishingId)
  insist(may.speakFor(actor, wishing), actor)
  return inTransaction(db, async (tx) => {
    if (!may.setUp(actor, wishing.eventId)) insistTime(await getDayRule(tx, wishing.eventId))
    const before = await tx
      .deleteFrom('meetings.wish')
      .where('wishing_id', '=', wishingId)
      .where('wished_id', '=', wishedId)
      .returning(['level', 'listing_id', 'note', 'part_of_day'])
      .executeTakeFirst()
    if (!before) return false
    const subject = { kind: 'participation', id: wishingId }
    await tell(tx, actor, { kind: 'wish.taken-back', subject, before: { wishedId, ...before } })
    return true
  })
}

/**
 * Makes meetings of wishes: every pair that at least one side wants and neither refuses. The stronger wish gives the
 * weight and the listing; a half of the day is taken over where the wishes of both sides do not differ. Doing it again adds only what is new; a meeting called off since stays off until one of its
 * wishes is stated anew.
 */
export async function makeMeetingsFromWishes(
  db: Db,
  actor: Actor,
  eventId: string,
): Promise<{ created: number; restored: number; updated: number; unchanged: number; stayedOff: number }> {
  insist(may.setUp(actor, eventId), actor)
  return inTransaction(db, async (tx) => {
    const count = { created: 0, restored: 0, updated: 0, unchanged: 0, stayedOff: 0 }
    for (const pair of await listWantedPairs(tx, eventId)) {
      if (pair.isOff) {
        count.stayedOff++
        continue
      }
      const { id, way } = await recordMeeting(tx, actor, {
        ...{ eventId, sides: [pair.wishingId, pair.wishedId] },
        ...{ weight: pair.level, cameFrom: 'wish', listingId: pair.listingId },
      })
      const isTimed = pair.part !== null && (await adoptWishedPart(tx, actor, id, pair.part))
      count[isTimed && way === 'unchanged' ? 'updated' : way]++
    }
    return count
  })
}

export type Wish = {
  wishingId: string
  wishing: LanguageMap
  wishedId: string
  wished: LanguageMap
  level: WishLevel
  note: string | null
  partOfDay: PartOfDay | null
  listingNumber: number | null
}

const WISHES_MAX = 5000

/** All wishes of an event, by who wishes. */
export function listWishes(db: Db, eventId: string): Promise<Wish[]> {
  return db
    .selectFrom('meetings.wish as w')
    .innerJoin('events.participation as ap', 'ap.id', 'w.wishing_id')
    .innerJoin('people.organisation as ao', 'ao.id', 'ap.organisation_id')
    .innerJoin('events.participation as bp', 'bp.id', 'w.wished_id')
    .innerJoin('people.organisation as bo', 'bo.id', 'bp.organisation_id')
    .leftJoin('catalogue.listing as l', 'l.id', 'w.listing_id')
    .select(['w.wishing_id as wishingId', 'ao.name as wishing', 'w.wished_id as wishedId', 'bo.name as wished'])
    .select(['w.level', 'w.note', 'w.part_of_day as partOfDay', 'l.number as listingNumber'])
    .where('w.event_id', '=', eventId)
    .orderBy('ao.sort_key')
    .orderBy('bo.sort_key')
    .limit(WISHES_MAX)
    .execute()
}

// Wishes of one organisation come one after the other, so that its musts are counted right.
async function insistWishable(tx: Tx, { id, eventId }: Participation, input: WishInput): Promise<void> {
  await tx.selectFrom('events.participation').select('id').where('id', '=', id).forNoKeyUpdate().execute()
  const rule = await getDayRule(tx, eventId)
  if (rule.arrangedBy !== 'organiser') throw new Refusal('meetings.wish-not-here', { status: 409 })
  insistTime(rule)
  if (input.listingId) await insistListingOfPair(tx, input.listingId, [id, input.wishedId])
  if (input.level !== 'must') return
  const { count } = await tx
    .selectFrom('meetings.wish')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('wishing_id', '=', id)
    .where('wished_id', '<>', input.wishedId)
    .where('level', '=', 'must')
    .executeTakeFirstOrThrow()
  if (count >= rule.mustsMax)
    throw new Refusal('meetings.too-many-musts', { status: 409, params: { maximum: rule.mustsMax } })
}

function insistTime({ wishesCloseAt }: DayRule): void {
  if (wishesCloseAt && wishesCloseAt <= now()) throw new Refusal('meetings.wishing-is-over', { status: 409 })
}

async function insistListingOfPair(tx: Tx, listingId: string, pair: string[]): Promise<void> {
  const found = await tx
    .selectFrom('catalogue.publication as x')
    .innerJoin('catalogue.listing as l', 'l.id', 'x.listing_id')
    .innerJoin('events.participation as p', 'p.organisation_id', 'l.organisation_id')
    .select('l.id')
    .where('l.id', '=', listingId)
    .where('p.id', 'in', pair)
    .executeTakeFirst()
  if (!found) throw new Refusal('meetings.listing-of-another', { field: 'listingId' })
}

function findWish(tx: Tx, { wishingId, wishedId }: WishInput) {
  return tx
    .selectFrom('meetings.wish')
    .select(['level', 'listing_id', 'note', 'part_of_day'])
    .where('wishing_id', '=', wishingId)
    .where('wished_id', '=', wishedId)
    .forUpdate()
    .executeTakeFirst()
}

// A pair that met already met: the "no" counts for what is still to come.
async function callOffBetween(tx: Tx, actor: Actor, one: string, other: string): Promise<void> {
  const meeting = await tx
    .selectFrom('meetings.meeting as m')
    .leftJoin('meetings.mark as k', (join) => join.onRef('k.meeting_id', '=', 'm.id').on('k.kind', '=', 'held'))
    .select('m.id')
    .where('m.host_id', 'in', [one, other])
    .where('m.guest_id', 'in', [one, other])
    .where('k.kind', 'is', null)
    .executeTakeFirst()
  if (meeting) await callOff(tx, actor, { meetingId: meeting.id, reason: null })
}

type WantedPair = {
  wishingId: string
  wishedId: string
  level: 'must' | 'want'
  listingId: string | null
  part: PartOfDay | null
  /** Called off after the last of its wishes was stated. */
  isOff: boolean
}

// The strongest wish speaks for the pair; "must" sorts before "want", and of two alike the one that names a listing.
async function listWantedPairs(tx: Tx, eventId: string): Promise<WantedPair[]> {
  const { rows } = await sql<WantedPair>`
    select distinct on (least(w.wishing_id, w.wished_id), greatest(w.wishing_id, w.wished_id))
      w.wishing_id as "wishingId", w.wished_id as "wishedId", w.level, w.listing_id as "listingId",
      (select case when count(distinct o.part_of_day) = 1 then min(o.part_of_day) end from meetings.wish o
        where o.wishing_id in (w.wishing_id, w.wished_id) and o.wished_id in (w.wishing_id, w.wished_id)) as part,
      exists (select 1 from meetings.meeting m join meetings.cancellation c on c.meeting_id = m.id
        where m.event_id = w.event_id and least(m.host_id, m.guest_id) = least(w.wishing_id, w.wished_id)
          and greatest(m.host_id, m.guest_id) = greatest(w.wishing_id, w.wished_id)
          and c.cancelled_at >= all (select o.stated_at from meetings.wish o
            where o.wishing_id in (w.wishing_id, w.wished_id) and o.wished_id in (w.wishing_id, w.wished_id))) as "isOff"
    from meetings.wish w
    where w.event_id = ${eventId} and w.level <> 'no'
      and not exists (select 1 from meetings.wish other
        where other.wishing_id = w.wished_id and other.wished_id = w.wishing_id and other.level = 'no')
    order by least(w.wishing_id, w.wished_id), greatest(w.wishing_id, w.wished_id),
      w.level = 'must' desc, w.listing_id is null, w.stated_at`.execute(tx)
  return rows
}
