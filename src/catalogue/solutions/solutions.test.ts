import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { closeListing } from '#catalogue/closing.ts'
import { getListing } from '#catalogue/listing-page.ts'
import { type ListingInput, saveListing } from '#catalogue/listings.ts'
import { publishListing } from '#catalogue/publication.ts'
import { system, visitor } from '#people/actor.ts'
import { setClock } from '#platform/clock.ts'
import { listFacts } from '#platform/facts.ts'
import { runDueJobs } from '#platform/jobs.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { findChallenge, listChallenges } from './challenge-page.ts'
import { announceChallenge, type ChallengeEnd, endChallenge, publishResult } from './challenges.ts'
import type { Decision } from './input.ts'
import { decideSolution, evaluateSolution, openOwner } from './judging.ts'
import { getSolution, listOwnSolutions, listSolutionsTo } from './reading.ts'
import { changeSolution, submitSolution, withdrawSolution } from './solving.ts'

const world = await testDatabase()
after(async () => {
  setClock()
  await world[Symbol.asyncDispose]()
})
const { db } = world
const cast = await bringCast(db)
const { sanheng, changgong, swansea } = cast
const site = {
  judged: (lang: string, need: number, solution: number) => `${lang}/judged/${need}/${solution}`,
  own: (lang: string, solution: number) => `${lang}/own/${solution}`,
  answers: (lang: string, need: number) => `${lang}/answers/${need}`,
}
setClock(new Date('2026-03-01T08:00:00Z'))
const need = await post({ title: { zh: '扭矩传感器' }, isAnonymous: true, prizeAmount: '500000', prizeCurrency: 'CNY' })
const answer = { words: 'Zero drift below 0.1 % at 80 °C.', offer: null, lang: 'en' }
const ofSwansea = { needId: need.id, organisationId: swansea.organisationId, answer, site }

test('an organisation answers a need of another one, once; its owner gets a letter', async () => {
  const { number } = await submitSolution(db, swansea.actor, ofSwansea)
  await assert.rejects(submitSolution(db, swansea.actor, ofSwansea), { code: 'solutions.answered-already' })
  const own = { ...ofSwansea, organisationId: sanheng.organisationId }
  await assert.rejects(submitSolution(db, sanheng.actor, own), { code: 'people.not-allowed' })
  await assert.rejects(submitSolution(db, visitor(), ofSwansea), { code: 'people.sign-in-first' })
  await assert.rejects(submitSolution(db, changgong.actor, ofSwansea), { code: 'people.not-allowed' })
  const letters = await db
    .selectFrom('platform.mail')
    .select('body_text')
    .where('kind', '=', 'solution-submitted')
    .execute()
  assert.deepEqual(letters.length, 1)
  assert.match(letters[0]?.body_text ?? '', /扭矩传感器[\s\S]*zh\/judged\/1\/1/)
  assert.equal((await getSolution(db, swansea.actor, number, 'en')).state, 'submitted')
})

test('a solution is read by its organisation and by those who judge it, and by nobody else', async () => {
  const { number } = await swanseasSolution()
  assert.equal((await getSolution(db, sanheng.actor, number, 'zh')).mayJudge, true)
  assert.equal((await getSolution(db, cast.editor, number, 'zh')).mayJudge, true)
  for (const actor of [changgong.actor, visitor(), cast.desk])
    await assert.rejects(getSolution(db, actor, number, 'zh'), { status: 404 })
  const ofNeed = { id: need.id, ownerId: sanheng.organisationId }
  assert.deepEqual(await listSolutionsTo(db, changgong.actor, ofNeed, 'zh'), [])
  assert.equal((await listSolutionsTo(db, sanheng.actor, ofNeed, 'zh')).length, 1)
  assert.deepEqual(await listOwnSolutions(db, changgong.actor, 'zh'), [])
})

test('an offer named with it has to be an own one on show', async () => {
  const { id } = await swanseasSolution()
  const title = { en: 'Fibre sensor' }
  const offer = await saveListing(db, swansea.actor, { kind: 'offer', organisationId: swansea.organisationId, title })
  const named = { ...answer, offer: offer.number }
  await assert.rejects(changeSolution(db, swansea.actor, id, named), { code: 'solutions.offer-wrong', field: 'offer' })
  await publishListing(db, cast.editor, offer.id)
  await changeSolution(db, swansea.actor, id, named)
  assert.equal((await swanseasSolution()).offer?.title, 'Fibre sensor')
})

