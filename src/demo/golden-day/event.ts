import { findEventBySlug } from '#events/directory.ts'
import { createEvent } from '#events/editions.ts'
import { nameOrganisers } from '#events/organisers.ts'
import { addSession, type SessionInput } from '#events/sessions.ts'
import { declareAvailability } from '#meetings/availability.ts'
import { setDayRule } from '#meetings/day-rules.ts'
import { nameInterpreter } from '#meetings/interpreters.ts'
import { cutIntoSlots, layOutDay } from '#meetings/slots.ts'
import { createCall, findCall, linkEventToCall } from '#outcomes/calls.ts'
import type { Actor } from '#people/actor.ts'
import { findOrganisation } from '#people/organisations.ts'
import type { Db } from '#platform/database/connect.ts'
import { organisers } from './organisations.ts'

export const SLUG = 'uk-sensors-2017'
const DAY = '2017-09-13'

/** The call the source names: the day fills its pipeline. */
const call = {
  code: 'js-uk-next',
  name: {
    zh: '下一轮“中国（江苏）-英国产业挑战合作计划”',
    en: 'Next round of the China (Jiangsu)–UK Industrial Challenge cooperation programme',
  },
}

/** The event with everything the source states about it: who stood behind it, where, when, what was on the programme. */
export async function openEvent(db: Db, actor: Actor): Promise<string> {
  const known = await findEventBySlug(db, SLUG)
  if (known) return known.id
  const eventId = await createEvent(db, actor, {
    slug: SLUG,
    name: { zh: '2017中英传感器创新合作对接会', en: '2017 China–UK Sensor Innovation Matchmaking' },
    topics: [{ zh: '传感器', en: 'Sensors' }],
    startsOn: DAY,
    endsOn: DAY,
    timeZone: 'Asia/Shanghai',
    country: 'CN',
    city: { zh: '常州', en: 'Changzhou' },
    attendance: 'onsite',
    isSample: true,
  })
  await nameOrganisers(db, actor, eventId, await organiserRoles(db))
  for (const session of programme) await addSession(db, actor, eventId, session)
  const callId = (await findCall(db, call.code))?.id ?? (await createCall(db, actor, call))
  await linkEventToCall(db, actor, { eventId, callId })
  return eventId
}

/** Hours, tables and interpreters. The source gives none of these; they are a plausible sample. */
export async function layOutMeetings(db: Db, actor: Actor, eventId: string, interpreters: string[]): Promise<void> {
  await setDayRule(db, actor, eventId, { arrangedBy: 'organiser' })
  const slots = [
    ...cutIntoSlots({ day: DAY, from: '10:00', to: '12:00', minutes: 20, pauseMinutes: 0 }),
    ...cutIntoSlots({ day: DAY, from: '13:30', to: '16:10', minutes: 20, pauseMinutes: 0 }),
  ]
  await layOutDay(db, actor, eventId, { slots, tables: 8 })
  for (const personId of interpreters) {
    await nameInterpreter(db, actor, { eventId, personId, languages: ['zh', 'en'], longestStretch: 4 })
    await declareAvailability(db, actor, { eventId, personId, slotIds: 'all' })
  }
}

const programme: SessionInput[] = [
  {
    kind: 'opening',
    name: { zh: '开幕致辞', en: 'Opening addresses' },
    startsAt: `${DAY}T09:00`,
    endsAt: `${DAY}T09:30`,
    blocksMeetings: true,
  },
  {
    kind: 'briefing',
    name: { zh: '英方技术成果与合作需求发布', en: 'UK technology offers and needs' },
    startsAt: `${DAY}T09:30`,
    endsAt: `${DAY}T10:00`,
    blocksMeetings: true,
  },
  {
    kind: 'one_to_one',
    name: { zh: '一对一技术对接洽谈', en: 'One-to-one meetings' },
    startsAt: `${DAY}T10:00`,
    endsAt: `${DAY}T16:10`,
    blocksMeetings: false,
  },
  {
    kind: 'site_visit',
    name: {
      zh: '参观常州常工电子科技股份有限公司',
      en: 'Visit to Changzhou Changgong Electronic Technology Co., Ltd.',
    },
    startsAt: `${DAY}T16:20`,
    endsAt: `${DAY}T17:10`,
    blocksMeetings: true,
  },
  {
    kind: 'site_visit',
    name: { zh: '参观江苏三恒科技股份有限公司', en: 'Visit to Jiangsu Sanheng Technology Co., Ltd.' },
    startsAt: `${DAY}T17:20`,
    endsAt: `${DAY}T18:10`,
    blocksMeetings: true,
  },
]

async function organiserRoles(db: Db) {
  const roles = []
  for (const { reference, role } of organisers) {
    const organisationId = await findOrganisation(db, { reference })
    if (organisationId) roles.push({ organisationId, role })
  }
  return roles
}
