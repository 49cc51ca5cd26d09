import assert from 'node:assert/strict'
import { after, afterEach, test } from 'node:test'
import { getParticipation } from '#events/participation.ts'
import { system } from '#people/actor.ts'
import { setClock } from '#platform/clock.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { type DeskDay, deskDays } from '#tests/world/desk-day.ts'
import { setDayRule } from './day-rules.ts'
import { markMeeting } from './marks.ts'
import { listPastMeetings, raiseVoice, sayWhatCame } from './opinions.ts'
import type { ResultKind } from './result-input.ts'
import { askForResults, askWhenDue, openResultLink, scheduleAsking } from './result-links.ts'
import { noteResult } from './results.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
afterEach(() => setClock())
const { db } = world
const cast = await bringCast(db)
const { organiser, desk } = cast
const freshDay = deskDays(db, cast, 'asked')

/** Asks for the results of a day; the tokens in the links, by the person each letter went to. */
async function ask({ eventId }: DeskDay): Promise<{ asked: number; tokens: Map<string, string> }> {
  const tokens = new Map<string, string>()
  const before = new Set((await letters()).map(({ id }) => id))
  const asked = await askForResults(
    db,
    organiser,
    eventId,
    (lang, token) => `https://duihe.example/${lang}/results/${token}`,
  )
  for (const letter of await letters())
    if (!before.has(letter.id))
      tokens.set(letter.to_person ?? '', /results\/([\w-]+)/.exec(letter.body_text)?.[1] ?? '')
  return { asked, tokens }
}
const letters = () =>
  db.selectFrom('platform.mail').selectAll().where('kind', '=', 'results-asked-for').orderBy('id').execute()
const resultOf = (meetingId: string) =>
  db.selectFrom('meetings.result').select(['kind', 'line']).where('meeting_id', '=', meetingId).executeTakeFirst()
const said = (meetingId: string, kind: ResultKind, line = '') => ({
  meetingId,
  kind,
  line,
  lineLang: 'en',
  nextOn: null,
})

test('each organisation with a meeting that lacks a result gets one letter, however often it is asked', async () => {
  const day = await freshDay()
  const { asked, tokens } = await ask(day)
  assert.equal(asked, 3)
  assert.deepEqual(
    [...tokens.keys()].sort(),
    [day.swansea, day.changgong, day.sanheng].map((one) => one.personId).sort(),
  )
  const toSwansea = (await letters()).find((letter) => letter.to_person === day.swansea.personId)
  assert.match(toSwansea?.body_text ?? '', /2 meetings of Sample University of Swansea/)
  assert.match(toSwansea?.body_text ?? '', /10:00 Sample Changgong Electronics\n- .*10:20 Sample Sanheng Technology/)
  assert.equal((await ask(day)).asked, 0)
})

test('whoever has all results, or met nobody because nobody came, is not asked', async () => {
  const day = await freshDay()
  await noteResult(db, desk, { meetingId: day.meetings.changgong, kind: 'intent' })
  await markMeeting(db, desk, { meetingId: day.meetings.sanheng, kind: 'no_show' })
  assert.equal((await ask(day)).asked, 0)
})

test('what a link says becomes the result where nothing is on record, and may be corrected by the same side', async () => {
  const day = await freshDay()
  const { tokens } = await ask(day)
  const meetingId = day.meetings.changgong
  const voice = await openResultLink(db, tokens.get(day.changgong.personId) ?? '')
  assert.equal(await sayWhatCame(db, voice, said(meetingId, 'contact', 'data sheet')), 'created')
  assert.equal(await sayWhatCame(db, voice, said(meetingId, 'contact', 'data sheet')), 'unchanged')
  assert.deepEqual(await resultOf(meetingId), { kind: 'contact', line: 'data sheet' })
  assert.equal(await sayWhatCame(db, voice, said(meetingId, 'intent', 'sample first')), 'updated')
  assert.deepEqual(await resultOf(meetingId), { kind: 'intent', line: 'sample first' })
})

test('the other side’s word and the desk’s are not overwritten; each side keeps its own beside them', async () => {
  const day = await freshDay()
  const { tokens } = await ask(day)
  const meetingId = day.meetings.changgong
  const firm = await openResultLink(db, tokens.get(day.changgong.personId) ?? '')
  const guest = await openResultLink(db, tokens.get(day.swansea.personId) ?? '')
  await sayWhatCame(db, firm, said(meetingId, 'intent', 'ours'))
  await sayWhatCame(db, guest, said(meetingId, 'none', 'theirs'))
  assert.deepEqual(await resultOf(meetingId), { kind: 'intent', line: 'ours' })
  await noteResult(db, desk, { meetingId, kind: 'contact', line: 'as the desk heard it' })
  await sayWhatCame(db, firm, said(meetingId, 'intent', 'ours, still'))
  assert.deepEqual(await resultOf(meetingId), { kind: 'contact', line: 'as the desk heard it' })
  const kept = await db
    .selectFrom('meetings.opinion')
    .select(['line', 'said_by'])
    .where('meeting_id', '=', meetingId)
    .orderBy('line')
    .execute()
  assert.deepEqual(kept, [
    { line: 'ours, still', said_by: day.changgong.personId },
    { line: 'theirs', said_by: day.swansea.personId },
  ])
  const [seen] = await listPastMeetings(db, firm.side)
  assert.deepEqual([seen?.opinion?.line, seen?.result?.line], ['ours, still', 'as the desk heard it'])
})

