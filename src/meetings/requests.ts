import { sql } from 'kysely'
import { getParticipation, type Participation } from '#events/participation.ts'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import type { UiLanguage } from '#platform/languages.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { may } from './access.ts'
import { type DayRule, getDayRule } from './day-rules.ts'
import { type LinkFor, writeAnswerLetter, writeOpeningLetters, writeRequestLetters } from './request-letters.ts'

export type AskInput = {
  /** Registrations of the two organisations. */
  askingId: string
  askedId: string
  listingId?: string | null | undefined
  /** Why, in one line. */
  message: string
  messageLang?: string
}

/**
 * Asks another organisation for a meeting. Holds no slot. The other side has to have opened slots; whoever has too many
 * questions out waits for answers. Asking twice is asking once. With `linkFor` the asked side gets a letter.
 */
export async function askForMeeting(
  db: Db,
  actor: Actor,
  input: AskInput,
  linkFor?: (lang: UiLanguage, requestId: string) => string,
): Promise<string> {
  const asking = await getParticipation(db, input.askingId)
  insist(may.speakFor(actor, asking), actor)
  const asked = await getParticipation(db, input.askedId)
  if (asked.eventId !== asking.eventId) throw notFound('participation')
  if (asked.id === asking.id) throw new Refusal('meetings.ask-yourself', { field: 'askedId' })
  return inTransaction(db, async (tx) => {
    // Requests of one organisation come one after the other, so that its cap and its doubles are counted right.
    await tx.selectFrom('events.participation').select('id').where('id', '=', asking.id).forNoKeyUpdate().execute()
    const rule = await getDayRule(tx, asking.eventId)
    const known = await insistAskable(tx, asking, asked, rule)
    if (known) return known
    const id = newId()
    const { listingId = null, message, messageLang = actor.reads } = input
    const row = { event_id: asking.eventId, asking_id: asking.id, asked_id: asked.id, listing_id: listingId, message }
    await tx
      .insertInto('meetings.request')
      .values({ id, ...row, message_lang: messageLang, asked_by: actor.personId, asked_at: now() })
      .execute()
    await tell(tx, actor, { kind: 'request.asked', subject: { kind: 'request', id }, after: row })
    if (linkFor) await writeRequestLetters(tx, { asking, asked, message, requestId: id }, linkFor)
    return id
  })
}

/** Takes a question back before it is answered. */
export async function withdrawRequest(db: Db, actor: Actor, requestId: string): Promise<void> {
  const request = await getRequest(db, requestId)
  insist(may.speakFor(actor, request.asking), actor)
  await inTransaction(db, (tx) => giveAnswer(tx, actor, requestId, 'withdrawn'))
}

/** No thanks; no reason is asked. */
export async function declineRequest(db: Db, actor: Actor, requestId: string, linkFor?: LinkFor): Promise<void> {
  const request = await getRequest(db, requestId)
  insist(may.speakFor(actor, request.asked), actor)
  await inTransaction(db, async (tx) => {
    await giveAnswer(tx, actor, requestId, 'declined')
    if (linkFor) await writeAnswerLetter(tx, { request, answer: 'declined' }, linkFor)
  })
}

/** Asks an organisation that has opened no slots to open some. However often it is pressed, the letter goes out once. */
export async function askToOpenSlots(
  db: Db,
  actor: Actor,
  { askingId, askedId }: { askingId: string; askedId: string },
  linkFor: LinkFor,
): Promise<number> {
  const asking = await getParticipation(db, askingId)
  insist(may.speakFor(actor, asking), actor)
  const asked = await getParticipation(db, askedId)
  if (asked.eventId !== asking.eventId) throw notFound('participation')
  return inTransaction(db, async (tx) => {
    const readers = await writeOpeningLetters(tx, { asking, asked }, linkFor)
    const subject = { kind: 'participation', id: asked.id }
    await tell(tx, actor, { kind: 'availability.asked-for', subject, after: { askingId, readers } })
    return readers
  })
}

/** When an organisation was asked to open slots by this one; undefined while it was not. */
export async function findAskedToOpen(db: Db, askingId: string, askedId: string): Promise<Date | undefined> {
  const letter = await db
    .selectFrom('platform.mail')
    .select('written_at')
    .where('kind', '=', 'open-slots')
    .where('about_kind', '=', 'participation')
    .where('about_id', '=', `${askingId} ${askedId}`)
    .orderBy('written_at')
    .limit(1)
    .executeTakeFirst()
  return letter?.written_at
}

