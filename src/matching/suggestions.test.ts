import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { type ListingInput, saveListing } from '#catalogue/listings.ts'
import { publishListing, withdrawListing } from '#catalogue/publication.ts'
import { type Actor, visitor } from '#people/actor.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { smallLexicon } from '#tests/world/lexicon.ts'
import { checkSuggestions } from '#tests/world/reasons-checker.ts'
import { feedbackInput, judgePair, listProposedTerms, measureUsefulness, takeBackJudgement } from './feedback.ts'
import { lexiconAtHand, takeLexicon } from './live/lexicon-at-hand.ts'
import { getWholeIndex } from './live/live-index.ts'
import { compareListings } from './side-by-side.ts'
import { suggestFor } from './suggestions.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const abroad = cast.swansea.organisationId
const at = { changgong: cast.changgong.organisationId, sanheng: cast.sanheng.organisationId }

const need: ListingInput = {
  kind: 'need',
  organisationId: at.changgong,
  title: { zh: '地下管廊甲烷气体传感器' },
  fields: ['sensors'],
  wantedTrl: 6,
}
const needId = await publish(need)
await publish({
  kind: 'offer',
  organisationId: abroad,
  title: { en: 'Optical methane gas sensor' },
  fields: ['sensors'],
  trl: 7,
})
const rivalId = await publish({
  kind: 'offer',
  organisationId: at.sanheng,
  title: { zh: '甲烷气体检测模块' },
  fields: ['sensors'],
  trl: 3,
})
await publish({
  kind: 'offer',
  organisationId: at.changgong,
  title: { zh: '自家的甲烷气体传感器' },
  fields: ['sensors'],
})
await publish({
  kind: 'offer',
  organisationId: at.sanheng,
  title: { zh: '过期的甲烷气体传感器' },
  expiresOn: '2001-01-01',
})
await save({ kind: 'offer', organisationId: at.sanheng, title: { zh: '草稿：甲烷气体传感器' } })
await publish({ kind: 'offer', organisationId: at.sanheng, title: { zh: '冷链包装' }, fields: ['food'] })

test('a need is offered what fits, across languages, and nothing of its own house, run out, unpublished or unrelated', async () => {
  assert.deepEqual((await titles(visitor(), needId)).sort(), ['Optical methane gas sensor', '甲烷气体检测模块'].sort())
})

test('every word it names stands in the texts, every fact in the records, and the parts add up', async () => {
  for (const actor of [visitor(), cast.editor]) {
    const suggestions = await suggestFor(db, actor, needId, { limit: 10, lang: 'en' })
    assert.ok((await checkSuggestions(db, needId, suggestions)) > 6)
  }
})

test('closeness overall is a part of the score like any other, and names no words', async () => {
  using lexicon = smallLexicon({ withVectors: true })
  const before = lexiconAtHand()
  takeLexicon(lexicon)
  await getWholeIndex(db)
  const id = await publish({ ...need, originalLang: 'en', title: { en: 'Methane sensor for gas pipes' } })
  const suggestions = await suggestFor(db, cast.editor, id, { limit: 10, lang: 'en' })
  assert.ok((await checkSuggestions(db, id, suggestions)) > 0)
  assert.ok(suggestions.some(({ reasons }) => reasons.some(({ kind, points }) => kind === 'closeness' && points > 0)))
  await withdrawListing(db, cast.editor, id)
  takeLexicon(before)
  await getWholeIndex(db)
})

test('a need says what an offer does not mention', async () => {
  const [best] = await suggestFor(db, visitor(), needId, { limit: 1, lang: 'zh' })
  assert.ok(best?.missing.some(({ words }) => words.includes('管廊')))
})

test('what an organisation says does not fit is not suggested to it again, until it takes that back', async () => {
  const numbers = { one: await numberOf(needId), other: await numberOf(rivalId) }
  const owner = cast.changgong.actor
  const judge = (reason: string) =>
    judgePair(db, owner, numbers, feedbackInput.parse({ verdict: 'does-not-fit', reason }))
  await assert.rejects(judge(''), { code: 'matching.reason-missing', field: 'reason' })
  await judge('another application')
  assert.deepEqual(await titles(owner, needId), ['Optical methane gas sensor'])
  assert.equal((await compareListings(db, owner, numbers)).exclusion, 'judged')
  assert.equal((await compareListings(db, visitor(), numbers)).exclusion, 'withheld')
  assert.equal(await takeBackJudgement(db, owner, numbers), true)
  assert.equal((await titles(owner, needId)).length, 2)
})

