import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { noteResult } from '#meetings/results.ts'
import { changeOrganisation } from '#people/organisations.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { bringDeskDay } from '#tests/world/desk-day.ts'
import { visit } from '#tests/world/site.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const day = await bringDeskDay(db, cast)
const organiser = await visit(db, cast.organiser.personId ?? '')
const PAGE = `/en/office/events/${day.slug}/statistics`

test('the table has a line for each organisation and for each delegate', async () => {
  await noteResult(db, cast.desk, { meetingId: day.meetings.changgong, kind: 'intent' })
  const page = await (await organiser.get(PAGE)).text()
  assert.match(page, /Sample University of Swansea.*data-label="Planned">2<.*data-label="Intents">1</s)
  assert.match(await (await organiser.get(`${PAGE}?by=person`)).text(), /Ada Sample.*Sample University of Swansea/s)
  const ada = await visit(db, day.swansea.personId)
  assert.equal((await ada.get(PAGE)).status, 403)
})

test('the same goes out as CSV, in which no name is a formula', async () => {
  const name = { zh: '=示例', en: '=SUM(1)' }
  await changeOrganisation(db, cast.organiser, cast.sanheng.organisationId, { name })
  const answer = await organiser.get(`${PAGE}/organisation.csv`)
  assert.equal(answer.headers.get('Content-Type'), 'text/csv; charset=utf-8')
  const lines = Buffer.from(await answer.arrayBuffer())
    .toString('utf8')
    .split('\r\n')
  assert.equal(lines[0], '\ufeffName,Organisation,Planned,Held,No-show,Late,Intents,In contact,None,No result,Breaks')
  assert.ok(lines.some((line) => line.startsWith("'=SUM(1),")))
  assert.equal((await organiser.get(`${PAGE}/nothing.csv`)).status, 404)
})

test('the missing results are asked for with one press, once', async () => {
  assert.match(await (await organiser.get(PAGE)).text(), /Ask for the missing results now/)
  const count = async () => (await db.selectFrom('meetings.result_link').select('person_id').execute()).length
  assert.equal((await organiser.post(`${PAGE}/asking`)).status, 303)
  assert.equal(await count(), 2)
  await organiser.post(`${PAGE}/asking`)
  assert.equal(await count(), 2)
})
