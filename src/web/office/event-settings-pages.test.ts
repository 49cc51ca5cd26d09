import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { saveListing } from '#catalogue/listings.ts'
import { publishListing, submitListing } from '#catalogue/publication.ts'
import { getEventBySlug } from '#events/directory.ts'
import { changeEvent } from '#events/editions.ts'
import { listOrganisers } from '#events/organisers.ts'
import { listSpeakers } from '#events/speakers.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { openDay } from '#tests/world/day.ts'
import { visit } from '#tests/world/site.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const day = await openDay(db, cast)
const zeng = await visit(db, cast.organiser.personId ?? '')
const SETTINGS = '/en/office/events/uk-sensors-2017/settings'
const textOf = async (answer: Response | Promise<Response>) => (await (await answer).text()).replaceAll('<!-- -->', '')
const PARTS = ['', '/organisers', '/programme', '/call', '/hall']

const facts = {
  ...{
    slug: 'uk-sensors-2017',
    nameZh: '2017中英传感器创新合作对接会',
    nameEn: 'Sensor matchmaking',
    themeZh: '',
    themeEn: '',
  },
  ...{
    objectiveZh: '',
    objectiveEn: '',
    topics: '传感器 | Sensors\n| Metrology',
    startsOn: '2017-09-13',
    endsOn: '2017-09-14',
  },
  ...{ timeZone: 'Asia/Shanghai', country: 'cn', cityZh: '常州', cityEn: 'Changzhou', venueZh: '', venueEn: 'Hall 3' },
  ...{ attendance: 'hybrid', seriesSlug: 'uk-sensors', seriesNameZh: '', seriesNameEn: 'UK sensor days' },
}

test('the settings are for those who organise the event', async () => {
  const [ada, desk] = [await visit(db, day.swansea.personId), await visit(db, cast.desk.personId ?? '')]
  for (const part of PARTS) {
    assert.equal((await ada.get(`${SETTINGS}${part}`)).status, 403)
    assert.equal((await desk.get(`${SETTINGS}${part}`)).status, 403)
    assert.equal((await zeng.get(`${SETTINGS}${part}`)).status, 200)
  }
  assert.equal((await ada.post(SETTINGS, facts)).status, 403)
})

test('a new event begins at the office home', async () => {
  assert.match(await textOf(zeng.get('/en/office')), /href="\/en\/beginning">New event</)
})

test('the facts are changed, and words in languages without a field stay', async () => {
  await changeEvent(db, cast.organiser, day.eventId, { name: { zh: '对接会', fr: 'Journée des capteurs' } })
  assert.equal((await zeng.post(SETTINGS, facts)).status, 303)
  const event = await getEventBySlug(db, 'uk-sensors-2017')
  assert.deepEqual(event.name, { zh: facts.nameZh, en: 'Sensor matchmaking', fr: 'Journée des capteurs' })
  assert.deepEqual(event.topics, [{ zh: '传感器', en: 'Sensors' }, { en: 'Metrology' }])
  assert.deepEqual(
    [event.endsOn, event.country, event.venue, event.theme, event.attendance, event.series, event.edition],
    ['2017-09-14', 'CN', { en: 'Hall 3' }, null, 'hybrid', { slug: 'uk-sensors', name: { en: 'UK sensor days' } }, 1],
  )
  const again = await zeng.post(SETTINGS, facts)
  assert.match(decodeURIComponent(again.headers.get('Set-Cookie') ?? ''), /Nothing changed/)
})

test('facts that cannot be are refused with everything typed still there', async () => {
  const wrong = async (change: Record<string, string>) => {
    const answer = await zeng.post(SETTINGS, { ...facts, venueEn: 'Typed hall', ...change })
    assert.equal(answer.status, 422)
    const page = await textOf(answer)
    assert.match(page, /value="Typed hall"/)
    return page
  }
  assert.match(await wrong({ endsOn: '2017-09-12' }), /The event ends before it starts/)
  assert.match(await wrong({ timeZone: 'Mars/Base' }), /no time zone “Mars\/Base”/)
  assert.match(await wrong({ nameZh: '', nameEn: ' ' }), /at least one language/)
  assert.match(await wrong({ seriesSlug: '' }), /short name of the series, or clear its name/)
})