test('who has nothing to do with a pair is not asked about it', async () => {
  const numbers = { one: await numberOf(needId), other: await numberOf(rivalId) }
  await assert.rejects(judgePair(db, visitor(), numbers, feedbackInput.parse({ verdict: 'fits' })), { status: 401 })
  await assert.rejects(judgePair(db, cast.swansea.actor, numbers, feedbackInput.parse({ verdict: 'fits' })), {
    status: 403,
  })
})

test('that a pair fits, said by somebody, moves it and is a part of its score', async () => {
  const numbers = { one: await numberOf(needId), other: await numberOf(rivalId) }
  const before = await compareListings(db, cast.editor, numbers)
  await judgePair(db, cast.editor, numbers, feedbackInput.parse({ verdict: 'fits', rank: 2 }))
  const after = await compareListings(db, cast.editor, numbers)
  assert.equal(after.score, before.score + 50_000)
  assert.deepEqual(await measureUsefulness(db, cast.editor), [{ rank: 2, judged: 1, fits: 1 }])
})

test('a word translated wrongly becomes a line for the glossary', async () => {
  const numbers = { one: await numberOf(needId), other: await numberOf(rivalId) }
  const said = feedbackInput.parse({ verdict: 'wrong-translation', term: '管廊', english: 'utility tunnel' })
  await judgePair(db, cast.sanheng.actor, numbers, said)
  const terms = await listProposedTerms(db, cast.editor)
  assert.deepEqual(
    terms.map(({ term, lang, english }) => [term, lang, english]),
    [['管廊', 'zh', 'utility tunnel']],
  )
})

test('an offer is offered the needs it fits', async () => {
  const { id } = await save({
    kind: 'offer',
    organisationId: abroad,
    originalLang: 'en',
    title: { en: 'Methane camera', zh: '甲烷气体成像仪' },
  })
  assert.deepEqual(await titles(cast.swansea.actor, id), ['地下管廊甲烷气体传感器'])
})

test('a need that wants no foreign partner is not offered any, nor to any', async () => {
  const home = await publish({ ...need, title: { zh: '涉密管廊甲烷气体传感器' }, acceptsForeign: false })
  assert.deepEqual(await titles(visitor(), home), ['甲烷气体检测模块'])
  const { id } = await save({ kind: 'offer', organisationId: abroad, title: { zh: '涉密管廊甲烷气体传感器' } })
  assert.ok(!(await titles(cast.swansea.actor, id)).includes('涉密管廊甲烷气体传感器'))
})

test('the owner of an anonymous need is not betrayed by a suggestion', async () => {
  const { id } = await save({ kind: 'offer', organisationId: at.changgong, title: { zh: '扭矩传感器标定台' } })
  await publishListing(db, cast.editor, id)
  await publish({ ...need, organisationId: at.sanheng, title: { zh: '扭矩传感器标定' }, isAnonymous: true })
  const suggestions = await suggestFor(db, visitor(), id, { limit: 5, lang: 'zh' })
  assert.equal(suggestions[0]?.card.title, '扭矩传感器标定')
  assert.ok(!JSON.stringify(suggestions).includes('三恒'))
})

test('nobody gets suggestions for a draft of somebody else', async () => {
  const { id } = await save({ kind: 'offer', organisationId: abroad, title: { en: 'Secret draft' } })
  await assert.rejects(suggestFor(db, visitor(), id, { limit: 3, lang: 'zh' }), { status: 404 })
})

test('quotes and backslashes in a title do no harm', async () => {
  const title = { en: `O'Neil\\'s "methane" sensor | & ! :* <->` }
  const { id } = await save({ kind: 'offer', organisationId: abroad, title })
  assert.equal((await titles(cast.swansea.actor, id))[0], '地下管廊甲烷气体传感器')
})

function save(input: ListingInput) {
  return saveListing(db, cast.editor, input)
}

async function publish(input: ListingInput): Promise<string> {
  const { id } = await save(input)
  await publishListing(db, cast.editor, id)
  return id
}

async function numberOf(id: string): Promise<number> {
  const row = await db.selectFrom('catalogue.listing').select('number').where('id', '=', id).executeTakeFirstOrThrow()
  return row.number
}

async function titles(actor: Actor, id: string): Promise<string[]> {
  return (await suggestFor(db, actor, id, { limit: 5, lang: 'zh' })).map(({ card }) => card.title)
}
