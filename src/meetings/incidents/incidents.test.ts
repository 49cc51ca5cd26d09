import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { visitor } from '#people/actor.ts'
import { setClock } from '#platform/clock.ts'
import { type BusyDay, openBusyDay } from '#tests/world/busy-day.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { listDeclared } from '../availability.ts'
import { type Line, listDraftLines } from '../lines.ts'
import { markMeeting } from '../marks.ts'
import { takeOffBoard } from '../moves.ts'
import type { Site } from '../news.ts'
import { releaseTimetable } from '../releases.ts'
import { solveTimetable } from '../timetable.ts'
import { listIncidents } from './history.ts'
import type { Incident } from './incident.ts'
import { mend } from './mending.ts'
import { proposeRepairs } from './proposals.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
after(() => setClock())
const { db } = world
const { organiser, desk } = await bringCast(db)
const site: Site = {
  host: 'duihe.example',
  organizer: { name: '会务组', address: 'desk@duihe.example' },
  myMeetings: (lang, slug) => `https://duihe.example/${lang}/my/events/${slug}`,
}

/** Three guests, six firms, eight slots from ten o'clock, four tables; everybody meets everybody, and all know it. */
async function releasedDay({ at = '10:05' } = {}): Promise<BusyDay> {
  setClock(new Date('2017-09-12T00:00:00Z'))
  const day = await openBusyDay(db, organiser, { guests: 3, firms: 6, slots: 8, tables: 4 })
  await solveTimetable(db, organiser, day.eventId, { seed: 1, budget: { moves: 4000 } })
  await releaseTimetable(db, organiser, day.eventId, { site })
  setClock(new Date(`2017-09-13T${at}:00+08:00`))
  return day
}

async function mendWith(day: BusyDay, incident: Incident, number = 0) {
  const proposals = await proposeRepairs(db, desk, day.eventId, incident)
  const { fingerprint = '' } = proposals[number] ?? {}
  return { proposals, mended: await mend(db, desk, day.eventId, { incident, fingerprint, site }) }
}

const linesOf = (day: BusyDay) => listDraftLines(db, day.eventId)
const begun = (lines: Line[], at: string) =>
  lines.filter(({ startsAt }) => startsAt <= new Date(`2017-09-13T${at}:00+08:00`))

test('somebody is late: what they miss is held later, past slots stay, and only those concerned are told', async () => {
  const day = await releasedDay()
  const before = await linesOf(day)
  const [guest] = day.guests
  const back = day.slots[3]
  const incident: Incident = { kind: 'late', personId: guest?.personId ?? '', slotId: back?.id ?? '' }
  const { proposals, mended } = await mendWith(day, incident)
  const now = await linesOf(day)
  const theirs = now.filter(({ persons }) => persons.includes(guest?.personId ?? ''))
  assert.ok(
    theirs.every(({ startsAt }) => startsAt <= new Date('2017-09-13T10:05+08:00') || startsAt >= (back?.startsAt ?? 0)),
  )
  assert.deepEqual(begun(now, '10:05'), begun(before, '10:05'))
  assert.equal(mended.release, 2)
  const letters = await db.selectFrom('platform.mail').select('to_person').where('version', '=', 2).execute()
  assert.deepEqual(new Set(letters.map((l) => l.to_person)), new Set(proposals[0]?.personsConcerned))
  assert.equal(mended.told, proposals[0]?.personsConcerned.length)
  const declared = await listDeclared(db, day.eventId, guest?.personId ?? '')
  assert.ok(!declared.includes(day.slots[1]?.id ?? '') && declared.includes(back?.id ?? ''))
})

test('a table breaks: its meetings go to others, and it takes none until it is usable again', async () => {
  const day = await releasedDay()
  const [table] = day.tables
  const back = day.slots[4]
  await mendWith(day, { kind: 'table_gone', tableId: table?.id ?? '', slotId: back?.id ?? '' })
  const now = await linesOf(day)
  const there = now.filter(({ tableId, startsAt }) => tableId === table?.id && startsAt < (back?.startsAt ?? 0))
  assert.deepEqual(there, begun(there, '10:05'))
  const closed = await db
    .selectFrom('meetings.closure')
    .select('slot_id')
    .where('table_id', '=', table?.id ?? '')
    .execute()
  assert.deepEqual(new Set(closed.map((c) => c.slot_id)), new Set(day.slots.slice(1, 4).map(({ id }) => id)))
})

