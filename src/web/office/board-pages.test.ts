import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import ICAL from 'ical.js'
import { cellName } from '#meetings/cells.ts'
import { listDraftLines, listTouched } from '#meetings/lines.ts'
import { findRun } from '#meetings/run-record.ts'
import { legalCellsOf } from '#meetings/timetable.ts'
import { openBusyDay } from '#tests/world/busy-day.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { visit } from '#tests/world/site.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const { organiser, editor } = await bringCast(db)
const day = await openBusyDay(db, organiser, { guests: 2, firms: 3, slots: 5, tables: 2 })
const { eventId, slug, guests } = day
const [meetingId = ''] = day.meetings
const site = await visit(db, organiser.personId ?? '')
const board = `/zh/office/events/${slug}/board`

test('without a script: choose a meeting, press a legal cell, and it lies there', async () => {
  const chosen = await (await site.get(`${board}?meeting=${meetingId}`)).text()
  const cells = (await legalCellsOf(db, eventId, meetingId)).map(cellName)
  const offered = [...chosen.matchAll(/class="put-here"[^>]* value="([^"]+)"/g)].map((match) => match[1])
  assert.deepEqual(offered.toSorted(), cells.toSorted())
  const answer = await site.post(`${board}/meetings/${meetingId}/placement`, { cell: cells[0] ?? '', seen: '' })
  assert.deepEqual([answer.status, answer.headers.get('Location')], [303, board])
  assert.match(decodeURIComponent(answer.headers.get('Set-Cookie') ?? ''), /已排在 10:00 1 桌/)
  assert.match(await (await site.get(board)).text(), /已排 1 \/ 6/)
})

test('a stale move shows the board as it is now, with status 409', async () => {
  const [cell = ''] = (await legalCellsOf(db, eventId, meetingId)).map(cellName)
  const answer = await site.post(`${board}/meetings/${meetingId}/placement`, { cell, seen: '' })
  const page = await answer.text()
  assert.equal(answer.status, 409)
  assert.match(page, /刚才有人动过这场洽谈/)
  assert.match(page, /现在在 10:00 1 桌。/)
})

test('a cell that is taken says by whom', async () => {
  const [, other = ''] = day.meetings
  const [line] = await listDraftLines(db, eventId)
  const cell = line ? cellName(line) : ''
  const answer = await site.post(`/en/office/events/${slug}/board/meetings/${other}/placement`, { cell, seen: '' })
  assert.equal(answer.status, 409)
  assert.match(await answer.text(), /Table 1 at 10:00 is taken by “University .* × .*”\./)
})

test('hold, take off, undo and redo are buttons too', async () => {
  const deed = async (path: string, fields = {}) => (await site.post(`${board}/${path}`, fields)).status
  const seen = cellName(
    (await listDraftLines(db, eventId))[0] as NonNullable<Awaited<ReturnType<typeof listDraftLines>>[0]>,
  )
  assert.equal(await deed(`meetings/${meetingId}/hold`), 303)
  assert.match(await (await site.get(board)).text(), /已锁定/)
  assert.equal(await deed(`meetings/${meetingId}/hold-lifting`), 303)
  assert.equal(await deed(`meetings/${meetingId}/removal`, { seen }), 303)
  assert.equal((await listDraftLines(db, eventId)).length, 0)
  assert.equal(await deed('undo'), 303)
  assert.equal((await listDraftLines(db, eventId)).length, 1)
  assert.equal(await deed('redo'), 303)
  assert.equal(await deed('redo'), 409)
})

