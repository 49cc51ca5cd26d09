import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testDatabase } from '#tests/world/database.ts'
import { visit } from '#tests/world/site.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const stranger = await visit(world.db)

test('the front door leads to the language the browser asks for', async () => {
  const answer = await stranger.get('/')
  assert.equal(answer.status, 302)
  assert.equal(answer.headers.get('Location'), '/zh')
})

test('every page names its language and its twin in the other one', async () => {
  const page = await (await stranger.get('/en')).text()
  assert.match(page, /<html lang="en"/)
  assert.match(page, /<a class="btn" href="\/zh" lang="zh-Hans"/)
})

test('each address shows its own page in both languages', async () => {
  for (const lang of ['zh', 'en']) {
    const page = await (await stranger.get(`/${lang}/sign-in`)).text()
    assert.match(page, new RegExp(`action="/${lang}/sign-in"`))
    assert.equal((await stranger.get(`/${lang}/no-such-page`)).status, 404)
  }
})

test('what is not there is said to be not there, in the language of the address', async () => {
  const answer = await stranger.get('/en/offers/4711')
  assert.equal(answer.status, 404)
  assert.match(await answer.text(), /Not found/)
})

test('a form sent from another site is not accepted', async () => {
  const { doors } = await import('../program.ts')
  const { readConfig } = await import('#platform/config.ts')
  const answer = await doors(world.db, readConfig({}, {})).request('/zh/sign-out', {
    method: 'POST',
    headers: { Origin: 'https://elsewhere.example', 'Content-Type': 'application/x-www-form-urlencoded' },
  })
  assert.equal(answer.status, 403)
})
