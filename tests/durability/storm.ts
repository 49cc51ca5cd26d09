// A storm of bookings over HTTP: two programs, one database, both killed without warning while people press "accept".
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { createEvent } from '#events/editions.ts'
import { registerOrganisation } from '#events/participation.ts'
import { setDayRule } from '#meetings/day-rules.ts'
import { cutIntoSlots, layOutDay, listSlots } from '#meetings/slots.ts'
import { system } from '#people/actor.ts'
import { giveRole } from '#people/entitlements.ts'
import { addOrganisation } from '#people/organisations.ts'
import { addPerson } from '#people/persons.ts'
import { startSession } from '#people/sign-in.ts'
import type { Db } from '#platform/database/connect.ts'
import { sensorDay } from '#tests/world/day.ts'

const HOSTS = 20
const ASKERS = 50
const operator = system('test')

export type Storm = { session: string; bookings: { requestId: string; slotId: string }[] }

/**
 * Twenty hosts, each asked by fifty firms, with fifty slots and fewer tables than hosts: a thousand bookings that collide.
 * A host may hold many meetings at once but sends one person, so that only the database stands between two bookings.
 */
export async function brewStorm(db: Db): Promise<Storm> {
  const eventId = await createEvent(db, operator, sensorDay)
  await setDayRule(db, operator, eventId, { arrangedBy: 'participants', openRequestsMax: 1000 })
  const slots = cutIntoSlots({ day: '2017-09-13', from: '08:00', to: '20:30', minutes: 15, pauseMinutes: 0 })
  await layOutDay(db, operator, eventId, { slots, tables: HOSTS })
  const hosts: string[] = []
  for (let i = 0; i < HOSTS; i++) hosts.push(await addHost(db, eventId, i))
  const requests = await addAskers(db, eventId, hosts)
  const slotIds = (await listSlots(db, eventId)).map(({ id }) => id)
  const organiser = await addPerson(db, operator, { name: { en: 'Organiser' } })
  await giveRole(db, operator, { personId: organiser, role: 'organiser' })
  const bookings = requests.map((requestId, i) => ({
    requestId,
    slotId: slotIds[(i * 7 + Math.floor(i / 50)) % slotIds.length] ?? '',
  }))
  return { session: await startSession(db, organiser), bookings }
}

export type Acknowledged = { requestId: string; slotId: string }

/** Presses "accept" for every booking, eight at a time, on either program. Returns what was acknowledged with a redirect. */
export async function rage(
  storm: Storm,
  addresses: () => string[],
  onProgress: (done: number) => void,
): Promise<{ acknowledged: Acknowledged[]; answers: Record<string, number> }> {
  const acknowledged: Acknowledged[] = []
  const answers: Record<string, number> = {}
  let next = 0
  let done = 0
  const press = async () => {
    for (let i = next++; i < storm.bookings.length; i = next++) {
      const booking = storm.bookings[i]
      if (!booking) return
      const list = addresses()
      const status = await accept(list[i % list.length] ?? '', storm.session, booking)
      if (status === '303') acknowledged.push(booking)
      answers[status] = (answers[status] ?? 0) + 1
      onProgress(++done)
      // Whoever meets a dead program looks away for a moment.
      if (status === 'no answer') await wait(100)
    }
  }
  await Promise.all(Array.from({ length: 8 }, press))
  return { acknowledged, answers }
}

async function accept(address: string, session: string, { requestId, slotId }: Acknowledged): Promise<string> {
  try {
    const answer = await fetch(`${address}/en/my/events/${sensorDay.slug}/requests/${requestId}/answer`, {
      method: 'POST',
      headers: { Cookie: `session=${session}`, Origin: address, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ answer: 'accepted', slotId }),
      redirect: 'manual',
      signal: AbortSignal.timeout(20_000),
    })
    await answer.arrayBuffer()
    return String(answer.status)
  } catch {
    return 'no answer'
  }
}

/** What the database holds afterwards. */
export async function findDamage(
  db: Db,
  acknowledged: Acknowledged[],
): Promise<{ lost: number; twice: number; placed: number }> {
  const { rows: placed } = await sql<{ request_id: string; slot_id: string }>`
    select m.request_id, p.slot_id from meetings.placement p join meetings.meeting m on m.id = p.meeting_id
    join meetings.answer a on a.request_id = m.request_id and a.answer = 'accepted'`.execute(db)
  const { rows: twice } = await sql<{ count: number }>`
    select (select count(*) from meetings.seat a join meetings.seat b on a.person_id = b.person_id and a.meeting_id < b.meeting_id and a.during && b.during)
      + (select count(*) from meetings.placement a join meetings.placement b on a.table_id = b.table_id and a.meeting_id < b.meeting_id and a.during && b.during) as count`.execute(
    db,
  )
  const kept = new Set(placed.map(({ request_id, slot_id }) => `${request_id} ${slot_id}`))
  const lost = acknowledged.filter(({ requestId, slotId }) => !kept.has(`${requestId} ${slotId}`)).length
  return { lost, twice: twice[0]?.count ?? 0, placed: placed.length }
}

async function addHost(db: Db, eventId: string, i: number): Promise<string> {
  const organisationId = await addOrganisation(db, operator, {
    name: { en: `Host ${i}` },
    kind: 'company',
    country: 'GB',
  })
  const { id } = await registerOrganisation(db, operator, {
    eventId,
    organisationId,
    side: 'foreign',
    parallelDesks: 40,
  })
  return id
}

// A crowd in one statement; the hosts' delegates are among it, so that everybody is free all day.
async function addAskers(db: Db, eventId: string, hosts: string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with crowd as (
      select n, gen_random_uuid() as person, gen_random_uuid() as organisation,
        case when n <= ${HOSTS}::int then (${hosts}::uuid[])[n] else gen_random_uuid() end as participation
      from generate_series(1, ${HOSTS + ASKERS}::int) n
    ), o as (
      insert into people.organisation (id, name, kind, country, sort_key, initials, added_at)
      select organisation, jsonb_build_object('en', 'Asker ' || n), 'company', 'CN', 'asker', 'a', now() from crowd where n > ${HOSTS}::int
    ), p as (
      insert into people.person (id, name, languages, sort_key, initials, added_at)
      select person, jsonb_build_object('en', 'Person ' || n), '{en}', 'person', 'p', now() from crowd
    ), r as (
      insert into events.participation (id, event_id, organisation_id, side, registered_at)
      select participation, ${eventId}, organisation, 'domestic', now() from crowd where n > ${HOSTS}::int
    ), d as (
      insert into events.delegate (id, event_id, participation_id, person_id, badge_code, registered_at)
      select gen_random_uuid(), ${eventId}, participation, person, person::text, now() from crowd
    ), a as (
      insert into meetings.availability (person_id, slot_id, declared_at)
      select person, s.id, now() from crowd, meetings.slot s where s.event_id = ${eventId}
    )
    insert into meetings.request (id, event_id, asking_id, asked_id, message, message_lang, asked_at)
    select gen_random_uuid(), ${eventId}, asker.participation, host.participation, 'sensors', 'en', now()
    from crowd asker, crowd host where asker.n > ${HOSTS}::int and host.n <= ${HOSTS}::int order by asker.n, host.n
    returning id`.execute(db)
  return rows.map(({ id }) => id)
}
