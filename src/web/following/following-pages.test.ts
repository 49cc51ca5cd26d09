import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type ListingInput, saveListing } from '#catalogue/listings.ts'
import { publishListing } from '#catalogue/publication.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { visit } from '#tests/world/site.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const gas = await publish({ title: { en: 'Gas sensor' }, trl: 6, fields: ['sensors'] })
const laser = await publish({ title: { en: 'Fibre laser' }, trl: 8, fields: ['sensors'] })
const stranger = await visit(db)
const changgong = await visit(db, cast.changgong.actor.personId ?? '')

test('two listings stand side by side, and rows that differ say so', async () => {
  const page = await text(stranger, `/en/showcase/compare?listing=${gas}&listing=${laser}`)
  assert.match(page, /Gas sensor[\s\S]*Fibre laser/)
  assert.match(page, /<tr class="differs"><th scope="row">Readiness/)
  assert.doesNotMatch(page, /<tr class="differs"><th scope="row">Field</)
  const less = await text(stranger, `/en/showcase/compare?listing=${gas}&listing=${laser}&only=differences`)
  assert.doesNotMatch(less, /<th scope="row">Field/)
})

test('one is too few, nine are too many, nonsense and strangers’ drafts are not found', async () => {
  const draft = await saveListing(db, cast.organiser, { ...base, title: { en: 'Secret draft' } })
  assert.match(await text(stranger, '/en/showcase/compare'), /Choose at least two/)
  assert.match(await text(stranger, `/en/showcase/compare?listing=${gas}`), /Choose one more/)
  const page = await text(stranger, `/en/showcase/compare?listing=${gas}&listing=${draft.number}&listing=zz&listing=-1`)
  assert.match(page, new RegExp(`Not found: №${draft.number}\\.`))
  assert.doesNotMatch(page, /Secret/)
  const many = Array.from({ length: 9 }, (_, i) => `listing=${i + 1}`).join('&')
  assert.match(await text(stranger, `/en/showcase/compare?${many}`), /5 more were left out/)
})

test('what a stranger keeps is in the address, what a person keeps comes with a note nobody else reads', async () => {
  assert.match(
    await text(stranger, `/en/showcase/kept?listing=${laser}&listing=${gas}`),
    /Fibre laser[\s\S]*Gas sensor/,
  )
  assert.equal((await stranger.get('/en/my/saved')).status, 303)
  assert.equal(
    (await changgong.post(`/en/my/saved/${gas}`, { back: `/en/offers/${gas}` })).headers.get('Location'),
    `/en/offers/${gas}`,
  )
  assert.equal(
    (await changgong.post(`/en/my/saved/${gas}`, { back: '//evil.example' })).headers.get('Location'),
    '/en/my/saved',
  )
  await changgong.post(`/en/my/saved/${gas}`, { note: 'ask about <drift>' })
  assert.match(await text(changgong, '/en/my/saved'), /ask about &lt;drift&gt;/)
  const other = await visit(db, cast.sanheng.actor.personId ?? '')
  assert.doesNotMatch(await text(other, '/en/my/saved'), /drift|Gas sensor/)
  await changgong.post(`/en/my/saved/${gas}/removal`)
  assert.match(await text(changgong, '/en/my/saved'), /Nothing saved yet/)
  assert.equal((await changgong.post('/en/my/saved/999999')).status, 404)
})

test('a note too long is refused and kept on the page', async () => {
  await changgong.post(`/en/my/saved/${gas}`)
  const answer = await changgong.post(`/en/my/saved/${gas}`, { note: 'x'.repeat(2001) })
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), /x{2001}/)
})

test('following a search: a person at once, a stranger after a letter, ending it with one tap from anywhere', async () => {
  assert.match(await text(changgong, '/en/showcase/subscription?q=gas&field=sensors'), /“gas”, Sensors/)
  await changgong.post('/en/showcase/subscription?q=gas', { rhythm: 'weekly' })
  assert.match(await text(changgong, '/en/my/subscriptions'), /“gas”/)
  const wrong = await stranger.post('/en/showcase/subscription?q=gas', { rhythm: 'daily', email: 'nobody' })
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /value="nobody"/)
  await stranger.post('/en/showcase/subscription?q=gas', { rhythm: 'daily', email: 'somebody@example.org' })
  const letter = await db
    .selectFrom('platform.mail')
    .select('body_text')
    .where('to_address', '=', 'somebody@example.org')
    .executeTakeFirstOrThrow()
  const token = /subscriptions\/([\w-]+)/.exec(letter.body_text)?.[1] ?? ''
  assert.match(await text(stranger, `/en/subscriptions/${token}`), /Confirm the subscription/)
  await stranger.post(`/en/subscriptions/${token}`)
  assert.match(await text(stranger, `/en/subscriptions/${token}`), /End the subscription/)
  const elsewhere = { Origin: 'https://mail.example' }
  assert.equal((await stranger.post(`/en/subscriptions/${token}/removal`, {}, elsewhere)).status, 403)
  const tap = await stranger.post(`/unsubscribe/${token}`, { 'List-Unsubscribe': 'One-Click' }, elsewhere)
  assert.equal(tap.status, 200)
  assert.equal((await stranger.get(`/en/subscriptions/${token}`)).status, 410)
})

const base = { kind: 'offer', organisationId: cast.swansea.organisationId, originalLang: 'en' } as const

async function publish(input: Partial<ListingInput>): Promise<number> {
  const { organisationId } = cast.swansea
  const listing = { kind: 'offer', organisationId, originalLang: 'en', ...input } as ListingInput
  const { id, number } = await saveListing(db, cast.organiser, listing)
  await publishListing(db, cast.organiser, id)
  return number
}

async function text(who: Awaited<ReturnType<typeof visit>>, path: string): Promise<string> {
  const answer = await who.get(path)
  assert.equal(answer.status, 200, path)
  return answer.text()
}
