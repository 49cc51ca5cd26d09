import { findEventBySlug } from '#events/directory.ts'
import { createEvent } from '#events/editions.ts'
import { nameOrganisers, type OrganiserRole } from '#events/organisers.ts'
import { addSession } from '#events/sessions.ts'
import { declareAvailability } from '#meetings/availability.ts'
import { setDayRule } from '#meetings/day-rules.ts'
import { nameInterpreter } from '#meetings/interpreters.ts'
import { cutIntoSlots, layOutDay } from '#meetings/slots.ts'
import type { Actor } from '#people/actor.ts'
import { findOrganisation } from '#people/organisations.ts'
import type { Db } from '#platform/database/connect.ts'
import type { Row } from '../bringing.ts'
import { person } from '../officials.ts'

export const SLUG = 'korea-wuxi-2017'
const DAY = '2017-06-15'

type Body = {
  reference: string
  role: OrganiserRole
  zh: string
  en: string
  kind: string
  country: string
  city: string
}

/** The bodies the source names, under their own names. */
const bodies: Body[] = [
  body('jstd', 'supporter', '江苏省科学技术厅', 'Department of Science and Technology of Jiangsu Province', '南京'),
  {
    ...body('jittc', 'co_host', '江苏省跨国技术转移中心', 'Jiangsu International Technology Transfer Center', '南京'),
    kind: 'service_body',
  },
  {
    ...body('kotra', 'co_host', '大韩贸易投资振兴公社', 'Korea Trade-Investment Promotion Agency (KOTRA)', '首尔'),
    country: 'KR',
  },
  body('wxstb', 'co_host', '无锡市科技局', 'Wuxi Science and Technology Bureau', '无锡'),
  {
    ...body(
      'wxist',
      'co_host',
      '无锡市对外科技交流中心',
      'Wuxi International Science and Technology Exchange Center',
      '无锡',
    ),
    kind: 'service_body',
  },
]

export const bodyRows: Row[] = bodies.map(({ reference, zh, en, kind, country, city }) => ({
  ...{ reference, nameZh: zh, nameEn: en, kind, country, city },
}))

const topics = [
  { zh: '智能技术', en: 'Smart technologies' },
  { zh: '智能产品及装备', en: 'Smart products and equipment' },
  { zh: '工业机器人应用', en: 'Industrial robot applications' },
  { zh: '智能工厂和数字化车间', en: 'Smart factories and digital workshops' },
]

/** The event with what the source states about it. */
export async function openEvent(db: Db, actor: Actor): Promise<string> {
  const known = await findEventBySlug(db, SLUG)
  if (known) return known.id
  const eventId = await createEvent(db, actor, {
    slug: SLUG,
    name: {
      zh: '在锡新吴中韩智能制造技术对接交流会',
      en: 'China–Korea Smart Manufacturing Technology Matchmaking, Xinwu',
    },
    topics,
    startsOn: DAY,
    endsOn: DAY,
    timeZone: 'Asia/Shanghai',
    country: 'CN',
    city: { zh: '无锡', en: 'Wuxi' },
    attendance: 'onsite',
    isSample: true,
  })
  const roles = []
  for (const { reference, role } of bodies) {
    const organisationId = await findOrganisation(db, { reference })
    if (organisationId) roles.push({ organisationId, role })
  }
  await nameOrganisers(db, actor, eventId, roles)
  await addSession(db, actor, eventId, {
    kind: 'briefing',
    name: { zh: '韩方技术信息发布', en: 'Korean technology briefing' },
    startsAt: `${DAY}T09:30`,
    endsAt: `${DAY}T11:30`,
    blocksMeetings: true,
  })
  return eventId
}

/** Half a day of 25-minute meetings. Hours, tables and interpreters are not in the source; they are a plausible sample. */
export async function layOutMeetings(db: Db, actor: Actor, eventId: string): Promise<void> {
  await setDayRule(db, actor, eventId, { arrangedBy: 'organiser' })
  const slots = cutIntoSlots({ day: DAY, from: '13:30', to: '16:50', minutes: 25, pauseMinutes: 0 })
  await layOutDay(db, actor, eventId, { slots, tables: 11 })
  for (const [i, name] of ['朴', '金', '元', '安', '全', '南'].entries()) {
    const spelt = ['Piao', 'Jin', 'Yuan', 'An', 'Quan', 'Nan'][i]
    const names = { zh: `示例·${name}译`, en: `Sample Interpreter ${spelt}` }
    const personId = await person(db, actor, names, `interpreter-ko-${i + 1}@sample.duihe.example`, ['zh', 'ko'])
    await nameInterpreter(db, actor, { eventId, personId, languages: ['zh', 'ko'], longestStretch: 4 })
    await declareAvailability(db, actor, { eventId, personId, slotIds: 'all' })
  }
}

function body(reference: string, role: OrganiserRole, zh: string, en: string, city: string): Body {
  return { reference, role, zh, en, city, kind: 'government', country: 'CN' }
}
