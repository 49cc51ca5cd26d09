// An event that is over, put down row by row: who came, what was planned, what was said at the tables. Invented throughout.

import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import { system } from '#people/actor.ts'
import { addOrganisation, type OrganisationKind } from '#people/organisations.ts'
import { addPerson } from '#people/persons.ts'
import type { Db } from '#platform/database/connect.ts'
import { newId } from '#platform/ids.ts'

export type ClosedDay = {
  eventId: string
  slug: string
  callId: string
  releaseId: string
  foreign: Party[]
  domestic: Party[]
  /** In the order they were planned. */
  meetings: string[]
  intents: string[]
}

export type Party = { organisationId: string; participationId: string; personIds: string[]; delegateIds: string[] }

export type DaySize = { foreign: number; domestic: number; delegates: number; meetings: number; intents: number }

const AT = new Date('2017-09-13T01:00:00Z')

/** Everybody who registered came, every meeting that was planned was held, every intent went into the call. */
export async function closeDay(db: Db, size: DaySize, slug = 'sample-sensors-2017'): Promise<ClosedDay> {
  const { eventId, callId } = await addEvent(db, slug)
  const heads = size.delegates - size.foreign
  const foreign = await addParties(db, eventId, 'foreign', Array(size.foreign).fill(1))
  const domestic = await addParties(
    db,
    eventId,
    'domestic',
    Array.from({ length: size.domestic }, (_, i) => Math.ceil((heads - i) / size.domestic)),
  )
  const meetings = await planMeetings(db, eventId, foreign, domestic, size.meetings)
  const releaseId = await releasePlan(db, eventId)
  const intents = []
  for (const meetingId of meetings.slice(0, size.intents))
    intents.push(await reachIntent(db, eventId, meetingId, callId))
  return { eventId, slug, callId, releaseId, foreign, domestic, meetings, intents }
}

async function addEvent(db: Db, slug: string): Promise<{ eventId: string; callId: string }> {
  const eventId = newId()
  const callId = newId()
  await db
    .insertInto('events.event')
    .values({
      id: eventId,
      slug,
      name: { zh: '2017示例传感器对接会', en: 'The 2017 sample sensor matchmaking' },
      starts_on: '2017-09-13',
      ends_on: '2017-09-13',
      time_zone: 'Asia/Shanghai',
      country: 'CN',
      city: { zh: '常州', en: 'Changzhou' },
      attendance: 'onsite',
      added_at: AT,
    })
    .execute()
  await addOrganisers(db, eventId)
  await db
    .insertInto('events.session')
    .values({
      id: newId(),
      event_id: eventId,
      kind: 'site_visit',
      name: { zh: '示例传感器工厂', en: 'the sample sensor plant' },
      during: '[2017-09-13 14:00+08, 2017-09-13 15:00+08)',
    })
    .execute()
  const name = { zh: '下一轮“示例产业挑战合作计划”', en: 'the next round of the “Sample Challenge Programme”' }
  await db.insertInto('outcomes.programme_call').values({ id: callId, code: slug, name }).execute()
  await db.insertInto('outcomes.event_call').values({ event_id: eventId, call_id: callId }).execute()
  return { eventId, callId }
}

async function addOrganisers(db: Db, eventId: string): Promise<void> {
  const organisers = [
    { role: 'co_host', zh: '示例技术转移中心', en: 'the Sample Transfer Centre' },
    { role: 'co_host', zh: '示例科技局', en: 'the Sample Science Bureau' },
    { role: 'supporter', zh: '示例科技厅', en: 'the Sample Department of Science' },
  ] as const
  for (const [position, { role, zh, en }] of organisers.entries()) {
    const id = await organisation(db, { zh, en }, 'government', 'CN')
    await db.insertInto('events.organiser').values({ event_id: eventId, organisation_id: id, role, position }).execute()
  }
}

async function addParties(db: Db, eventId: string, side: 'foreign' | 'domestic', heads: number[]): Promise<Party[]> {
  const parties = []
  for (const [i, delegates] of heads.entries()) parties.push(await addParty(db, eventId, side, i + 1, delegates))
  return parties
}

/** An organisation that takes part, with delegates who have checked in. */
export async function addParty(
  db: Db,
  eventId: string,
  side: 'foreign' | 'domestic',
  number: number,
  delegates = 1,
): Promise<Party> {
  const abroad = side === 'foreign'
  const name = abroad
    ? { zh: `示例英方${number}`, en: `Sample UK party ${number}` }
    : { zh: `示例企业${number}`, en: `Sample firm ${number}` }
  const organisationId = await organisation(db, name, abroad ? 'university' : 'company', abroad ? 'GB' : 'CN')
  const participationId = newId()
  await db
    .insertInto('events.participation')
    .values({ id: participationId, event_id: eventId, organisation_id: organisationId, side, registered_at: AT })
    .execute()
  const party: Party = { organisationId, participationId, personIds: [], delegateIds: [] }
  for (let head = 1; head <= delegates; head++) {
    const { personId, delegateId } = await addDelegate(db, eventId, participationId, `${name.zh}代表${head}`)
    party.personIds.push(personId)
    party.delegateIds.push(delegateId)
  }
  return party
}