test('both sides speaking at the same moment leave one result and two words', async () => {
  const day = await freshDay()
  const voices = [await voiceOf(day.swansea), await voiceOf(day.changgong)]
  await Promise.all(
    voices.map((voice, i) => sayWhatCame(db, voice, said(day.meetings.changgong, i ? 'none' : 'intent'))),
  )
  const { count } = await db
    .selectFrom('meetings.opinion')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('meeting_id', '=', day.meetings.changgong)
    .executeTakeFirstOrThrow()
  assert.equal(count, 2)
  assert.ok(await resultOf(day.meetings.changgong))
})

test('a link speaks for one organisation only, until it runs out', async () => {
  const day = await freshDay()
  const { tokens } = await ask(day)
  const token = tokens.get(day.sanheng.personId) ?? ''
  const voice = await openResultLink(db, token)
  await assert.rejects(sayWhatCame(db, voice, said(day.meetings.changgong, 'none')), { code: 'after.not-yours' })
  assert.equal((await listPastMeetings(db, voice.side)).length, 1)
  await assert.rejects(openResultLink(db, `${token}x`), { code: 'after.link-expired', status: 410 })
  setClock(new Date(Date.now() + 31 * 86_400_000))
  await assert.rejects(openResultLink(db, token), { code: 'after.link-expired', status: 410 })
})

test('where the desk saw nobody no link makes an intent of it', async () => {
  const day = await freshDay()
  const voice = await voiceOf(day.sanheng)
  await markMeeting(db, desk, { meetingId: day.meetings.sanheng, kind: 'no_show' })
  const tried = sayWhatCame(db, voice, said(day.meetings.sanheng, 'intent'))
  await assert.rejects(tried, { code: 'desk.no-show-no-intent' })
  assert.equal((await listPastMeetings(db, voice.side)).length, 0)
})

test('signed in, one speaks for one’s own organisation and for no other', async () => {
  const day = await freshDay()
  await assert.rejects(raiseVoice(db, day.sanheng.actor, day.changgong.participationId), { status: 404 })
})

test('the asking waits for the third morning after the event, where it was held, and moves with the event', async () => {
  const day = await freshDay()
  const { ends_on } = await db
    .selectFrom('events.event')
    .select('ends_on')
    .where('id', '=', day.eventId)
    .executeTakeFirstOrThrow()
  const dueAt = new Date(`${Temporal.PlainDate.from(ends_on).add({ days: 3 }).toString()}T01:00:00Z`)
  setClock(new Date(dueAt.getTime() - 3_600_000))
  await db.transaction().execute((tx) => scheduleAsking(tx, day.eventId))
  await db.transaction().execute((tx) => scheduleAsking(tx, day.eventId))
  const jobs = () =>
    db
      .selectFrom('platform.job')
      .select('run_at')
      .where('kind', '=', 'meetings.ask-for-results')
      .where('key', 'like', `${day.eventId}%`)
      .orderBy('run_at')
      .execute()
  assert.deepEqual(await jobs(), [{ run_at: dueAt }])
  const run = () => db.transaction().execute((tx) => askWhenDue(tx, system('test'), day.eventId, () => 'link'))
  const askedOf = async () => {
    const rows = await db.selectFrom('meetings.result_link').select('participation_id').execute()
    return rows.filter(({ participation_id }) => participation_id === day.swansea.participationId).length
  }
  await run()
  assert.equal(await askedOf(), 0, 'an hour too early')
  await setDayRule(db, organiser, day.eventId, { resultsAskedAfterDays: 4 })
  setClock(new Date(dueAt.getTime() + 60_000))
  await run()
  assert.deepEqual([(await jobs()).length, await askedOf()], [2, 0], 'the new hour is waited for')
  setClock(new Date(dueAt.getTime() + 60 * 86_400_000))
  await run()
  assert.equal(await askedOf(), 0, 'after a month nobody is asked')
  setClock(new Date(dueAt.getTime() + 86_400_000))
  await run()
  assert.equal(await askedOf(), 1)
})

async function voiceOf(one: DeskDay['swansea']) {
  return { actor: one.actor, side: await getParticipation(db, one.participationId) }
}