test('when a meeting may be held is said in its panel, shown on its card, and taken back by undo', async () => {
  const [, other = ''] = day.meetings
  const back = `${board}?meeting=${meetingId}`
  const say = async (deed: string, fields: Record<string, string>) =>
    (await site.post(`${board}/meetings/${meetingId}/${deed}`, { back, ...fields })).status
  assert.equal(await say('part-of-day', { part: 'morning' }), 303)
  assert.equal(await say('order', { side: 'before', other }), 303)
  assert.equal(await say('order', { side: 'before', other: '' }), 409)
  assert.equal(await say('order', { side: 'after', other: meetingId }), 409)
  const page = await (await site.get(back)).text()
  assert.match(page, /card-marks">仅上午、有先后要求/)
  assert.match(page, /<option value="morning" selected="">仅上午/)
  assert.match(page, /须在“[^”]+”之前/)
  const circle = await site.post(`${board}/meetings/${meetingId}/order`, { back, side: 'after', other })
  assert.equal(circle.status, 409)
  assert.match(await circle.text(), /先后要求会绕成一圈：.* → .* → /)
  assert.equal(await say('order-lifting', { first: meetingId, second: other }), 303)
  for (let step = 0; step < 3; step++) assert.equal((await site.post(`${board}/undo`)).status, 303)
  assert.doesNotMatch(await (await site.get(board)).text(), /card-marks">仅上午/)
})

test('arranging answers at once, is watched, can be ended, and its plan is the draft', async () => {
  assert.equal((await site.post(`${board}/run`, { keep: 'holds' })).status, 303)
  const running = await site.get(board)
  if (!(await findRun(db, eventId))?.outcome) {
    assert.equal(running.headers.get('Refresh'), '2')
    assert.match(await running.text(), /自动排期进行中/)
    assert.equal((await site.post(`${board}/run`)).status, 409)
  }
  await site.post(`${board}/run-end`)
  const arranged = await (await site.get(board)).text()
  assert.match(arranged, /自动排期完成：排上 6 \/ 6 场/)
  assert.match(arranged, /<ol class="run-goals"[^>]*><li>空档总数：\d+（/)
  assert.equal((await listDraftLines(db, eventId)).length, 6)
})

test('from the compare page to the release, the history and back into the draft', async () => {
  const releases = `/zh/office/events/${slug}/releases`
  const preview = await (await site.get(`${releases}/next`)).text()
  const fingerprint = /name="fingerprint" value="([^"]+)"/.exec(preview)?.[1] ?? ''
  assert.match(preview, /新增 6 场/)
  const stale = await site.post(releases, { fingerprint: 'of-another-draft', note: '给大家' })
  assert.equal(stale.status, 409)
  assert.match(await stale.text(), /您查看之后草稿又有改动[\s\S]*给大家/)
  assert.equal((await site.post(releases, { fingerprint })).status, 303)
  assert.match(await (await site.get(releases)).text(), /第 1 版/)
  assert.match(await (await site.get(`${releases}/1`)).text(), /新增 6 场/)
  assert.match(await (await site.get(`${releases}/1/restoring`)).text(), /草稿与第 1 次发布已经相同/)
  assert.equal((await site.get(`${releases}/7`)).status, 404)
})

test('every view has its rows, each with what is idle, and a name finds its own', async () => {
  const rows = async (query: string) => {
    const page = await (await site.get(`${board}?${query}`)).text()
    return [...page.matchAll(/<th scope="row" class="name">(.*?)<\/th>/g)].map((match) => match[1] ?? '')
  }
  assert.equal((await rows('by=organisation')).length, 2 + 3)
  assert.equal((await rows('by=organisation&side=foreign')).length, 2)
  assert.equal((await rows('by=person')).length, 2 + 3)
  assert.equal((await rows('by=interpreter')).length, 1 + 1)
  const [found, ...others] = await rows(`by=organisation&name=${encodeURIComponent(`公司${slug}-2`)}`)
  assert.match(found ?? '', /示例公司.*-2.*2 场/)
  assert.deepEqual(others, [])
  assert.match(await (await site.get(`${board}?by=person&name=nobody`)).text(), /没有符合筛选的行/)
})

test('in rows of organisations a slot is chosen, and the table stays', async () => {
  const chosen = await (await site.get(`${board}?by=organisation&meeting=${meetingId}`)).text()
  const [slot = ''] = [...chosen.matchAll(/class="put-here"[^>]* value="([^"]+\/)"/g)].map((match) => match[1] ?? '')
  const before = (await listDraftLines(db, eventId)).find((line) => line.meetingId === meetingId)
  const cells = (await legalCellsOf(db, eventId, meetingId)).filter(({ slotId }) => `${slotId}/` === slot)
  const table = cells.some(({ tableId }) => tableId === before?.tableId) ? before?.tableId : cells[0]?.tableId
  const seen = before ? cellName(before) : ''
  assert.equal((await site.post(`${board}/meetings/${meetingId}/placement`, { cell: slot, seen })).status, 303)
  const after = (await listDraftLines(db, eventId)).find((line) => line.meetingId === meetingId)
  assert.deepEqual([`${after?.slotId}/`, after?.tableId], [slot, table])
  assert.equal((await site.post(`${board}/undo`)).status, 303)
})

