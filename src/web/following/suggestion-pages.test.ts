import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { makeStopLink } from '#matching/letters/refusal.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { visit } from '#tests/world/site.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const { organisationId, actor } = cast.swansea
const personId = actor.personId ?? ''
const ada = await visit(db, personId)
const nobody = await visit(db)

test('a link in a letter only asks; the button behind it ends the letters, and signed in they come back', async () => {
  const token = await link()
  const asked = await nobody.get(`/en/suggestion-letters/${token}`)
  assert.match(await asked.text(), /letter a week when something new fits Sample University of Swansea/)
  assert.match(await (await ada.get('/en/my/subscriptions')).text(), /Weekly<\/span>/)
  assert.equal((await nobody.post(`/en/suggestion-letters/${token}/removal`)).status, 303)
  assert.match(await (await nobody.get(`/en/suggestion-letters/${token}`)).text(), /no more letters about what fits/)
  assert.match(await (await ada.get('/en/my/subscriptions')).text(), /Stopped<\/span>/)
  assert.equal((await ada.post(`/en/my/suggestion-letters/${organisationId}`, { wanted: 'yes' })).status, 303)
  assert.match(await (await ada.get('/en/my/subscriptions')).text(), /Weekly<\/span>/)
})

test('the button of a mail program ends them without a page, from elsewhere', async () => {
  const token = await link()
  const opened = await nobody.get(`/unsubscribe/suggestions/${token}`)
  assert.equal(opened.headers.get('Location'), `/en/suggestion-letters/${token}`)
  const answer = await nobody.post(`/unsubscribe/suggestions/${token}`, {}, { Origin: 'https://mail.example' })
  assert.equal(await answer.text(), 'ok')
  assert.match(await (await ada.get('/en/my/subscriptions')).text(), /Stopped<\/span>/)
})

test('nobody decides for an organisation of others, and a link that never was is not found', async () => {
  const stranger = await visit(db, cast.changgong.actor.personId ?? '')
  const answer = await stranger.post(`/en/my/suggestion-letters/${organisationId}`, { wanted: 'no' })
  assert.equal(answer.status, 403)
  assert.equal((await nobody.get(`/en/suggestion-letters/${'x'.repeat(30)}`)).status, 404)
})

function link(): Promise<string> {
  return inTransaction(db, (tx) => makeStopLink(tx, { personId, organisationId }))
}
