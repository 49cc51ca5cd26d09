// A small exchange day of the tests: one organisation from abroad, two from here, one delegate each.

import { registerDelegate } from '#events/delegates.ts'
import { createEvent, type EventInput } from '#events/editions.ts'
import { registerOrganisation } from '#events/participation.ts'
import { declareAvailability } from '#meetings/availability.ts'
import { layOutDay, listSlots, type Slot } from '#meetings/slots.ts'
import { listTables, type Table } from '#meetings/tables.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import type { Cast } from './cast.ts'

export const sensorDay: EventInput = {
  slug: 'uk-sensors-2017',
  name: { zh: '2017中英传感器创新合作对接会', en: '2017 China–UK sensor innovation matchmaking' },
  startsOn: '2017-09-13',
  endsOn: '2017-09-13',
  timeZone: 'Asia/Shanghai',
  country: 'CN',
  city: { zh: '常州', en: 'Changzhou' },
  attendance: 'onsite',
}

export type Attendee = {
  participationId: string
  delegateId: string
  badgeCode: string
  personId: string
  actor: Actor
}
export type Day = { eventId: string; swansea: Attendee; changgong: Attendee; sanheng: Attendee }

/** The cast comes together: the event exists, the three organisations and their people are registered. */
export async function openDay(db: Db, cast: Cast, change: Partial<EventInput> = {}): Promise<Day> {
  const eventId = await createEvent(db, cast.organiser, { ...sensorDay, ...change })
  const attend = async (
    { organisationId, actor }: Cast['swansea'],
    side: 'foreign' | 'domestic',
  ): Promise<Attendee> => {
    const { id } = await registerOrganisation(db, cast.organiser, { eventId, organisationId, side })
    const personId = actor.personId ?? ''
    const delegate = await registerDelegate(db, cast.organiser, { participationId: id, personId })
    return { participationId: id, delegateId: delegate.id, badgeCode: delegate.badgeCode, personId, actor }
  }
  return {
    eventId,
    swansea: await attend(cast.swansea, 'foreign'),
    changgong: await attend(cast.changgong, 'domestic'),
    sanheng: await attend(cast.sanheng, 'domestic'),
  }
}

/** Slots of twenty minutes from ten o'clock on, and tables; everybody has declared everything free. */
export async function layOut(
  db: Db,
  cast: Cast,
  day: Day,
  { slots, tables, isFree = true }: { slots: number; tables: number; isFree?: boolean },
): Promise<{ slots: Slot[]; tables: Table[] }> {
  const { eventId } = day
  const from = Temporal.PlainDateTime.from('2017-09-13T10:00')
  const inputs = Array.from({ length: slots }, (_, i) => ({
    startsAt: from.add({ minutes: 20 * i }).toString(),
    endsAt: from.add({ minutes: 20 * (i + 1) }).toString(),
  }))
  await layOutDay(db, cast.organiser, eventId, { slots: inputs, tables })
  if (isFree)
    for (const { personId } of [day.swansea, day.changgong, day.sanheng])
      await declareAvailability(db, cast.organiser, { eventId, personId, slotIds: 'all' })
  return { slots: await listSlots(db, eventId), tables: await listTables(db, eventId) }
}