test('the address of an event changes with its short name', async () => {
  const moved = await zeng.post(SETTINGS, { ...facts, slug: 'uk-sensors-moved' })
  assert.equal(moved.headers.get('Location'), '/en/office/events/uk-sensors-moved/settings')
  assert.equal((await zeng.post('/en/office/events/uk-sensors-moved/settings', facts)).status, 303)
})

test('organisers stand in protocol order, which is changed one place at a time', async () => {
  const { organisationId: swansea } = cast.swansea
  const { organisationId: sanheng } = cast.sanheng
  const { organisationId: changgong } = cast.changgong
  for (const organisationId of [swansea, sanheng, changgong])
    await zeng.post(`${SETTINGS}/organisers`, { organisationId, role: 'host' })
  await zeng.post(`${SETTINGS}/organisers`, { organisationId: swansea, role: 'guided_by' })
  const order = async () =>
    (await listOrganisers(db, day.eventId)).map(({ role, organisationId }) => [role, organisationId])
  const move = (organisationId: string, direction: string) =>
    zeng.post(`${SETTINGS}/organisers/moves`, { organisationId, role: 'host', direction })
  await move(changgong, 'up')
  await move(swansea, 'up')
  assert.deepEqual(await order(), [
    ['guided_by', swansea],
    ['host', swansea],
    ['host', changgong],
    ['host', sanheng],
  ])
  const twice = await zeng.post(`${SETTINGS}/organisers`, { organisationId: swansea, role: 'host' })
  assert.equal(twice.status, 409)
  assert.match(await textOf(twice), /named twice in the same role/)
  const nobody = await zeng.post(`${SETTINGS}/organisers`, { organisationId: day.eventId, role: 'host' })
  assert.equal(nobody.status, 422)
  await zeng.post(`${SETTINGS}/organisers/removal`, { organisationId: swansea, role: 'host' })
  assert.deepEqual((await order()).length, 3)
})

test('organisers named by two people at the same moment are all named', async () => {
  const { organisationId } = cast.sanheng
  const roles = ['initiator', 'co_host', 'supporter', 'co_organiser'] as const
  await Promise.all(roles.map((role) => zeng.post(`${SETTINGS}/organisers`, { organisationId, role })))
  const named = (await listOrganisers(db, day.eventId)).map(({ role }) => role)
  assert.deepEqual(named, ['initiator', 'guided_by', 'host', 'host', 'co_host', 'co_organiser', 'supporter'])
})

test('the programme is kept on the clock of the event', async () => {
  const session = {
    ...{ kind: 'opening', nameZh: '开幕致辞', nameEn: 'Opening', placeZh: '', placeEn: 'Hall 1' },
    ...{ startsAt: '2017-09-13T09:00', endsAt: '2017-09-13T09:30', blocksMeetings: 'yes' },
  }
  const backwards = await zeng.post(`${SETTINGS}/programme`, { ...session, endsAt: '2017-09-13T08:30' })
  assert.equal(backwards.status, 422)
  assert.match(await textOf(backwards), /This item ends before it starts.*value="Hall 1"/s)
  assert.equal((await zeng.post(`${SETTINGS}/programme`, session)).status, 303)
  const page = await textOf(zeng.get(`${SETTINGS}/programme`))
  assert.match(page, /09:00–09:30.*Opening.*No meetings meanwhile.*Hall 1/s)
  const sessionId = /name="sessionId" value="([^"]+)"/.exec(page)?.[1] ?? ''
  assert.equal((await zeng.post(`${SETTINGS}/programme/removal`, { sessionId })).status, 303)
  assert.match(await textOf(zeng.get(`${SETTINGS}/programme`)), /Nothing on the programme yet/)
  assert.equal((await zeng.post(`${SETTINGS}/programme/removal`, { sessionId })).status, 404)
})

