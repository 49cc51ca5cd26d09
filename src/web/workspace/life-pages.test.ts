import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { saveListing } from '#catalogue/listings.ts'
import { publishListing } from '#catalogue/publication.ts'
import { askForLink } from '#people/sign-in.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { visit } from '#tests/world/site.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const { actor, organisationId } = cast.swansea
const swansea = await visit(db, actor.personId ?? '')
// What strangers read is kept for a second; each look at it has an address of its own.
const stranger = await visit(db)

const { id } = await saveListing(db, actor, {
  kind: 'offer',
  organisationId,
  title: { en: 'Fibre sensor' },
  expiresOn: '2020-01-31',
})
await publishListing(db, cast.editor, id)

test('what has run out says so to strangers, and to its people with the way on', async () => {
  assert.match(await (await stranger.get('/en/offers/1?look=1')).text(), /This was on show until 31 January 2020\./)
  const list = await (await swansea.get('/zh/my/listings')).text()
  assert.match(list, /已过期/)
  assert.match(list, /<a class="btn primary" href="\/zh\/my\/listings\/1\/renewal">续期/)
})

test('the link of a reminder asks who one is, and leads on to where it pointed', async () => {
  const asked = await stranger.get('/en/my/listings/1/renewal')
  assert.deepEqual(
    [asked.status, asked.headers.get('Location')],
    [303, '/en/sign-in?back=%2Fen%2Fmy%2Flistings%2F1%2Frenewal'],
  )
  const cookie = asked.headers.get('Set-Cookie')?.split(';')[0] ?? ''
  let token = ''
  await askForLink(db, 'ada.sample@duihe.example', (given) => {
    token = given
    return `https://duihe.example/${given}`
  })
  const known = await stranger.post(`/en/sign-in/${token}`, {}, { Cookie: cookie })
  assert.equal(known.headers.get('Location'), '/en/my/listings/1/renewal')
})

test('one tap renews it', async () => {
  const page = await (await swansea.get('/en/my/listings/1/renewal')).text()
  assert.match(page, /<input type="radio" name="months" checked="" value="12"|name="months" value="12" checked=""/)
  assert.equal((await swansea.post('/en/my/listings/1/renewal', { months: '5' })).status, 422)
  assert.equal((await swansea.post('/en/my/listings/1/renewal', { months: '12' })).status, 303)
  assert.doesNotMatch(await (await stranger.get('/en/offers/1?look=2')).text(), /This was on show/)
})

test('closing asks why, keeps what was typed, and its address tells strangers', async () => {
  const refused = await swansea.post('/en/my/listings/1/closure', { reason: 'other', line: '' })
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /<a href="#line">/)
  await swansea.post('/en/my/listings/1/closure', { reason: 'found-here', line: 'With a firm in Changzhou' })
  const page = await (await stranger.get('/en/offers/1?look=3')).text()
  assert.match(page, /Closed on .*: a partner was found here\./)
  assert.doesNotMatch(page, /With a firm in Changzhou/)
  assert.match(await (await swansea.get('/en/offers/1')).text(), /With a firm in Changzhou/)
  await swansea.post('/en/my/listings/1/reopening')
  assert.doesNotMatch(await (await stranger.get('/en/offers/1?look=4')).text(), /Closed on/)
})

test('its versions stand side by side for its people; others do not find them', async () => {
  await saveListing(db, actor, { kind: 'offer', id, organisationId, title: { en: 'Optical fibre sensor' } })
  const page = await (await swansea.get('/en/my/listings/1/versions')).text()
  assert.match(
    page,
    /<ins>Optical fibre<\/ins><del>Fibre<\/del> sensor|<del>Fibre<\/del><ins>Optical fibre<\/ins> sensor/,
  )
  const sanheng = await visit(db, cast.sanheng.actor.personId ?? '')
  assert.equal((await sanheng.get('/en/my/listings/1/versions')).status, 404)
})