test('the version of the board is a few letters, and nothing at all while nothing changes', async () => {
  const address = `${board}/version`
  const first = await site.get(address)
  const etag = first.headers.get('ETag') ?? ''
  assert.equal(`"${await first.text()}"`, etag)
  const again = await site.get(address, { 'If-None-Match': etag })
  assert.deepEqual([again.status, await again.text()], [304, ''])
  await site.post(`${board}/meetings/${meetingId}/hold`)
  assert.equal((await site.get(address, { 'If-None-Match': etag })).status, 200)
  assert.equal((await (await visit(db, editor.personId ?? '')).get(address)).status, 403)
})

test('without a script: what is tried stands in the address, is adopted from there, and a discarded trial leaves no trace', async () => {
  const draft = await listDraftLines(db, eventId)
  const begun = await site.post(`${board}/trial/meetings/${meetingId}/removal`, { back: `${board}?trial=1` })
  assert.equal(begun.headers.get('Location'), `${board}?trial=1&try=off%3A${meetingId}`)
  const page = await (await site.get(begun.headers.get('Location') ?? '')).text()
  assert.match(page, /试排中：什么都没有保存[\s\S]*失去位置 1 场/)
  assert.deepEqual(await listDraftLines(db, eventId), draft)
  const back = begun.headers.get('Location') ?? ''
  const twice = await site.post(`${board}/trial/meetings/${meetingId}/removal`, { back })
  assert.equal(twice.status, 409)
  assert.match(await twice.text(), /这一步试不成/)
  const odd = await site.post(`${board}/trial/steps`, { back, kind: 'tables', count: '-3' })
  assert.equal(odd.status, 409)
  assert.equal((await site.post(`${board}/trial/adoption`, { back, fingerprint: 'of-another-draft' })).status, 409)
  const fingerprint = /name="fingerprint" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const seen = /name="seen" value="([\w-]{22})"/.exec(page)?.[1] ?? ''
  assert.equal((await site.post(`${board}/trial/adoption`, { back, fingerprint })).status, 409)
  const adopted = await site.post(`${board}/trial/adoption`, { back, fingerprint, seen })
  assert.deepEqual([adopted.status, adopted.headers.get('Location')], [303, board])
  assert.equal((await listDraftLines(db, eventId)).length, draft.length - 1)
  assert.equal((await site.post(`${board}/undo`)).status, 303)
  assert.deepEqual(new Set(await listDraftLines(db, eventId)), new Set(draft))
})

test('the history says of each release when, by whom and what it changed', async () => {
  const page = await (await site.get(`/zh/office/events/${slug}/releases`)).text()
  assert.match(page, /第 1 版[\s\S]*曾组织[\s\S]*新增 6，变更 0，取消 0/)
  assert.match(await (await site.get(`/zh/office/events/${slug}/releases/1`)).text(), /曾组织发布/)
})

test('my calendar has my released meetings, without a method, for me alone', async () => {
  const guest = guests[0]?.personId ?? ''
  const address = `/en/my/events/${slug}/calendar.ics`
  const answer = await (await visit(db, guest)).get(address)
  assert.match(answer.headers.get('Content-Type') ?? '', /^text\/calendar/)
  const calendar = new ICAL.Component(ICAL.parse(await answer.text()))
  const mine = (await listDraftLines(db, eventId)).filter((line) => listTouched(line).includes(guest))
  assert.equal(calendar.getFirstPropertyValue('method'), null)
  assert.deepEqual(
    calendar
      .getAllSubcomponents('vevent')
      .map((event) => (event.getFirstPropertyValue('dtstart') as ICAL.Time).toJSDate()),
    mine.map((line) => line.startsAt),
  )
  assert.equal((await site.get(address)).status, 404)
  assert.equal((await (await visit(db)).get(address)).status, 303)
})

test('a slip for each organisation and the list for the wall say what was released', async () => {
  const page = await (await site.get(`/zh/office/events/${slug}/slips`)).text()
  assert.equal([...page.matchAll(/<section class="sheet stack slip"/g)].length, 2 + 3 + 1)
  assert.equal([...page.matchAll(/<tr><th scope="row">/g)].length, 3 * 6)
})

test('who does not organise sees no board, and the unknown is not found', async () => {
  assert.equal((await (await visit(db, editor.personId ?? '')).get(board)).status, 403)
  assert.equal((await (await visit(db)).get(board)).status, 303)
  assert.equal((await site.get('/zh/office/events/nowhere/board')).status, 404)
  assert.equal((await site.post(`${board}/meetings/nonsense/hold`)).status, 404)
})