test('a session that lets others meet names who has to be there, once, and lets them go again', async () => {
  const talk = {
    ...{ kind: 'roadshow', nameZh: '路演', nameEn: 'Roadshow', placeZh: '', placeEn: '' },
    ...{ startsAt: '2017-09-13T10:00', endsAt: '2017-09-13T10:30', blocksMeetings: 'no' },
  }
  await zeng.post(`${SETTINGS}/programme`, talk)
  const programme = () => textOf(zeng.get(`${SETTINGS}/programme`))
  const sessionId = /name="sessionId" value="([^"]+)"/.exec(await programme())?.[1] ?? ''
  const speaker = { sessionId, personId: day.changgong.personId }
  for (let time = 0; time < 2; time++)
    assert.equal((await zeng.post(`${SETTINGS}/programme/speakers`, speaker)).status, 303)
  assert.deepEqual(
    (await listSpeakers(db, day.eventId)).map(({ personId }) => personId),
    [speaker.personId],
  )
  assert.match(await programme(), /Who has to be there.*Shan Gong/s)
  const stranger = { sessionId, personId: cast.organiser.personId ?? '' }
  assert.equal((await zeng.post(`${SETTINGS}/programme/speakers`, stranger)).status, 404)
  assert.equal((await zeng.post(`${SETTINGS}/programme/speakers/removal`, speaker)).status, 303)
  assert.equal((await zeng.post(`${SETTINGS}/programme/speakers/removal`, speaker)).status, 404)
  await zeng.post(`${SETTINGS}/programme/removal`, { sessionId })
})

test('a call is opened for the event, left and chosen again', async () => {
  const refused = await zeng.post(`${SETTINGS}/call/new`, { code: 'JS UK', nameEn: 'Challenge' })
  assert.equal(refused.status, 422)
  assert.match(await textOf(refused), /value="JS UK".*value="Challenge"/s)
  assert.equal((await zeng.post(`${SETTINGS}/call/new`, { code: 'JS-UK', nameEn: 'Challenge' })).status, 303)
  const fed = async () => /href="\/en\/calls\/JS-UK"/.test(await textOf(zeng.get(`${SETTINGS}/call`)))
  assert.equal(await fed(), true)
  await zeng.post(`${SETTINGS}/call`, { call: '' })
  assert.equal(await fed(), false)
  await zeng.post(`${SETTINGS}/call`, { call: 'JS-UK' })
  assert.equal(await fed(), true)
  assert.equal((await zeng.post(`${SETTINGS}/call`, { call: 'NOWHERE' })).status, 422)
})

test('what is published is found by its words, shown in the hall and taken from it', async () => {
  const { actor, organisationId } = cast.swansea
  const { id: listingId } = await saveListing(db, actor, {
    ...{ kind: 'offer', organisationId, title: { en: 'Optical fibre sensor' } },
  })
  assert.match(await textOf(zeng.get(`${SETTINGS}/hall?q=fibre`)), /Nothing published holds “fibre”/)
  await submitListing(db, actor, listingId)
  await publishListing(db, cast.editor, listingId)
  assert.match(await textOf(zeng.get(`${SETTINGS}/hall?q=fibre`)), /The hall is empty/)
  const added = await zeng.post(`${SETTINGS}/hall?q=fibre`, { listingId })
  assert.equal(added.headers.get('Location'), `${SETTINGS}/hall?q=fibre`)
  assert.match(await textOf(zeng.get(`${SETTINGS}/hall?q=fibre`)), /In the hall<.*In the hall \(1\)/s)
  assert.equal((await zeng.post(`${SETTINGS}/hall/removal`, { listingId })).status, 303)
  assert.match(await textOf(zeng.get(`${SETTINGS}/hall`)), /The hall is empty/)
  assert.equal((await zeng.post(`${SETTINGS}/hall`, { listingId: day.eventId })).status, 404)
})
