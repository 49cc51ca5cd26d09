import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { notFound, Refusal, refusing } from '#platform/refusal.ts'
import { may } from './access.ts'
import { getParticipation, type Side, type Way } from './participation.ts'

/** In the hall, or over video from wherever they are. */
export const attendances = ['onsite', 'online'] as const
export type Attendance = (typeof attendances)[number]

/** Registers a person for an organisation that takes part. Doing it twice registers once. */
export async function registerDelegate(
  db: Db,
  actor: Actor,
  registration: Registration,
): Promise<{ id: string; badgeCode: string; way: Way }> {
  const { eventId } = await getParticipation(db, registration.participationId)
  insist(may.organise(actor, eventId), actor)
  return enterDelegate(db, actor, registration)
}

type Registration = { participationId: string; personId: string; attends?: Attendance }

/** The registration itself, for deeds of this floor that have asked for their own permission. */
export async function enterDelegate(
  db: Db,
  actor: Actor,
  { participationId, personId, attends = 'onsite' }: Registration,
): Promise<{ id: string; badgeCode: string; way: Way }> {
  const { eventId, organisationId } = await getParticipation(db, participationId)
  return inTransaction(db, async (tx) => {
    const known = await tx
      .selectFrom('events.delegate')
      .select(['id', 'badge_code as badgeCode', 'participation_id'])
      .where('event_id', '=', eventId)
      .where('person_id', '=', personId)
      .executeTakeFirst()
    if (known?.participation_id === participationId)
      return { id: known.id, badgeCode: known.badgeCode, way: 'unchanged' as const }
    if (known) throw new Refusal('events.delegate-of-another', { status: 409 })
    const [id, badgeCode] = [newId(), newBadgeCode()]
    await refusing({ a_delegate_stands_for_one_organisation: 'events.delegate-of-another' }, () =>
      tx
        .insertInto('events.delegate')
        .values({
          ...{ id, event_id: eventId, participation_id: participationId, person_id: personId },
          ...{ badge_code: badgeCode, attends, registered_at: now() },
        })
        .execute(),
    )
    const after = { eventId, organisationId, personId, attends }
    await tell(tx, actor, { kind: 'delegate.registered', subject: { kind: 'delegate', id }, after })
    return { id, badgeCode, way: 'created' as const }
  })
}

/**
 * Says whether a delegate comes or takes part over video. Meetings at tables they can no longer sit at stay where they
 * are and show among the conflicts of the board. Returns whether that is new.
 */
export async function changeAttendance(
  db: Db,
  actor: Actor,
  delegateId: string,
  attends: Attendance,
): Promise<boolean> {
  const delegate = await getDelegate(db, delegateId)
  insist(delegate.personId === actor.personId || may.organise(actor, delegate.eventId), actor)
  return inTransaction(db, async (tx) => {
    const changed = await tx
      .updateTable('events.delegate')
      .set({ attends })
      .where('id', '=', delegateId)
      .where('attends', '<>', attends)
      .returning('id')
      .executeTakeFirst()
    if (!changed) return false
    await tell(tx, actor, {
      kind: 'delegate.attendance-changed',
      subject: { kind: 'delegate', id: delegateId },
      before: { attends: delegate.attends },
      after: { attends },
    })
    return true
  })
}

/** Takes a registration back, while the person neither sits in a meeting nor has arrived. */
export async function takeBackDelegate(db: Db, actor: Actor, delegateId: string): Promise<void> {
  const delegate = await getDelegate(db, delegateId)
  insist(may.organise(actor, delegate.eventId), actor)
  await inTransaction(db, async (tx) => {
    await refusing(HAS_A_PLACE, () => tx.deleteFrom('events.delegate').where('id', '=', delegateId).execute())
    await tell(tx, actor, {
      kind: 'delegate.taken-back',
      subject: { kind: 'delegate', id: delegateId },
      before: delegate,
    })
  })
}

const HAS_A_PLACE = {
  who_sits_is_a_delegate: 'events.delegate-seated',
  arrival_delegate_id_fkey: 'events.delegate-arrived',
}

export type Delegate = {
  id: string
  eventId: string
  participationId: string
  organisationId: string
  organisation: LanguageMap
  side: Side
  personId: string
  name: LanguageMap
  post: LanguageMap | null
  languages: string[]
  timeZone: string
  attends: Attendance
  badgeCode: string
  /** Every way in which the desk may look for them, in small letters. */
  findable: string
  arrivedAt: Date | null
}