test('the evaluation is read by whoever answered once it is decided about, and not before', async () => {
  const { id } = await swanseasSolution()
  const marks = [{ criterion: '零点漂移 <= 0.1 %', verdict: 'met' as const, comment: '' }]
  await assert.rejects(evaluateSolution(db, swansea.actor, id, { marks, comment: '', lang: 'zh' }), {
    code: 'people.not-allowed',
  })
  await evaluateSolution(db, sanheng.actor, id, { marks, comment: '可行', lang: 'zh' })
  assert.equal((await swanseasSolution()).evaluation, undefined)
  assert.equal((await getSolution(db, sanheng.actor, 1, 'zh')).evaluation?.comment, '可行')
  await decide({ state: 'shortlisted', reason: '', lang: 'zh' })
  assert.equal((await swanseasSolution()).evaluation, undefined)
})

test('declining needs a reason, also for a faulty program; each step stays on record and can be thought better of', async () => {
  const { id } = await swanseasSolution()
  await decide({ state: 'declined', reason: '周期太长', lang: 'zh' })
  assert.deepEqual(
    (await swanseasSolution()).evaluation?.marks.map(({ verdict }) => verdict),
    ['met'],
  )
  await assert.rejects(changeSolution(db, swansea.actor, id, answer), { code: 'solutions.decided' })
  await assert.rejects(withdrawSolution(db, swansea.actor, id), { code: 'solutions.decided' })
  await decide({ state: 'chosen', reason: '', lang: 'zh' })
  assert.equal(await decide({ state: 'chosen', reason: '', lang: 'zh' }), false)
  const { steps } = await getSolution(db, sanheng.actor, 1, 'zh')
  assert.deepEqual(
    steps.map(({ state, reason }) => [state, reason]),
    [
      ['chosen', ''],
      ['declined', '周期太长'],
      ['shortlisted', ''],
      ['submitted', ''],
    ],
  )
  const letters = await db
    .selectFrom('platform.mail')
    .select(['kind', 'body_text'])
    .where('to_address', '=', 'ada.sample@duihe.example')
    .orderBy('written_at')
    .execute()
  assert.deepEqual(
    letters.map(({ kind }) => kind),
    ['solution-shortlisted', 'solution-declined', 'solution-chosen'],
  )
  assert.match(letters[1]?.body_text ?? '', /周期太长[\s\S]*en\/own\/1/)
  const row = {
    id: '00000000-0000-7000-8000-000000000001',
    solution_id: id,
    state: 'declined' as const,
    reason_lang: 'zh',
  }
  await assert.rejects(
    db
      .insertInto('catalogue.solution_step')
      .values({ ...row, taken_by: null, taken_at: new Date() })
      .execute(),
    { constraint: 'a_declined_solution_learns_why' },
  )
})

test('who stands behind an anonymous need stays unknown to whoever answered, until told; others never learn it', async () => {
  const { id, number } = await swanseasSolution()
  const page = await getSolution(db, swansea.actor, number, 'en')
  const letters = await db
    .selectFrom('platform.mail')
    .selectAll()
    .where('to_address', '=', 'ada.sample@duihe.example')
    .execute()
  const told = JSON.stringify([page, letters, await getListing(db, swansea.actor, { number: need.number })])
  for (const trace of ['三恒', 'Sanheng', '区恒', sanheng.organisationId]) assert.ok(!told.includes(trace), trace)
  await assert.rejects(openOwner(db, swansea.actor, id), { code: 'people.not-allowed' })
  assert.equal(await openOwner(db, sanheng.actor, id), true)
  assert.equal(await openOwner(db, sanheng.actor, id), false)
  const { owner } = await getListing(db, swansea.actor, { number: need.number })
  assert.equal(owner.known?.id, sanheng.organisationId)
  assert.equal((await getListing(db, changgong.actor, { number: need.number })).owner.known, undefined)
})

test('a need for its own country, past its deadline or closed takes no answers, and says why', async () => {
  const ask = (needId: string) => submitSolution(db, swansea.actor, { ...ofSwansea, needId })
  const domestic = await post({ title: { zh: '仅限境内' }, acceptsForeign: false })
  await assert.rejects(ask(domestic.id), { code: 'solutions.domestic-only' })
  const late = await post({ title: { zh: '已过' }, dueOn: '2026-02-01' })
  await assert.rejects(ask(late.id), { code: 'solutions.deadline-over' })
  await closeListing(db, sanheng.actor, domestic.id, { reason: 'done', line: '', lang: 'zh' })
  await assert.rejects(ask(domestic.id), { code: 'solutions.need-not-open' })
})

