import assert from 'node:assert/strict'
import { after, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { visitor } from '#people/actor.ts'
import type { UiLanguage } from '#platform/languages.ts'
import { bringCast } from '#tests/world/cast.ts'
import { type ClosedDay, closeDay, reachIntent, withdrawIntent } from '#tests/world/closed-day.ts'
import { testDatabase } from '#tests/world/database.ts'
import { hasDrifted, listDrift, listDriftedReleases } from './drift.ts'
import { getPlacedFigure } from './placed-figures.ts'
import { placeFigure, removeFigure } from './placing.ts'
import { findReleaseOfEvent, getRelease, type Release } from './press-releases.ts'
import { marksOf, plainText, unsourced } from './press-text.ts'
import { signRelease, takeSignatureBack } from './signing.ts'
import { draftRelease, writeTexts } from './writing.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)

let day: ClosedDay
let id: string
let days = 0
beforeEach(async () => {
  day = await closeDay(db, { foreign: 3, domestic: 8, delegates: 28, meetings: 12, intents: 6 }, `day-${++days}`)
  id = await draftRelease(db, cast.editor, day.eventId)
})

test('the first draft gives every figure there is, in both languages, and types none by hand', async () => {
  const release = await read()
  const keys = ['delegates', 'domestic', 'foreign', 'held', 'intents', 'pipeline', 'scheduled']
  for (const lang of ['zh', 'en'] as const) {
    const text = release.texts[lang]!
    assert.deepEqual(marksOf(text).toSorted(), keys)
    assert.deepEqual(unsourced(text, lang), [])
  }
  assert.equal(plain(release, 'zh', 1), '来自英国的3家机构与中国的8家单位参会，到会代表近30名。')
  assert.equal(
    plain(release, 'en', 1),
    'Taking part were 3 organisations from the United Kingdom and 8 organisations from China, with nearly 30 delegates present.',
  )
  assert.match(plain(release, 'zh', 2), /共安排12对，实际举行12场.*6对形成初步合作意向.*候选项目6项/)
  assert.match(
    plain(release, 'en', 2),
    /12 one-to-one meetings; 12 meetings.*6 intents to cooperate were.*6 candidates/,
  )
})

test('the draft names the organisers by role, in protocol order', async () => {
  const release = await read()
  assert.match(plain(release, 'zh', 0), /活动由示例技术转移中心、示例科技局共同主办，得到示例科技厅支持。$/)
  assert.match(
    plain(release, 'en', 0),
    /2017, co-hosted by the Sample Tr.* and the Sample Sc.*, with the support of the Sample Dep.*\.$/,
  )
})

test('an event has one release; starting over writes it anew', async () => {
  await assert.rejects(draftRelease(db, cast.editor, day.eventId), { code: 'reporting.drafted-already' })
  await write('zh', 'A', ['B'])
  assert.equal(await draftRelease(db, cast.editor, day.eventId, { startOver: true }), id)
  assert.equal(marksOf((await read()).texts.zh!).length, 7)
})

test('a hedge the records do not bear out is refused, with the nearest true wording', async () => {
  const place = (qualifier: string, printed: number) =>
    placeFigure(db, cast.editor, id, { key: 'met', metric: 'meetings.scheduled', qualifier, printed })
  await assert.rejects(place('nearly', 10), {
    code: 'reporting.claim-false',
    params: {
      mark: 'met',
      value: 12,
      claimed: { zh: '近10对', en: 'nearly 10 one-to-one meetings' },
      nearest: { zh: '10余对', en: 'more than 10 one-to-one meetings' },
    },
  })
  await place('duo', 10)
  assert.equal((await read()).figures.find((figure) => figure.key === 'met')?.printed, 10)
})

test('a mark must name a figure of the document, and braces must match', async () => {
  await assert.rejects(write('zh', '标题', ['共{{dreamt}}。']), { code: 'reporting.mark-unknown', field: 'body-zh' })
  await assert.rejects(write('zh', '标题', ['共{{intents}。']), { code: 'reporting.mark-broken' })
  await assert.rejects(write('zh', '{{intents}}', ['正文']), { code: 'reporting.title-holds-a-mark' })
  await write('zh', '标题', ['共{{ intents }}。'])
  assert.equal(plain(await read(), 'zh', 0), '共6对。')
})

test('whoever saves over a text that changed meanwhile is told so', async () => {
  const { writtenAt } = await read()
  await sql`select pg_sleep(0.005)`.execute(db)
  await write('en', 'Mine', ['Text'])
  const texts = { en: { title: 'Theirs', paragraphs: ['Text'] } }
  await assert.rejects(writeTexts(db, cast.editor, id, { texts, basedOn: writtenAt }), {
    code: 'reporting.text-changed-meanwhile',
  })
})

test('a figure the text prints cannot be taken out, another can', async () => {
  await assert.rejects(removeFigure(db, cast.editor, id, 'intents'), { code: 'reporting.figure-in-use' })
  await placeFigure(db, cast.editor, id, { key: 'extra', metric: 'meetings.held', qualifier: 'exact', printed: 12 })
  await removeFigure(db, cast.editor, id, 'extra')
  assert.ok(!(await read()).figures.some((figure) => figure.key === 'extra'))
})

test('signing freezes every printed figure with its records, and then nothing changes', async () => {
  await signRelease(db, cast.signer, id)
  const release = await read()
  const intents = release.figures.find((figure) => figure.key === 'intents')!
  assert.deepEqual({ value: intents.frozen?.value, version: intents.frozen?.metricVersion }, { value: 6, version: 1 })
  const page = await getPlacedFigure(db, visitor(), intents.id)
  assert.deepEqual(page.records.map((record) => record.id).toSorted(), day.intents.toSorted())
  await assert.rejects(write('zh', '改', ['改']), { code: 'reporting.signed-already' })
  await assert.rejects(draftRelease(db, cast.editor, day.eventId, { startOver: true }), {
    code: 'reporting.signed-already',
  })
  await assert.rejects(
    placeFigure(db, cast.editor, id, { key: 'x', metric: 'meetings.held', qualifier: 'exact', printed: 12 }),
    { code: 'reporting.signed-already' },
  )
  await assert.rejects(sql`update reporting.figure set printed = 99 where id = ${intents.id}`.execute(db), {
    constraint: 'what_is_signed_stays_as_it_was',
  })
  await assert.rejects(sql`update reporting.frozen_figure set value = 99 where figure_id = ${intents.id}`.execute(db), {
    constraint: 'what_is_frozen_is_not_edited',
  })
})

test('a claim that has become false stops the signature', async () => {
  await withdrawIntent(db, day.intents[0]!)
  await assert.rejects(signRelease(db, cast.signer, id), { code: 'reporting.claim-false' })
  assert.equal((await read()).signature, undefined)
})

test('a changed result makes exactly the figures drift that counted it', async () => {
  await signRelease(db, cast.signer, id)
  assert.deepEqual(await drifted(), [])
  await withdrawIntent(db, day.intents[0]!)
  const gone = [day.intents[0]]
  assert.deepEqual(await drifted(), [
    { key: 'intents', atSigning: 6, today: 5, gone, added: [], isStillTrue: false },
    { key: 'pipeline', atSigning: 6, today: 5, gone, added: [], isStillTrue: false },
  ])
})

test('the same number of other records is a drift, too', async () => {
  await signRelease(db, cast.signer, id)
  await withdrawIntent(db, day.intents[0]!)
  const other = await reachIntent(db, day.eventId, day.meetings[6]!, day.callId)
  const [intents] = await drifted()
  assert.deepEqual(intents, {
    key: 'intents',
    atSigning: 6,
    today: 6,
    gone: [day.intents[0]],
    added: [other],
    isStillTrue: true,
  })
  const listed = (await listDriftedReleases(db, cast.signer)).filter((release) => release.event.slug === day.slug)
  assert.deepEqual(
    listed.map((release) => release.drifts.map((drift) => drift.figure.key)),
    [['intents', 'pipeline']],
  )
  assert.deepEqual(await listDriftedReleases(db, visitor()), [])
})

test('taking the signature back needs a reason, is on record, and opens the release again', async () => {
  await signRelease(db, cast.signer, id)
  await assert.rejects(takeSignatureBack(db, cast.signer, id, ' '), { code: 'reporting.reason-missing' })
  await takeSignatureBack(db, cast.signer, id, '意向数有误')
  const release = await read()
  assert.equal(release.signature, undefined)
  assert.ok(release.figures.every((figure) => figure.frozen === undefined))
  const fact = await db
    .selectFrom('platform.fact')
    .select(['actor_id', 'after'])
    .where('kind', '=', 'press-release.signature-taken-back')
    .where('subject_id', '=', id)
    .executeTakeFirstOrThrow()
  assert.deepEqual(fact, { actor_id: cast.signer.personId, after: { reason: '意向数有误' } })
  await write('zh', '改', ['改'])
})

test('two signers at the same moment sign once', async () => {
  const tries = await Promise.allSettled([1, 2, 3].map(() => signRelease(db, cast.signer, id)))
  assert.equal(tries.filter((one) => one.status === 'fulfilled').length, 1)
})

test('editors write, signers sign, strangers wait for the signature', async () => {
  await assert.rejects(signRelease(db, cast.editor, id), { code: 'people.not-allowed' })
  await assert.rejects(write('zh', '题', ['文'], cast.signer), { code: 'people.not-allowed' })
  await assert.rejects(draftRelease(db, cast.changgong.actor, day.eventId), { code: 'people.not-allowed' })
  await assert.rejects(signRelease(db, cast.changgong.actor, id), { code: 'platform.not-found' })
  const { number, figures } = await read()
  await assert.rejects(getRelease(db, visitor(), number), { status: 404 })
  await assert.rejects(getPlacedFigure(db, visitor(), figures[0]!.id), { status: 404 })
  await signRelease(db, cast.signer, id)
  assert.equal((await getRelease(db, visitor(), number)).number, number)
})

async function read(): Promise<Release> {
  const { release } = await findReleaseOfEvent(db, cast.editor, day.slug)
  return release!
}

function plain(release: Release, lang: UiLanguage, position: number): string {
  const claims = new Map(release.figures.map((figure) => [figure.key, figure]))
  return plainText(release.texts[lang]!.paragraphs[position]!, claims, lang)
}

function write(lang: UiLanguage, title: string, paragraphs: string[], actor = cast.editor): Promise<void> {
  return writeTexts(db, actor, id, { texts: { [lang]: { title, paragraphs } } })
}

async function drifted() {
  const drifts = (await listDrift(db, [id])).get(id) ?? []
  return drifts.filter(hasDrifted).map(({ figure, atSigning, today, gone, added, isStillTrue }) => ({
    key: figure.key,
    atSigning,
    today,
    gone,
    added,
    isStillTrue,
  }))
}
