import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { saveListing } from '#catalogue/listings.ts'
import { publishListing } from '#catalogue/publication.ts'
import { announceChallenge } from '#catalogue/solutions/challenges.ts'
import { startSession } from '#people/sign-in.ts'
import { readConfig } from '#platform/config.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { doors } from '../program.ts'
import { challengeListSchema, solutionListSchema, solutionShape } from './solution-shapes.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const app = doors(db, readConfig({}, {}))
const tokenOf = (actor: { personId: string | null }) => startSession(db, actor.personId ?? '')
const [swansea, sanheng] = [await tokenOf(cast.swansea.actor), await tokenOf(cast.sanheng.actor)]
const { organisationId } = cast.sanheng
const { id } = await saveListing(db, cast.sanheng.actor, {
  ...{ kind: 'need', organisationId, title: { zh: '扭矩传感器' }, prizeAmount: '500000', prizeCurrency: 'CNY' },
})
await publishListing(db, cast.editor, id)
const endsAt = new Date('2099-01-01T00:00:00Z')
await announceChallenge(db, cast.sanheng.actor, id, { endsAt, rules: { zh: '按指标' }, eligibility: {} })

test('challenges are read by anybody, in the shape they promise', async () => {
  const { challenges } = challengeListSchema.parse(await (await ask('GET', '/challenges')).json())
  assert.deepEqual(
    challenges.map(({ need, prize, isOver }) => [need.title, prize?.amount, isOver]),
    [['扭矩传感器', '500000.00', false]],
  )
})

test('a program answers for the organisation of whose token it brings', async () => {
  const body = { organisationId: cast.swansea.organisationId, words: 'We can.', lang: 'en' }
  const path = '/listings/need/1/solutions'
  assert.equal((await ask('POST', path, { body })).status, 401)
  assert.equal((await ask('POST', path, { token: sanheng, body })).status, 403)
  assert.equal((await ask('POST', path, { token: swansea, body: { ...body, words: ' ' } })).status, 422)
  const answer = await ask('POST', path, { token: swansea, body })
  assert.equal(answer.status, 201)
  assert.equal(solutionShape.parse(await answer.json()).state, 'submitted')
  assert.equal((await ask('POST', path, { token: swansea, body })).status, 409)
})

test('those who judge read what came in and decide; nobody else does', async () => {
  const list = await ask('GET', '/listings/need/1/solutions', { token: sanheng })
  assert.equal(solutionListSchema.parse(await list.json()).solutions.length, 1)
  const others = await ask('GET', '/listings/need/1/solutions', { token: swansea })
  assert.deepEqual(await others.json(), { solutions: [] })
  const decide = (token: string, body: object) => ask('PUT', '/solutions/1/decision', { token, body })
  assert.equal((await decide(swansea, { state: 'chosen' })).status, 403)
  assert.equal((await decide(sanheng, { state: 'declined' })).status, 422)
  const decided = await decide(sanheng, { state: 'declined', reason: '太慢' })
  assert.equal(solutionShape.parse(await decided.json()).state, 'declined')
})

function ask(method: string, path: string, { token, body }: { token?: string; body?: object } = {}) {
  const headers = {
    ...(token ? { Authorization: `Bearer ${token}` } : {}),
    ...(body ? { 'Content-Type': 'application/json' } : {}),
  }
  return Promise.resolve(
    app.request(`/api/v1${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) }),
  )
}