/** How many requests of an organisation wait for an answer. */
export async function countOpenRequests(db: Db, askingId: string): Promise<number> {
  const { count } = await db
    .selectFrom('meetings.request as r')
    .leftJoin('meetings.answer as a', 'a.request_id', 'r.id')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('r.asking_id', '=', askingId)
    .where('a.request_id', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}

/** Ends what nobody answered by the time the event has set. Returns how many lapsed. */
export async function lapseRequests(db: Db, actor: Actor, eventId: string): Promise<number> {
  insist(may.setUp(actor, eventId), actor)
  return inTransaction(db, async (tx) => {
    const { requestsLapseAt } = await getDayRule(tx, eventId)
    if (!requestsLapseAt || requestsLapseAt > now()) return 0
    const { rows } = await sql<{ requestId: string }>`
      insert into meetings.answer (request_id, answer, answered_at)
      select r.id, 'lapsed', ${now()} from meetings.request r where r.event_id = ${eventId}
        and not exists (select 1 from meetings.answer a where a.request_id = r.id)
      on conflict (request_id) do nothing returning request_id as "requestId"`.execute(tx)
    for (const { requestId } of rows)
      await tell(tx, actor, { kind: 'request.lapsed', subject: { kind: 'request', id: requestId } })
    return rows.length
  })
}

/** A request is answered once: whoever comes second is told so. */
export async function giveAnswer(
  tx: Tx,
  actor: Actor,
  requestId: string,
  answer: 'accepted' | 'declined' | 'withdrawn',
): Promise<void> {
  const given = await tx
    .insertInto('meetings.answer')
    .values({ request_id: requestId, answer, answered_by: actor.personId, answered_at: now() })
    .onConflict((conflict) => conflict.column('request_id').doNothing())
    .returning('request_id')
    .executeTakeFirst()
  if (!given) throw new Refusal('meetings.request-answered', { status: 409 })
  await tell(tx, actor, { kind: `request.${answer}`, subject: { kind: 'request', id: requestId } })
}

export type Request = {
  id: string
  eventId: string
  listingId: string | null
  message: string
  messageLang: string
  askedBy: string | null
  askedAt: Date
  answer: 'accepted' | 'declined' | 'withdrawn' | 'lapsed' | null
  asking: Participation
  asked: Participation
  /** How many others wait for an answer of the same organisation. */
  othersWaiting: number
}

export async function getRequest(db: Db, id: string): Promise<Request> {
  const row = await requests(db).where('r.id', '=', id).executeTakeFirst()
  if (!row) throw notFound('request')
  return present(row)
}

const REQUESTS_MAX = 500

/** Requests to and from these registrations, newest first. */
export async function listRequests(db: Db, participationIds: string[]): Promise<Request[]> {
  if (participationIds.length === 0) return []
  const rows = await requests(db)
    .where((where) =>
      where.or([where('r.asking_id', 'in', participationIds), where('r.asked_id', 'in', participationIds)]),
    )
    .orderBy('r.id', 'desc')
    .limit(REQUESTS_MAX)
    .execute()
  return rows.map(present)
}

/** How many unanswered requests wait for the actor's organisations, by event. */
export async function countToAnswer(db: Db, actor: Actor): Promise<Map<string, number>> {
  if (actor.organisations.length === 0) return new Map()
  const rows = await db
    .selectFrom('meetings.request as r')
    .innerJoin('events.participation as p', 'p.id', 'r.asked_id')
    .leftJoin('meetings.answer as a', 'a.request_id', 'r.id')
    .select('r.event_id')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('p.organisation_id', 'in', actor.organisations)
    .where('a.answer', 'is', null)
    .groupBy('r.event_id')
    .execute()
  return new Map(rows.map(({ event_id, count }) => [event_id, count]))
}

// Returns the request that is out already, refuses what the rules of the day do not allow.
async function insistAskable(
  tx: Tx,
  asking: Participation,
  asked: Participation,
  { openRequestsMax, requestsLapseAt }: DayRule,
): Promise<string | undefined> {
  if (requestsLapseAt && requestsLapseAt <= now()) throw new Refusal('meetings.asking-is-over', { status: 409 })
  const between = await requests(tx)
    .where('r.asking_id', 'in', [asking.id, asked.id])
    .where('r.asked_id', 'in', [asking.id, asked.id])
    .execute()
  const mine = between.filter((request) => request.asking_id === asking.id)
  const open = mine.find(({ answer }) => answer === null)
  if (open) return open.id
  if (mine.some(({ answer }) => answer === 'declined')) throw new Refusal('meetings.declined-before', { status: 409 })
  if (between.some((request) => request.asking_id === asked.id && request.answer === null))
    throw new Refusal('meetings.they-asked-first', { status: 409 })
  const pair = await lookAtPair(tx, asking.id, asked.id)
  if (pair.meets) throw new Refusal('meetings.meeting-exists', { status: 409 })
  if (pair.refused) throw new Refusal('meetings.not-askable', { status: 409, field: 'askedId' })
  if (!pair.hasSlots) throw new Refusal('meetings.no-slots-declared', { status: 409, field: 'askedId' })
  if (pair.openRequests >= openRequestsMax)
    throw new Refusal('meetings.too-many-open', { status: 409, params: { maximum: openRequestsMax } })
  return undefined
}

type PairState = { meets: boolean; refused: boolean; hasSlots: boolean; openRequests: number }

async function lookAtPair(tx: Tx, askingId: string, askedId: string): Promise<PairState> {
  const pair = [askingId, askedId]
  const { rows } = await sql<PairState>`select
    exists (select 1 from meetings.meeting m where m.host_id = any (${pair}::uuid[]) and m.guest_id = any (${pair}::uuid[])
      and not exists (select 1 from meetings.cancellation c where c.meeting_id = m.id)) as meets,
    exists (select 1 from meetings.wish w where w.level = 'no'
      and w.wishing_id = any (${pair}::uuid[]) and w.wished_id = any (${pair}::uuid[])) as refused,
    exists (select 1 from events.delegate d join meetings.availability a on a.person_id = d.person_id
      join meetings.slot s on s.id = a.slot_id and s.event_id = d.event_id where d.participation_id = ${askedId}) as "hasSlots",
    (select count(*) from meetings.request r where r.asking_id = ${askingId}
      and not exists (select 1 from meetings.answer a where a.request_id = r.id)) as "openRequests"`.execute(tx)
  return rows[0] ?? { meets: false, refused: false, hasSlots: false, openRequests: 0 }
}

function requests(db: Db) {
  return db
    .selectFrom('meetings.request as r')
    .innerJoin('events.participation as ap', 'ap.id', 'r.asking_id')
    .innerJoin('people.organisation as ao', 'ao.id', 'ap.organisation_id')
    .innerJoin('events.participation as bp', 'bp.id', 'r.asked_id')
    .innerJoin('people.organisation as bo', 'bo.id', 'bp.organisation_id')
    .leftJoin('meetings.answer as a', 'a.request_id', 'r.id')
    .select([
      'r.id',
      'r.event_id',
      'r.listing_id',
      'r.message',
      'r.message_lang',
      'r.asked_by',
      'r.asked_at',
      'a.answer',
    ])
    .select(['r.asking_id', 'ap.side as asking_side', 'ao.id as asking_organisation', 'ao.name as asking_name'])
    .select(['r.asked_id', 'bp.side as asked_side', 'bo.id as asked_organisation', 'bo.name as asked_name'])
    .select(
      sql<number>`(select count(*) from meetings.request other where other.asked_id = r.asked_id and other.id <> r.id
        and not exists (select 1 from meetings.answer x where x.request_id = other.id))`.as('others_waiting'),
    )
}

type Row = Awaited<ReturnType<ReturnType<typeof requests>['execute']>>[number]

function present(row: Row): Request {
  const eventId = row.event_id
  return {
    ...{ id: row.id, eventId, listingId: row.listing_id, message: row.message, messageLang: row.message_lang },
    ...{ askedBy: row.asked_by, askedAt: row.asked_at, answer: row.answer, othersWaiting: row.others_waiting },
    asking: {
      ...{ id: row.asking_id, eventId, organisationId: row.asking_organisation },
      ...{ side: row.asking_side, name: row.asking_name },
    },
    asked: {
      ...{ id: row.asked_id, eventId, organisationId: row.asked_organisation },
      ...{ side: row.asked_side, name: row.asked_name },
    },
  }
}
