import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { readDocxFigures } from '#platform/docx/figures.ts'
import { findReleaseOfEvent } from '#reporting/press-releases.ts'
import { signRelease, takeSignatureBack } from '#reporting/signing.ts'
import { bringCast } from '#tests/world/cast.ts'
import { closeDay, withdrawIntent } from '#tests/world/closed-day.ts'
import { testDatabase } from '#tests/world/database.ts'
import { visit } from '#tests/world/site.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)
const day = await closeDay(db, { foreign: 2, domestic: 4, delegates: 8, meetings: 5, intents: 3 })
const press = `/zh/office/events/${day.slug}/press`
const editor = await visit(db, cast.editor.personId!)
const signer = await visit(db, cast.signer.personId!)
const stranger = await visit(db)

const read = async () => (await findReleaseOfEvent(db, cast.editor, day.slug)).release!
const words = {
  'title-zh': '题',
  'body-zh': '意向{{intents}}。',
  'title-en': 'T',
  'body-en': '{{intents}} to cooperate.',
}

test('an editor asks for a first draft and finds it on the desk', async () => {
  assert.match(await text(editor.get(press)), /写出初稿/)
  assert.equal((await editor.post(press)).status, 303)
  assert.match(await text(editor.get(press)), /\{\{intents\}\}/)
})

test('a false wording comes back with a true one, and every word typed beside it', async () => {
  const answer = await editor.post(`${press}/figures`, {
    ...words,
    'body-zh': '刚写的一段，达成{{intents}}。',
    key: 'met',
    metric: 'meetings.scheduled',
    qualifier: 'over',
    printed: '5',
  })
  const page = await answer.text()
  assert.equal(answer.status, 422)
  assert.match(page, /“超过5对”不属实：记录数为 5。可以写“5对以上”|可以写“/)
  assert.match(page, /刚写的一段/)
})

test('a figure and the text that uses it are saved together', async () => {
  const figure = { key: 'met', metric: 'meetings.scheduled', qualifier: 'exact', printed: '5' }
  const answer = await editor.post(`${press}/figures`, {
    ...words,
    'body-zh': '共{{met}}，意向{{intents}}。',
    ...figure,
  })
  assert.equal(answer.status, 303)
  assert.deepEqual((await read()).texts.zh?.paragraphs, ['共{{met}}，意向{{intents}}。'])
})

test('a mark nothing stands behind is refused at its field', async () => {
  const answer = await editor.post(`${press}/texts`, { ...words, 'body-en': 'We met {{dreamt}}.' })
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), /<a href="#body-en">[^<]*dreamt/)
})

test('a figure typed by hand is pointed out on the desk', async () => {
  await editor.post(`${press}/texts`, { ...words, 'body-zh': '意向{{intents}}，近80名代表。' })
  assert.match(await text(editor.get(press)), /data-check="unsourced">[^<]*近80名/)
  await editor.post(`${press}/texts`, words)
})

test('a draft is for those who work on it', async () => {
  const { number, figures } = await read()
  for (const path of [`/zh/press/${number}`, `/zh/press/${number}.docx`, `/zh/figures/${figures[0]?.id}`])
    assert.deepEqual([(await stranger.get(path)).status, (await editor.get(path)).status], [404, 200], path)
  assert.equal((await stranger.get(press)).status, 303)
  assert.equal((await (await visit(db, cast.changgong.actor.personId!)).get(press)).status, 403)
})

test('signing asks for the tick, then opens the page to everybody', async () => {
  assert.equal((await signer.post(`${press}/signature`)).status, 422)
  assert.equal((await editor.post(`${press}/signature`, { confirmed: 'yes' })).status, 403)
  assert.equal((await signer.post(`${press}/signature`, { confirmed: 'yes' })).status, 303)
  const { number, figures } = await read()
  const intents = figures.find((figure) => figure.key === 'intents')!
  const page = await text(stranger.get(`/en/press/${number}`))
  assert.match(page, new RegExp(`<a class="figure" href="/en/figures/${intents.id}"[^>]*>3 intents</a> to cooperate`))
  assert.match(page, /"@type":"NewsArticle"/)
  assert.match(page, /"articleBody":"3 intents to cooperate\."/)
})

