import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setClock } from '#platform/clock.ts'
import { testDatabase } from '#tests/world/database.ts'
import { system } from './actor.ts'
import { addPerson } from './persons.ts'
import { actorOfSession, askForLink, endSession, makeLink, useLink } from './sign-in.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world

const li = await addPerson(db, system('test'), { name: { zh: '李明', en: 'Li Ming' }, email: 'Li.Ming@Example.org' })

test('a link opens one session and then no more', async () => {
  const token = await makeLink(db, li, 30)
  const { session } = await useLink(db, token)
  assert.equal((await actorOfSession(db, session))?.personId, li)
  await assert.rejects(useLink(db, token), { code: 'people.link-expired' })
})

test('two clicks at the same moment start one session', async () => {
  const token = await makeLink(db, li, 30)
  const clicks = await Promise.allSettled([useLink(db, token), useLink(db, token), useLink(db, token)])
  assert.equal(clicks.filter((click) => click.status === 'fulfilled').length, 1)
})

test('a link that waited too long opens nothing', async () => {
  const token = await makeLink(db, li, 30)
  setClock(new Date(Date.now() + 31 * 60_000))
  await assert.rejects(useLink(db, token), { code: 'people.link-expired' })
  setClock()
})

test('an unknown address gets no letter, a known one gets it whatever its capitals', async () => {
  const linkFor = (token: string) => `https://duihe.example/${token}`
  await askForLink(db, 'stranger@example.org', linkFor)
  assert.equal((await db.selectFrom('platform.mail').select('id').execute()).length, 0)
  await askForLink(db, 'LI.MING@example.org', linkFor)
  const letters = await db.selectFrom('platform.mail').select(['to_address', 'lang', 'subject']).execute()
  assert.deepEqual(letters, [{ to_address: 'li.ming@example.org', lang: 'zh', subject: '您的登录链接' }])
})

test('signing out ends the session', async () => {
  const { session } = await useLink(db, await makeLink(db, li, 30))
  await endSession(db, session)
  assert.equal(await actorOfSession(db, session), undefined)
})

test('nobody fills a mailbox by asking again and again', async () => {
  for (let i = 0; i < 9; i++) await askForLink(db, 'li.ming@example.org', (token) => token)
  const letters = await db.selectFrom('platform.mail').select('id').where('kind', '=', 'sign-in').execute()
  assert.ok(letters.length <= 5)
})
