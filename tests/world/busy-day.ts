// A day with more people than the cast: guests who speak English only, firms of whom every third speaks Chinese only,
// an interpreter, and every guest wishing to meet every firm. Everybody is invented.

import { registerDelegate } from '#events/delegates.ts'
import { createEvent } from '#events/editions.ts'
import { registerOrganisation } from '#events/participation.ts'
import { declareAvailability } from '#meetings/availability.ts'
import { nameInterpreter } from '#meetings/interpreters.ts'
import { addMeeting } from '#meetings/meetings.ts'
import { layOutDay, listSlots, type Slot } from '#meetings/slots.ts'
import { listTables, type Table } from '#meetings/tables.ts'
import type { Actor } from '#people/actor.ts'
import { addOrganisation } from '#people/organisations.ts'
import { addPerson } from '#people/persons.ts'
import type { Db } from '#platform/database/connect.ts'
import { sensorDay } from './day.ts'

export type BusyDay = {
  eventId: string
  slug: string
  slots: Slot[]
  tables: Table[]
  meetings: string[]
  guests: Member[]
  firms: Member[]
  interpreter: Member
}

export type Member = { participationId: string; personId: string; email: string }

let opened = 0

export async function openBusyDay(
  db: Db,
  organiser: Actor,
  size: { guests: number; firms: number; slots: number; tables: number; meetings?: number },
): Promise<BusyDay> {
  const slug = `busy-day-${++opened}`
  const eventId = await createEvent(db, organiser, { ...sensorDay, slug })
  const from = Temporal.PlainDateTime.from('2017-09-13T10:00')
  const slots = Array.from({ length: size.slots }, (_, i) => ({
    startsAt: from.add({ minutes: 20 * i }).toString(),
    endsAt: from.add({ minutes: 20 * (i + 1) }).toString(),
  }))
  await layOutDay(db, organiser, eventId, { slots, tables: size.tables })
  const register = (side: 'foreign' | 'domestic', at: number) => addMember(db, organiser, { eventId, slug, side, at })
  const guests = await inTurn(size.guests, (at) => register('foreign', at))
  const firms = await inTurn(size.firms, (at) => register('domestic', at))
  const interpreter = await addMember(db, organiser, { eventId, slug, side: 'interpreter', at: 0 })
  await nameInterpreter(db, organiser, { eventId, personId: interpreter.personId, languages: ['en', 'zh'] })
  for (const { personId } of [...guests, ...firms, interpreter])
    await declareAvailability(db, organiser, { eventId, personId, slotIds: 'all' })
  const pairs = firms.flatMap((firm) => guests.map((guest) => [guest.participationId, firm.participationId] as const))
  const meetings: string[] = []
  for (const [guest, firm] of pairs.slice(0, size.meetings))
    meetings.push(
      (await addMeeting(db, organiser, { eventId, sides: [guest, firm], weight: 'want', cameFrom: 'desk' })).id,
    )
  return {
    ...{ eventId, slug, meetings, guests, firms, interpreter },
    slots: await listSlots(db, eventId),
    tables: await listTables(db, eventId),
  }
}

type Role = { eventId: string; slug: string; side: 'foreign' | 'domestic' | 'interpreter'; at: number }

async function addMember(db: Db, organiser: Actor, { eventId, slug, side, at }: Role): Promise<Member> {
  const isGuest = side === 'foreign'
  const email = `${slug}.${side}.${at}@duihe.example`
  const name = isGuest ? { en: `Guest ${slug} ${at}` } : { zh: `示例人员${slug}-${side}-${at}` }
  const languages = side === 'interpreter' ? ['en', 'zh'] : isGuest ? ['en'] : at % 3 === 0 ? ['zh'] : ['zh', 'en']
  const timeZone = isGuest ? 'Europe/London' : 'Asia/Shanghai'
  const personId = await addPerson(db, organiser, { name, email, languages, timeZone })
  if (side === 'interpreter') return { participationId: '', personId, email }
  const organisationId = await addOrganisation(db, organiser, {
    name: isGuest ? { en: `University ${slug} ${at}` } : { zh: `示例公司${slug}-${at}` },
    kind: isGuest ? 'university' : 'company',
    country: isGuest ? 'GB' : 'CN',
  })
  const { id } = await registerOrganisation(db, organiser, { eventId, organisationId, side })
  await registerDelegate(db, organiser, { participationId: id, personId })
  return { participationId: id, personId, email }
}

async function inTurn<T>(count: number, make: (at: number) => Promise<T>): Promise<T[]> {
  const made: T[] = []
  for (let at = 0; at < count; at++) made.push(await make(at))
  return made
}