test('what is signed takes no more words', async () => {
  const answer = await editor.post(`${press}/texts`, words)
  assert.equal(answer.status, 409)
  assert.doesNotMatch(await text(editor.get(press)), /<textarea/)
})

test('the Word document holds the figures of the release', async () => {
  const { number, figures } = await read()
  const answer = await stranger.get(`/zh/press/${number}.docx`)
  assert.match(answer.headers.get('Content-Disposition') ?? '', /attachment; filename="press-\d+-zh\.docx"/)
  const found = readDocxFigures(new Uint8Array(await answer.arrayBuffer()))
  assert.deepEqual(found, [{ figureId: figures.find((figure) => figure.key === 'intents')?.id, text: '3对' }])
})

test('the page of a figure lists exactly its records, to strangers by number only', async () => {
  const id = (await read()).figures.find((figure) => figure.key === 'intents')?.id
  const open = recordsIn(await text(editor.get(`/zh/figures/${id}`)))
  assert.deepEqual(open.toSorted(), day.intents.toSorted())
  const page = await text(stranger.get(`/zh/figures/${id}`))
  assert.equal(page.match(/意向 \d/g)?.length, day.intents.length)
  assert.deepEqual(recordsIn(page), [])
  assert.doesNotMatch(page, /示例英方|示例企业/)
})

test('a changed record shows on the desk, on the list of figures and at the figure itself', async () => {
  await withdrawIntent(db, day.intents[0]!)
  const id = (await read()).figures.find((figure) => figure.key === 'intents')?.id
  for (const path of [press, `/zh/office/events/${day.slug}/figures`, `/zh/figures/${id}`])
    assert.match(await text(editor.get(path)), /现为 2（签发时 3）/, path)
  assert.match(await text(signer.get(press)), /撤回签发/)
})

test('a signature is taken back with a reason only, and the page closes', async () => {
  assert.equal((await signer.post(`${press}/signature/removal`, { reason: '' })).status, 422)
  assert.equal((await signer.post(`${press}/signature/removal`, { reason: '结果有改动' })).status, 303)
  assert.equal((await stranger.get(`/zh/press/${(await read()).number}`)).status, 404)
})

test('a signature over a claim that is false now is refused in words', async () => {
  const answer = await signer.post(`${press}/signature`, { confirmed: 'yes' })
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), /“3对”不属实：记录数为 2。可以写“2对”/)
  await assert.rejects(signRelease(db, cast.signer, (await read()).id), { code: 'reporting.claim-false' })
  await assert.rejects(takeSignatureBack(db, cast.signer, (await read()).id, 'x'), { code: 'reporting.not-signed' })
})

test('the figures of an event are listed with definition and a way to their records', async () => {
  const page = await text(editor.get(`/en/office/events/${day.slug}/figures`))
  assert.match(page, new RegExp(`<a href="/en/events/${day.slug}/figures/meetings.scheduled">Meetings scheduled</a>`))
  const list = await text(stranger.get(`/en/events/${day.slug}/figures/meetings.scheduled`))
  assert.deepEqual(recordsIn(list).toSorted(), day.meetings.toSorted())
  assert.match(list.replaceAll('<!-- -->', ''), /Sample UK party 1 × Sample firm 1</)
  assert.equal((await stranger.get(`/en/events/${day.slug}/figures/meetings.conflicts`)).status, 404)
  assert.equal((await stranger.get(`/en/events/${day.slug}/figures/__proto__`)).status, 404)
  assert.equal((await stranger.get('/en/press/99999999999999999999')).status, 404)
})

async function text(answer: Promise<Response>): Promise<string> {
  return (await answer).text()
}

function recordsIn(page: string): string[] {
  return [...page.matchAll(/data-record="([^"]+)"/g)].map((match) => match[1] ?? '')
}