test('taken back before it is decided about, a solution stays on record and can be submitted again', async () => {
  const other = await post({ title: { zh: '另一项' } })
  const { id } = await submitSolution(db, swansea.actor, { ...ofSwansea, needId: other.id })
  assert.equal(await withdrawSolution(db, swansea.actor, id), true)
  assert.equal(await withdrawSolution(db, swansea.actor, id), false)
  await assert.rejects(
    decideSolution(db, sanheng.actor, id, { decision: { state: 'chosen', reason: '', lang: 'zh' }, site }),
    {
      code: 'solutions.withdrawn',
    },
  )
  await changeSolution(db, swansea.actor, id, answer)
  const kinds = (await listFacts(db, { kind: 'solution', id })).map(({ kind }) => kind)
  assert.deepEqual(kinds, ['solution.submitted', 'solution.withdrawn', 'solution.submitted'])
})

const rules = { zh: '按指标打分。' }
const endsAt = new Date('2026-04-01T10:00:00Z')

test('a challenge has a prize, rules and an end to come, and is put out by its owner', async () => {
  const announce = (id: string, more = {}) =>
    announceChallenge(db, sanheng.actor, id, { endsAt, rules, eligibility: {}, ...more })
  const bare = await post({ title: { zh: '没有金额' } })
  await assert.rejects(announce(bare.id), { code: 'solutions.prize-missing' })
  await assert.rejects(announce(need.id, { rules: {} }), { code: 'solutions.rules-missing' })
  await assert.rejects(announce(need.id, { endsAt: new Date('2026-02-01') }), { code: 'solutions.end-in-the-past' })
  await assert.rejects(announceChallenge(db, swansea.actor, need.id, { endsAt, rules, eligibility: {} }), {
    code: 'people.not-allowed',
  })
  await announce(need.id)
  assert.deepEqual(
    (await listChallenges(db, 'zh')).map(({ number, isOver }) => [number, isOver]),
    [[need.number, false]],
  )
  assert.equal((await findChallenge(db, need.id))?.answers, undefined)
  await assert.rejects(publishResult(db, sanheng.actor, need.id, rules), { code: 'solutions.challenge-runs' })
})

test('it is over by itself at its last instant: late answers are refused, by the database too', async () => {
  const late = { ...ofSwansea, organisationId: changgong.organisationId }
  setClock(new Date('2026-04-01T09:59:59Z'))
  await submitSolution(db, changgong.actor, late)
  setClock(endsAt)
  const [again] = await listOwnSolutions(db, changgong.actor, 'zh')
  await assert.rejects(changeSolution(db, changgong.actor, again?.id ?? '', answer), {
    code: 'solutions.challenge-over',
    params: { at: { zh: '2026年4月1日 10:00 (UTC)', en: '1 April 2026 at 10:00 (UTC)' } },
  })
  const row = {
    id: '00000000-0000-7000-8000-000000000002',
    need_id: need.id,
    organisation_id: cast.swansea.organisationId,
  }
  await assert.rejects(
    db
      .insertInto('catalogue.solution')
      .values({ ...row, words: 'late', lang: 'en', answered_by: null, answered_at: endsAt, changed_at: endsAt })
      .execute(),
    { constraint: 'a_solution_comes_in_time' },
  )
  await runDueJobs(db, {
    'mail.deliver': async () => {},
    'catalogue.end-challenge': (tx: Parameters<typeof endChallenge>[0], end: ChallengeEnd) =>
      endChallenge(tx, system('test'), end, site),
  })
  assert.equal((await listFacts(db, { kind: 'listing', id: need.id }))[0]?.kind, 'need.challenge-over')
})

test('what came of it is told to everybody, with those chosen; the challenge itself does not change any more', async () => {
  await assert.rejects(
    announceChallenge(db, sanheng.actor, need.id, { endsAt: new Date('2026-06-01'), rules, eligibility: {} }),
    {
      code: 'solutions.challenge-is-over',
    },
  )
  await publishResult(db, sanheng.actor, need.id, { zh: '由一家中选。' })
  const challenge = await findChallenge(db, need.id)
  assert.deepEqual([challenge?.isOver, challenge?.answers, challenge?.result?.words.zh], [true, 2, '由一家中选。'])
  assert.deepEqual(
    challenge?.result?.chosen.map(({ name }) => name.en),
    ['Sample University of Swansea'],
  )
})

async function post(input: Partial<ListingInput>) {
  const { organisationId, actor } = sanheng
  const saved = await saveListing(db, actor, { kind: 'need', organisationId, title: {}, ...input })
  await publishListing(db, cast.editor, saved.id)
  return saved
}

function swanseasSolution() {
  return getSolution(db, swansea.actor, 1, 'en')
}

// Each decision has its own second, as with people.
async function decide(decision: Decision): Promise<boolean> {
  const { id } = await swanseasSolution()
  setClock(new Date(Date.parse('2026-03-01T09:00:00Z') + decisions++ * 60_000))
  return decideSolution(db, sanheng.actor, id, { decision, site })
}

let decisions = 0