/** Delegates of an event by organisation and name, all of them or those of one organisation. */
export function listDelegates(db: Db, eventId: string, participationId?: string): Promise<Delegate[]> {
  return delegates(db)
    .where('d.event_id', '=', eventId)
    .$if(participationId !== undefined, (query) => query.where('d.participation_id', '=', participationId ?? ''))
    .orderBy('o.sort_key')
    .orderBy('p.sort_key')
    .orderBy('d.id')
    .limit(DELEGATES_MAX)
    .execute()
}

const DELEGATES_MAX = 5000

export async function getDelegate(db: Db, id: string): Promise<Delegate> {
  const delegate = await delegates(db).where('d.id', '=', id).executeTakeFirst()
  if (!delegate) throw notFound('delegate')
  return delegate
}

/** The person's own registration in the event, if there is one. */
export function findOwnDelegate(db: Db, actor: Actor, eventId: string): Promise<Delegate | undefined> {
  return delegates(db).where('d.event_id', '=', eventId).where('d.person_id', '=', actor.personId).executeTakeFirst()
}

const FOUND_MAX = 30

/**
 * People at the desk as they are looked up: a badge code, part of a name in any of its languages, initials or pinyin
 * (zgf, zeng guo), or part of the organisation's name. Badge codes first, then names that begin as typed.
 */
export async function findDelegates(db: Db, eventId: string, typed: string): Promise<Delegate[]> {
  const words = typed.normalize('NFKC').trim().toLowerCase().slice(0, 100)
  if (!words) return []
  const part = `%${escapeLike(words)}%`
  const start = `${escapeLike(words)}%`
  return delegates(db)
    .where('d.event_id', '=', eventId)
    .where(
      sql<boolean>`(d.badge_code = ${words.toUpperCase()} or p.initials like ${start} or p.sort_key like ${start}
        or replace(p.sort_key, ' ', '') like ${start} or o.initials like ${start}
        or exists (select 1 from jsonb_each_text(p.name) n where lower(n.value) like ${part})
        or exists (select 1 from jsonb_each_text(o.name) n where lower(n.value) like ${part}))`,
    )
    .orderBy(sql`d.badge_code = ${words.toUpperCase()}`, 'desc')
    .orderBy(sql`p.initials like ${start} or p.sort_key like ${start}`, 'desc')
    .orderBy('p.sort_key')
    .orderBy('d.id')
    .limit(FOUND_MAX)
    .execute()
}

/** People of the organisation who are not registered for the event yet. */
export function listColleagues(db: Db, participationId: string): Promise<{ id: string; name: LanguageMap }[]> {
  return db
    .selectFrom('events.participation as r')
    .innerJoin('people.membership as m', 'm.organisation_id', 'r.organisation_id')
    .innerJoin('people.person as p', 'p.id', 'm.person_id')
    .leftJoin('events.delegate as d', (join) =>
      join.onRef('d.person_id', '=', 'p.id').onRef('d.event_id', '=', 'r.event_id'),
    )
    .select(['p.id', 'p.name'])
    .where('r.id', '=', participationId)
    .where('d.id', 'is', null)
    .orderBy('p.sort_key')
    .execute()
}

function delegates(db: Db) {
  return db
    .selectFrom('events.delegate as d')
    .innerJoin('events.participation as r', 'r.id', 'd.participation_id')
    .innerJoin('people.organisation as o', 'o.id', 'r.organisation_id')
    .innerJoin('people.person as p', 'p.id', 'd.person_id')
    .leftJoin('people.membership as m', (join) =>
      join.onRef('m.person_id', '=', 'p.id').onRef('m.organisation_id', '=', 'o.id'),
    )
    .leftJoin('events.arrival as a', 'a.delegate_id', 'd.id')
    .select(['d.id', 'd.event_id as eventId', 'd.participation_id as participationId', 'd.badge_code as badgeCode'])
    .select(['o.id as organisationId', 'o.name as organisation', 'r.side', 'm.post', 'a.arrived_at as arrivedAt'])
    .select(['p.id as personId', 'p.name', 'p.languages', 'p.time_zone as timeZone', 'd.attends'])
    .select(
      sql<string>`lower(concat_ws(' ', p.initials, p.sort_key, replace(p.sort_key, ' ', ''), p.name::text, o.name::text,
        d.badge_code))`.as('findable'),
    )
}

// No 0/O, 1/I/L or U: read aloud across a desk and typed from a badge.
const BADGE_LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const BADGE_LENGTH = 8

function newBadgeCode(): string {
  return Array.from({ length: BADGE_LENGTH }, () => BADGE_LETTERS[randomInt(BADGE_LETTERS.length)]).join('')
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
