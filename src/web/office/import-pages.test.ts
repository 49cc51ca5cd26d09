import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { gb18030, typed } from '#intake/intake.test-data.ts'
import { formOf } from '#intake/kinds.ts'
import { setClock } from '#platform/clock.ts'
import { hostileFiles } from '#platform/sheets/corpus.test-data.ts'
import { readSheet } from '#platform/sheets/read.ts'
import { sheetWord } from '#platform/sheets/words.ts'
import { bringCast, type Cast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { openDay } from '#tests/world/day.ts'
import { type Visitor, visit } from '#tests/world/site.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
let cast: Cast
let organiser: Visitor
before(async () => {
  cast = await bringCast(db)
  await openDay(db, cast)
  organiser = await visit(db, cast.organiser.personId ?? '')
})

const needs = typed([
  ['企业名称', '需求编号', '技术需求名称', '拟投入资金（万元）'],
  ['示例常工电子', 'X-1', '寻求压力传感器', '50'],
  ['示例三恒科技', 'X-2', '寻求温度传感器', '面议'],
])

function form(files: Record<string, Uint8Array>, fields: Record<string, string>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  for (const [name, bytes] of Object.entries(files)) data.append('file', new File([Uint8Array.from(bytes)], name))
  return data
}

async function upload(files: Record<string, Uint8Array>, fields: Record<string, string>, lang = 'zh') {
  const answer = await organiser.post(`/${lang}/office/imports`, form(files, fields))
  return { status: answer.status, address: answer.headers.get('Location') ?? '', page: await answer.text() }
}

async function read(address: string): Promise<string> {
  const answer = await organiser.get(address)
  assert.equal(answer.status, 200)
  return answer.text()
}

test('a workbook is looked at, imported once, and comes back with its bad cells marked', async () => {
  const { status, address } = await upload({ '附件2.xlsx': needs }, { kind: 'needs', event: 'uk-sensors-2017' })
  assert.equal(status, 303)
  const preview = await read(address)
  assert.match(preview, /导入 1 行/)
  assert.match(preview, /第 3 行[\s\S]*拟投入资金（万元）[\s\S]*“面议”不是金额[\s\S]*面议/)
  assert.equal((await db.selectFrom('catalogue.listing').select('id').execute()).length, 0, 'looking imports nothing')

  for (let twice = 0; twice < 2; twice++)
    assert.equal((await organiser.post(`${address}/application`)).headers.get('Location'), address)
  assert.match(await read(address), /导入结果[\s\S]*新增<\/dt><dd>1<\/dd>/, 'asking twice keeps the first answer')
  assert.equal((await db.selectFrom('catalogue.listing').select('id').execute()).length, 1)

  const marked = await organiser.get(`${address}/marked.xlsx`)
  assert.match(marked.headers.get('Content-Disposition') ?? '', /filename\*=UTF-8''%E9%99%84%E4%BB%B62\.xlsx/)
  const reading = readSheet(new Uint8Array(await marked.arrayBuffer()), 'x.xlsx', formOf('needs'))
  assert.ok(reading.ok && reading.reasonColumn === 5)

  const again = await organiser.post(`${address}/check`, { kind: 'needs', event: 'uk-sensors-2017' })
  assert.match(await read(again.headers.get('Location') ?? ''), /未变<\/dt><dd>1<\/dd>/)
})

test('several files are looked at together and imported in the order in which they need each other', async () => {
  const organisations = typed([
    ['编号', '单位名称', '类型', '国家'],
    ['Z-1', '示例一同上传', '企业', '中国'],
  ])
  const people = gb18030([
    ['姓名', '邮箱', '单位'],
    ['某乙', 'yi@example.com', 'Z-1'],
  ])
  const event = 'uk-sensors-2017'
  const first = await upload({ 'people.csv': people }, { kind: 'people', event })
  assert.match(await read(first.address), /没有找到机构“Z-1”/)
  await upload({ 'organisations.xlsx': organisations }, { kind: 'organisations', event })
  const both = await upload({ 'a.xlsx': organisations, 'b.xlsx': organisations }, { kind: 'organisations', event })
  assert.equal(both.address, '/zh/office/imports')
  const rows = await db
    .selectFrom('platform.upload')
    .select('id')
    .where('uploaded_by', '=', cast.organiser.personId)
    .execute()
  await organiser.post('/zh/office/imports/applications', { workbook: rows.map(({ id }) => id) })
  const delegate = await db
    .selectFrom('events.delegate as d')
    .innerJoin('people.person as p', 'p.id', 'd.person_id')
    .select('d.id')
    .where('p.email', '=', 'yi@example.com')
    .executeTakeFirst()
  assert.ok(delegate)
})

test('a file that was read as the wrong thing is kept and can be read again as another', async () => {
  const wishes = typed([
    ['申请方', '洽谈对象', '意愿'],
    ['示例常工电子', '示例斯旺西大学', '必见'],
  ])
  const { address } = await upload({ 'wishes.xlsx': wishes }, { kind: 'wishes' })
  assert.match(await read(address), /无法读取[\s\S]*请先选择活动/)
  await organiser.post(`${address}/check`, { kind: 'wishes', event: 'uk-sensors-2017' })
  assert.match(await read(address), /导入 1 行/)
})

test('without a file, or with an event of somebody else, the form says so and keeps what was chosen', async () => {
  const none = await upload({}, { kind: 'needs', event: 'uk-sensors-2017' })
  assert.equal(none.status, 422)
  assert.match(none.page, /请选择至少一个文件/)
  assert.match(none.page, /<option value="needs" selected="">/)
  const wrong = await upload({ 'x.xlsx': needs }, { kind: 'needs', event: 'no-such-event' }, 'en')
  assert.match(wrong.page, /There is no such event/)
})

test('every hostile file gets its sentence on a page', async () => {
  const files = hostileFiles.filter(({ file }) => file().length < 1_000_000)
  assert.ok(files.length > 20)
  for (const { what, file } of files) {
    const reading = readSheet(file(), 'file.xlsx', formOf('needs'))
    if (reading.ok) continue
    const { status, address } = await upload({ 'file.xlsx': file() }, { kind: 'needs' }, 'en')
    assert.equal(status, 303, what)
    const sentence = sheetWord('en', reading.refusal.code, reading.refusal.params)
    const page = (await read(address)).replaceAll('&amp;', '&').replaceAll('&#x27;', "'").replaceAll('&quot;', '"')
    assert.ok(page.includes(sentence.replaceAll('<', '&lt;').replaceAll('>', '&gt;')), `${what}: ${sentence}`)
  }
})

test('a file is its owner’s alone, can be discarded, and is gone after some days', async () => {
  const { address } = await upload({ 'own.xlsx': needs }, { kind: 'offers' })
  const editor = await visit(db, cast.editor.personId ?? '')
  assert.equal((await editor.get(address)).status, 403)
  const other = await visit(db, cast.changgong.actor.personId ?? '')
  assert.equal((await other.get('/zh/office/imports')).status, 403)
  assert.equal((await (await visit(db)).get('/zh/office/imports')).status, 303, 'a stranger is asked to sign in')
  setClock(new Date(Date.now() + 8 * 86_400_000))
  const session = await visit(db, cast.organiser.personId ?? '')
  assert.equal((await session.post(`${address}/application`)).status, 410)
  setClock()
  assert.equal((await organiser.post(`${address}/removal`)).status, 303)
  assert.equal((await organiser.get(address)).status, 404)
})

test('templates and exports are sent as files', async () => {
  for (const path of [
    'templates/needs.xlsx',
    'exports/organisations.csv',
    'exports/wishes.xlsx?event=uk-sensors-2017',
  ]) {
    const answer = await organiser.get(`/en/office/imports/${path}`)
    assert.equal(answer.status, 200, path)
    assert.match(answer.headers.get('Content-Disposition') ?? '', /^attachment;/)
    assert.ok((await answer.arrayBuffer()).byteLength > 100)
  }
  assert.equal((await organiser.get('/en/office/imports/templates/circus.xlsx')).status, 404)
  assert.equal((await organiser.get('/en/office/imports/exports/wishes.xlsx')).status, 422)
})
