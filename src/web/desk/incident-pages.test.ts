import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { releaseTimetable } from '#meetings/releases.ts'
import { solveTimetable } from '#meetings/timetable.ts'
import { setClock } from '#platform/clock.ts'
import { openBusyDay } from '#tests/world/busy-day.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { visit } from '#tests/world/site.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
after(() => setClock())
const { db } = world
const cast = await bringCast(db)
setClock(new Date('2017-09-12T00:00:00Z'))
const day = await openBusyDay(db, cast.organiser, { guests: 2, firms: 3, slots: 5, tables: 2 })
await solveTimetable(db, cast.organiser, day.eventId, { seed: 1, budget: { moves: 2000 } })
const site = {
  host: 'duihe.example',
  organizer: { name: 'desk', address: 'desk@duihe.example' },
  myMeetings: () => 'https://duihe.example/my',
}
await releaseTimetable(db, cast.organiser, day.eventId, { site })
setClock(new Date('2017-09-13T09:50:00+08:00'))
const desk = await visit(db, cast.desk.personId ?? '')
const address = `/en/desk/${day.slug}/incidents`
const personId = day.guests[0]?.personId ?? ''

test('the desk sees what can be done before anything is done, and does it with one button', async () => {
  const query = new URLSearchParams({ kind: 'late', personId, slotId: day.slots[3]?.id ?? '', proposed: 'yes' })
  const shown = await (await desk.get(`${address}?${query}`)).text()
  assert.match(shown, /Plan 1.*Recommended/s)
  const fingerprint = /name="fingerprint" value="([^"]+)"/.exec(shown)?.[1] ?? ''
  const confirmed = { kind: 'late', personId, slotId: day.slots[3]?.id ?? '', fingerprint, note: '' }
  const done = await desk.post(address, confirmed)
  assert.equal(done.status, 303)
  assert.match(decodeURIComponent(done.headers.get('Set-Cookie') ?? ''), /release 2 is out and \d+ people were told/)
  assert.match(await (await desk.get(address)).text(), /Somebody is late<.*release 2</s)
  const again = await desk.post(address, confirmed)
  assert.equal(again.status, 409)
  assert.match(await again.text(), /that plan no longer fits; nothing was changed/)
})

test('what is missing is named at its field, and what was chosen stays chosen', async () => {
  const query = new URLSearchParams({ kind: 'late', personId, slotId: '', proposed: 'yes' })
  const answer = await desk.get(`${address}?${query}`)
  assert.equal(answer.status, 422)
  const page = await answer.text()
  assert.match(page, /href="#slotId">Please choose a slot\./)
  assert.match(page, new RegExp(`<option value="${personId}" selected`))
})

test('those who do not run the desk do not see it', async () => {
  const guest = await visit(db, personId)
  assert.equal((await guest.get(address)).status, 403)
})