test('the only interpreter falls ill: who cannot talk without one waits again and hears that it is off', async () => {
  const day = await releasedDay()
  const before = await linesOf(day)
  const { proposals, mended } = await mendWith(day, { kind: 'interpreter_ill', personId: day.interpreter.personId })
  const now = await linesOf(day)
  assert.ok(before.some(({ interpreter, slotId }) => interpreter && slotId !== day.slots[0]?.id))
  assert.ok(now.every(({ interpreter, startsAt }) => !interpreter || startsAt <= new Date('2017-09-13T10:05+08:00')))
  assert.equal(now.length, before.length - (proposals[0]?.lost.length ?? 0) + (proposals[0]?.refilled.length ?? 0))
  const off = await db
    .selectFrom('platform.mail')
    .select('to_person')
    .where('version', '=', mended.release)
    .where('calendar_method', '=', 'CANCEL')
    .execute()
  assert.ok(off.length > 0)
})

test('a meeting that was called stays, whoever is missing', async () => {
  const day = await releasedDay()
  const next = (await linesOf(day)).find(({ slotId }) => slotId === day.slots[1]?.id)
  assert.ok(next)
  await markMeeting(db, desk, { meetingId: next.meetingId, kind: 'called' })
  await mendWith(day, { kind: 'left', personId: next.persons[0] ?? '' })
  assert.deepEqual(
    (await linesOf(day)).find(({ meetingId }) => meetingId === next.meetingId),
    next,
  )
})

test('two organisations that meet at the coffee table get a slot; a second wish for the same pair is refused', async () => {
  setClock(new Date('2017-09-12T00:00:00Z'))
  const day = await openBusyDay(db, organiser, { guests: 2, firms: 2, slots: 4, tables: 2, meetings: 3 })
  await solveTimetable(db, organiser, day.eventId, { seed: 1, budget: { moves: 2000 } })
  await releaseTimetable(db, organiser, day.eventId, { site })
  setClock(new Date('2017-09-13T09:00:00+08:00'))
  const sides: [string, string] = [day.guests[1]?.participationId ?? '', day.firms[1]?.participationId ?? '']
  const { mended } = await mendWith(day, { kind: 'added', sides })
  assert.equal((await linesOf(day)).length, 4)
  assert.ok(mended.told >= 2)
  await assert.rejects(proposeRepairs(db, desk, day.eventId, { kind: 'added', sides }), {
    code: 'meetings.incident-pair-placed',
  })
  const [noted] = await listIncidents(db, desk, day.eventId)
  assert.deepEqual([noted?.kind, noted?.release, noted?.meetingId !== null], ['added', mended.release, true])
})

test('an hour that somebody gives up goes to a meeting that waits', async () => {
  setClock(new Date('2017-09-12T00:00:00Z'))
  const day = await openBusyDay(db, organiser, { guests: 1, firms: 4, slots: 3, tables: 1 })
  await solveTimetable(db, organiser, day.eventId, { seed: 1, budget: { moves: 2000 } })
  await releaseTimetable(db, organiser, day.eventId, { site })
  setClock(new Date('2017-09-13T09:00:00+08:00'))
  const [line] = await linesOf(day)
  const firm = day.firms.find(({ personId }) => line?.persons.includes(personId))
  const { proposals } = await mendWith(day, { kind: 'no_show', personId: firm?.personId ?? '' })
  assert.equal(proposals[0]?.refilled.length, 1)
  assert.equal((await linesOf(day)).length, 3)
})

test('a plan that no longer fits is not carried out, and nothing is changed', async () => {
  const day = await releasedDay()
  const incident: Incident = { kind: 'slot_lost', slotId: day.slots[5]?.id ?? '' }
  const [shown] = await proposeRepairs(db, desk, day.eventId, incident)
  await mendWith(day, { kind: 'left', personId: day.firms[0]?.personId ?? '' })
  const before = await linesOf(day)
  const late = mend(db, desk, day.eventId, { incident, fingerprint: shown?.fingerprint ?? '', site })
  await assert.rejects(late, { code: 'meetings.incident-moved-on' })
  assert.deepEqual(await linesOf(day), before)
})

test('what was not released yet is settled first, what has begun is past, and strangers see nothing', async () => {
  const day = await releasedDay()
  const past: Incident = { kind: 'slot_lost', slotId: day.slots[0]?.id ?? '' }
  await assert.rejects(proposeRepairs(db, desk, day.eventId, past), { code: 'meetings.incident-nothing-lost' })
  await assert.rejects(proposeRepairs(db, visitor(), day.eventId, past), { code: 'people.sign-in-first' })
  const line = (await linesOf(day)).at(-1)
  await takeOffBoard(db, organiser, day.eventId, {
    meetingId: line?.meetingId ?? '',
    seen: `${line?.slotId}/${line?.tableId}`,
  })
  const gone: Incident = { kind: 'slot_lost', slotId: day.slots[5]?.id ?? '' }
  await assert.rejects(proposeRepairs(db, desk, day.eventId, gone), { code: 'meetings.incident-draft-ahead' })
})
