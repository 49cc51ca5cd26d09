import { isDeepStrictEqual } from 'node:util'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { uiLanguages } from '#platform/languages.ts'
import { notFound, Refusal, refusing } from '#platform/refusal.ts'
import { may } from './access.ts'
import { lockDraft } from './draft.ts'
import { getLegend, nameOfPair } from './legend.ts'
import { listTimings, type PartOfDay, type Timing, timingOf } from './timings.ts'

/** Says in which half of the day a meeting is to begin; null takes that back. Returns whether it was news. */
export async function setPartOfDay(
  db: Db,
  actor: Actor,
  eventId: string,
  { meetingId, part }: { meetingId: string; part: PartOfDay | null },
): Promise<boolean> {
  insist(may.arrange(actor, eventId), actor)
  return changeTiming(db, actor, eventId, [meetingId], (tx) => writePart(tx, actor, meetingId, part))
}

/** Which of two meetings is over before the other begins. Refuses an order that goes round in a circle. */
export async function setOrder(db: Db, actor: Actor, eventId: string, order: Order): Promise<boolean> {
  insist(may.arrange(actor, eventId), actor)
  return changeTiming(db, actor, eventId, [order.firstId, order.secondId], async (tx) => {
    await writeOrders(tx, actor, [order])
    await insistNoCircle(tx, eventId, order)
  })
}

export async function liftOrder(db: Db, actor: Actor, eventId: string, { firstId, secondId }: Order): Promise<boolean> {
  insist(may.arrange(actor, eventId), actor)
  return changeTiming(db, actor, eventId, [firstId, secondId], async (tx) => {
    await tx
      .deleteFrom('meetings.precedence')
      .where('first_id', '=', firstId)
      .where('second_id', '=', secondId)
      .execute()
  })
}

export type Order = { firstId: string; secondId: string }

/** What a deed changed about one meeting, so that it can be taken back. */
export type TimingChange = { meetingId: string; before: Timing; after: Timing }

/** Makes the timing what it was, for deeds that tell of it in their own words; refuses when somebody changed it since. */
export async function turnTimingBack(tx: Tx, actor: Actor, eventId: string, change: TimingChange): Promise<void> {
  const { meetingId, before, after } = change
  const today = timingOf(await listTimings(tx, eventId), meetingId)
  if (!isDeepStrictEqual(today, after)) throw new Refusal('timetable.changed-since', { status: 409 })
  await writePart(tx, actor, meetingId, before.part)
  await tx
    .deleteFrom('meetings.precedence')
    .where((where) => where.or([where('first_id', '=', meetingId), where('second_id', '=', meetingId)]))
    .execute()
  const orders = [
    ...before.follows.map((firstId) => ({ firstId, secondId: meetingId })),
    ...before.precedes.map((secondId) => ({ firstId: meetingId, secondId })),
  ]
  await writeOrders(tx, actor, orders)
  for (const order of orders) await insistNoCircle(tx, eventId, order)
}

/** The half that the wishes of a pair name stands for its meeting, unless the organiser has named one. */
export async function adoptWishedPart(tx: Tx, actor: Actor, meetingId: string, part: PartOfDay): Promise<boolean> {
  const adopted = await tx
    .insertInto('meetings.part_of_day')
    .values({ meeting_id: meetingId, part, set_by: actor.personId, set_at: now() })
    .onConflict((conflict) => conflict.doNothing())
    .returning('meeting_id')
    .executeTakeFirst()
  if (!adopted) return false
  await tell(tx, actor, {
    kind: 'meeting.part-of-day-wished',
    subject: { kind: 'meeting', id: meetingId },
    after: { part },
  })
  return true
}

async function changeTiming(
  db: Db,
  actor: Actor,
  eventId: string,
  meetings: [string, ...string[]],
  write: (tx: Tx) => Promise<void>,
): Promise<boolean> {
  const [meetingId] = meetings
  return inTransaction(db, async (tx) => {
    // Who sets an order, and who places a meeting meanwhile, come one after the other.
    await lockDraft(tx, eventId)
    await insistOfEvent(tx, eventId, meetings)
    const before = timingOf(await listTimings(tx, eventId), meetingId)
    await write(tx)
    const after = timingOf(await listTimings(tx, eventId), meetingId)
    if (isDeepStrictEqual(before, after)) return false
    await tell(tx, actor, { kind: 'meeting.timed', subject: { kind: 'meeting', id: meetingId }, before, after })
    return true
  })
}

async function writePart(tx: Tx, actor: Actor, meetingId: string, part: PartOfDay | null): Promise<void> {
  if (!part) {
    await tx.deleteFrom('meetings.part_of_day').where('meeting_id', '=', meetingId).execute()
    return
  }
  const set = { part, set_by: actor.personId, set_at: now() }
  await tx
    .insertInto('meetings.part_of_day')
    .values({ meeting_id: meetingId, ...set })
    .onConflict((conflict) => conflict.column('meeting_id').doUpdateSet(set))
    .execute()
}

async function writeOrders(tx: Tx, actor: Actor, orders: Order[]): Promise<void> {
  if (orders.length === 0) return
  const set = { set_by: actor.personId, set_at: now() }
  await refusing({ a_meeting_does_not_precede_itself: 'timetable.order-with-itself' }, () =>
    tx
      .insertInto('meetings.precedence')
      .values(orders.map(({ firstId, secondId }) => ({ first_id: firstId, second_id: secondId, ...set })))
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  )
}

async function insistNoCircle(tx: Tx, eventId: string, { firstId, secondId }: Order): Promise<void> {
  const circle = findWay(await listTimings(tx, eventId), secondId, firstId)
  if (!circle) return
  const { meetings } = await getLegend(tx, eventId)
  const pairs = [firstId, ...circle].flatMap((id) => meetings.get(id) ?? [])
  const named = uiLanguages.map((lang) => [lang, pairs.map((pair) => nameOfPair(pair, lang)).join(' → ')])
  throw new Refusal('timetable.order-in-a-circle', {
    status: 409,
    params: { meetings: Object.fromEntries(named) as Record<string, string> },
  })
}

/** The meetings from one to the other, each to be over before the next. */
function findWay(timings: ReadonlyMap<string, Timing>, from: string, to: string): string[] | undefined {
  const cameFrom = new Map<string, string | null>([[from, null]])
  const queue = [from]
  for (const at of queue) {
    if (at === to) return walkBack(cameFrom, to)
    for (const next of timingOf(timings, at).precedes) {
      if (cameFrom.has(next)) continue
      cameFrom.set(next, at)
      queue.push(next)
    }
  }
  return undefined
}

function walkBack(cameFrom: ReadonlyMap<string, string | null>, to: string): string[] {
  const way: string[] = []
  for (let at: string | null = to; at !== null; at = cameFrom.get(at) ?? null) way.unshift(at)
  return way
}

async function insistOfEvent(tx: Tx, eventId: string, meetings: string[]): Promise<void> {
  const known = await tx
    .selectFrom('meetings.meeting')
    .select('id')
    .where('event_id', '=', eventId)
    .where('id', 'in', meetings)
    .execute()
  if (known.length < new Set(meetings).size) throw notFound('meeting')
}
