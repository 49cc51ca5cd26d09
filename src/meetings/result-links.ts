import { sql } from 'kysely'
import { getEvent } from '#events/directory.ts'
import { getParticipation } from '#events/participation.ts'
import { insist } from '#people/access.ts'
import { type Actor, findActor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { newToken } from '#platform/ids.ts'
import { addJob } from '#platform/jobs.ts'
import type { UiLanguage } from '#platform/languages.ts'
import { Refusal } from '#platform/refusal.ts'
import { hashToken } from '#platform/tokens.ts'
import { may } from './access.ts'
import { getDayRule } from './day-rules.ts'
import { isMissing, plan } from './desk.ts'
import type { Voice } from './opinions.ts'
import { type Asked, writeAskingLetter } from './result-letters.ts'

export type ResultLink = (lang: UiLanguage, token: string) => string

const DAY_MS = 86_400_000
const LINK_DAYS = 30
/** Whoever was not asked within a month is not asked at all: nobody remembers, and old events stay quiet. */
const LATE_DAYS = 30

/**
 * Asks every organisation that has a meeting without a result, in one letter to one of its people, with a link that needs
 * no signing in. An organisation is asked once, whoever asks and however often. Returns how many were asked now.
 */
export async function askForResults(db: Db, actor: Actor, eventId: string, linkFor: ResultLink): Promise<number> {
  insist(may.setUp(actor, eventId), actor)
  return inTransaction(db, async (tx) => {
    const event = await getEvent(tx, eventId)
    let asked = 0
    for (const side of await listToAsk(tx, eventId)) {
      const token = newToken()
      const expiresAt = new Date(now().getTime() + LINK_DAYS * DAY_MS)
      const isNew = await tx
        .insertInto('meetings.result_link')
        .values({
          ...{ participation_id: side.participationId, person_id: side.personId, token_hash: hashToken(token) },
          ...{ made_at: now(), expires_at: expiresAt },
        })
        .onConflict((conflict) => conflict.column('participation_id').doNothing())
        .returning('participation_id')
        .executeTakeFirst()
      if (!isNew) continue
      await writeAskingLetter(tx, { event, side, expiresAt, linkFor: (lang) => linkFor(lang, token) })
      asked++
    }
    const subject = { kind: 'event', id: eventId }
    if (asked > 0) await tell(tx, actor, { kind: 'event.results-asked-for', subject, after: { asked } })
    return asked
  })
}

/** The timed half: at its hour it asks; where the event was moved since, it waits for the new hour. */
export async function askWhenDue(tx: Tx, actor: Actor, eventId: string, linkFor: ResultLink): Promise<void> {
  const dueAt = await whenToAsk(tx, eventId)
  if (dueAt > now()) return scheduleAsking(tx, eventId)
  if (now().getTime() - dueAt.getTime() > LATE_DAYS * DAY_MS) return
  await askForResults(tx, actor, eventId, linkFor)
}

/** Puts the asking on the list of timed work. Doing it again for the same hour does it once. */
export async function scheduleAsking(tx: Tx, eventId: string): Promise<void> {
  const runAt = await whenToAsk(tx, eventId)
  const key = `${eventId} ${runAt.toISOString()}`
  await addJob(tx, { kind: 'meetings.ask-for-results', body: { eventId }, key, runAt })
}

/** Whose voice the link carries, and until when. */
export async function openResultLink(db: Db, token: string): Promise<Voice & { expiresAt: Date }> {
  const link = await db
    .selectFrom('meetings.result_link')
    .select(['participation_id', 'person_id', 'expires_at'])
    .where('token_hash', '=', hashToken(token))
    .where('expires_at', '>', now())
    .executeTakeFirst()
  const actor = link && (await findActor(db, link.person_id))
  if (!actor) throw new Refusal('after.link-expired', { status: 410 })
  return { actor, side: await getParticipation(db, link.participation_id), expiresAt: link.expires_at }
}

/** In the morning, where the event was held. */
async function whenToAsk(tx: Tx, eventId: string): Promise<Date> {
  const { endsOn, timeZone } = await getEvent(tx, eventId)
  const { resultsAskedAfterDays: days } = await getDayRule(tx, eventId)
  const morning = Temporal.PlainDate.from(endsOn).add({ days }).toPlainDateTime('09:00').toZonedDateTime(timeZone)
  return new Date(morning.epochMilliseconds)
}

// One reader a side: the delegate with an address who sat at most of these tables, else whoever speaks for it.
async function listToAsk(tx: Tx, eventId: string): Promise<Asked[]> {
  const { rows } = await sql<Asked>`
    with ${plan(eventId)}, lacking as (
      select p.id as participation_id, p.organisation_id, l.*, o.name as other
      from line l join meetings.meeting m on m.id = l.meeting_id
        join events.participation p on p.id in (m.host_id, m.guest_id)
        join events.participation q on q.id in (m.host_id, m.guest_id) and q.id <> p.id
        join people.organisation o on o.id = q.organisation_id
      where ${isMissing()} and not exists (select from meetings.result_link k where k.participation_id = p.id)
    ), reader as (
      select distinct on (x.participation_id) x.participation_id, x.person_id from (
        select l.participation_id, d.person_id, 1 as place, count(*) filter (where d.person_id = any (l.persons)) as sat
          from lacking l join events.delegate d on d.participation_id = l.participation_id group by 1, 2
        union all
        select distinct l.participation_id, b.person_id, 2, 0
          from lacking l join people.membership b on b.organisation_id = l.organisation_id and b.speaks_for
      ) x join people.person p on p.id = x.person_id and p.email is not null
      order by x.participation_id, x.place, x.sat desc, p.sort_key, p.id
    )
    select r.participation_id as "participationId", r.person_id as "personId", p.name, p.email, p.reads, o.name as organisation,
      (select jsonb_agg(jsonb_build_object('startsAt', lower(l.during), 'other', l.other) order by l.during, l.meeting_id)
        from lacking l where l.participation_id = r.participation_id) as meetings
    from reader r join people.person p on p.id = r.person_id
      join events.participation e on e.id = r.participation_id join people.organisation o on o.id = e.organisation_id
    order by r.participation_id`.execute(tx)
  return rows
}