async function addDelegate(db: Db, eventId: string, participationId: string, zh: string) {
  const personId = await addPerson(db, system('test'), { name: { zh } })
  const delegateId = newId()
  await db
    .insertInto('events.delegate')
    .values({
      id: delegateId,
      event_id: eventId,
      participation_id: participationId,
      person_id: personId,
      badge_code: delegateId,
      registered_at: AT,
    })
    .execute()
  await db.insertInto('events.arrival').values({ delegate_id: delegateId, way: 'badge', arrived_at: AT }).execute()
  return { personId, delegateId }
}

async function planMeetings(db: Db, eventId: string, foreign: Party[], domestic: Party[], count: number) {
  const tables = []
  for (const position of foreign.keys()) {
    const id = newId()
    tables.push(id)
    const row = { id, event_id: eventId, position, label: String(position + 1) }
    await db.insertInto('meetings.meeting_table').values(row).execute()
  }
  const slots: string[] = []
  const meetings = []
  for (let i = 0; i < count; i++) {
    const place = i % foreign.length
    if (place === 0) slots.push(await addSlot(db, eventId, slots.length))
    // Every lap around the room starts one seat on, so that no pair meets twice.
    const guest = (i + Math.floor((i - place) / domestic.length)) % domestic.length
    const parties = [foreign[place]!, domestic[guest]!] as const
    meetings.push(await planMeeting(db, eventId, parties, slots.at(-1)!, tables[place]!))
  }
  return meetings
}

async function addSlot(db: Db, eventId: string, position: number): Promise<string> {
  const id = newId()
  const start = new Date(AT.getTime() + position * 1_800_000)
  const end = new Date(start.getTime() + 1_800_000)
  const during = `[${start.toISOString()},${end.toISOString()})`
  await db.insertInto('meetings.slot').values({ id, event_id: eventId, during }).execute()
  return id
}

async function planMeeting(
  db: Db,
  eventId: string,
  [host, guest]: readonly [Party, Party],
  slot: string,
  table: string,
) {
  const id = newId()
  await db
    .insertInto('meetings.meeting')
    .values({
      id,
      event_id: eventId,
      host_id: host.participationId,
      guest_id: guest.participationId,
      weight: 'want',
      came_from: 'wish',
      added_at: AT,
    })
    .execute()
  await sql`select meetings.place(${id}, ${slot}, ${table}, null,
    ${[host.personIds[0], guest.personIds[0]]}::uuid[], ${[host.participationId, guest.participationId]}::uuid[],
    null, ${AT})`.execute(db)
  await db.insertInto('meetings.mark').values({ meeting_id: id, kind: 'held', noted_at: AT }).execute()
  return id
}

/** Releases the working plan as it stands. */
export async function releasePlan(db: Db, eventId: string, number = 1): Promise<string> {
  const id = newId()
  await db.insertInto('meetings.release').values({ id, event_id: eventId, number, released_at: AT }).execute()
  await sql`
    insert into meetings.release_line (release_id, meeting_id, slot_id, table_id, interpreter_id, during, persons, sequence)
    select ${id}, p.meeting_id, p.slot_id, p.table_id, p.interpreter_id, p.during,
      array(select s.person_id from meetings.seat s where s.meeting_id = p.meeting_id), 0
    from meetings.placement p where p.event_id = ${eventId}`.execute(db)
  return id
}

/** The two sides of a meeting reach an intent, which becomes a candidate of the call. */
export async function reachIntent(db: Db, eventId: string, meetingId: string, callId: string): Promise<string> {
  const id = newId()
  await db
    .insertInto('outcomes.intent')
    .values({ id, event_id: eventId, meeting_id: meetingId, reached_at: AT })
    .execute()
  await sql`
    insert into outcomes.intent_party (intent_id, organisation_id, side)
    select ${id}, p.organisation_id, p.side from meetings.meeting m
    join events.participation p on p.id in (m.host_id, m.guest_id) where m.id = ${meetingId}`.execute(db)
  await db.insertInto('outcomes.candidacy').values({ intent_id: id, call_id: callId, entered_at: AT }).execute()
  return id
}

/** The result at the table was changed: the intent stays on record and counts no more. */
export async function withdrawIntent(db: Db, intentId: string): Promise<void> {
  await db.insertInto('outcomes.withdrawal').values({ intent_id: intentId, withdrawn_at: AT }).execute()
}

function organisation(db: Db, name: LanguageMap, kind: OrganisationKind, country: string): Promise<string> {
  return addOrganisation(db, system('test'), { name, kind, country })
}
