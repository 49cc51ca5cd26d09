import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Document, Packer, Paragraph } from 'docx'
import { getListing } from '#catalogue/listing-page.ts'
import { saveListing } from '#catalogue/listings.ts'
import { publishListing } from '#catalogue/publication.ts'
import { writePaper } from '#intake/papers/papers.ts'
import { bringCast, type Cast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { type Visitor, visit } from '#tests/world/site.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
let cast: Cast
let owner: Visitor
let stranger: Visitor
before(async () => {
  cast = await bringCast(db)
  owner = await visit(db, cast.swansea.actor.personId ?? '')
  stranger = await visit(db)
})

function uploaded(bytes: Uint8Array): FormData {
  const data = new FormData()
  data.set('kind', 'offer')
  data.set('document', new File([Uint8Array.from(bytes)], 'one-pager'))
  return data
}

const word = (texts: string[]) =>
  Packer.toBuffer(new Document({ sections: [{ children: texts.map((text) => new Paragraph(text)) }] }))

test('a Korean one-pager fills the form beside its text, saves nothing, and can be saved as it is', async () => {
  const bytes = await word([
    '고온 압력 센서',
    '이 기술은 절연체 위 실리콘 칩을 사용하여 고온에서 작동합니다. 협력 기업을 찾습니다.',
    'Keywords: sensor; SOI',
    '<script>alert(1)</script>',
  ])
  const answer = await owner.post('/en/my/listings/from-document', uploaded(bytes))
  const page = await answer.text()
  assert.equal(answer.status, 200)
  assert.match(page, /name="title\.ko"[^>]*value="고온 압력 센서"|<textarea[^>]*name="title\.ko"[^>]*>고온 압력 센서/)
  assert.match(page, /Text of the file[\s\S]*&lt;script&gt;/)
  assert.equal((await db.selectFrom('catalogue.listing').select('id').execute()).length, 0)

  const fields = {
    kind: 'offer',
    organisationId: cast.swansea.organisationId,
    originalLang: 'ko',
    'title.ko': '고온 압력 센서',
  }
  const saved = await owner.post('/en/my/listings', fields)
  assert.equal(saved.status, 303)
})

test('what cannot be read is refused beside the field, in words that help', async () => {
  const answer = await owner.post('/zh/my/listings/from-document', uploaded(Buffer.from('d0cf11e0a1b11ae1', 'hex')))
  assert.equal(answer.status, 415)
  assert.match(await answer.text(), /另存为 \.docx/)
  assert.equal(
    (await stranger.post('/zh/my/listings/from-document', uploaded(await word(['x'])))).status,
    303,
    'to sign in',
  )
})

test('our own paper, read back, says the same title', async () => {
  const { id, number } = await saveListing(db, cast.organiser, {
    kind: 'offer',
    organisationId: cast.swansea.organisationId,
    title: { en: 'High-temperature pressure sensor' },
    summary: { en: 'Works at 175 °C down the hole, for years.' },
    trl: 6,
  })
  await publishListing(db, cast.organiser, id)
  const pdf = await writePaper('one-page.pdf', await getListing(db, cast.organiser, { number }), {
    lang: 'en',
    publicUrl: 'https://duihe.example',
  })
  const page = await (await owner.post('/en/my/listings/from-document', uploaded(pdf))).text()
  assert.match(page, /High-temperature pressure sensor/)

  for (const [path, type] of [
    [`/en/offers/${number}/one-page.pdf`, 'application/pdf'],
    [`/en/offers/${number}/one-page.docx`, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    [`/en/offers/${number}/een.xml`, 'application/xml; charset=UTF-8'],
    [`/api/v1/listings/offer/${number}/one-page.pdf`, 'application/pdf'],
    [`/api/v1/listings/offer/${number}/een.xml`, 'application/xml; charset=UTF-8'],
    ['/api/v1/listings/export.csv?kind=offer', 'text/csv; charset=UTF-8'],
    ['/api/v1/listings/export.jsonl', 'application/jsonl'],
    ['/en/showcase/export.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ] as const) {
    const answer = await stranger.get(path)
    assert.equal(answer.status, 200, path)
    assert.equal(answer.headers.get('Content-Type'), type, path)
    assert.ok((await answer.arrayBuffer()).byteLength > 100, path)
  }
  assert.equal((await stranger.get('/en/offers/1/one-page.pdf')).status, 404, 'a draft is nobody’s but its own')
  assert.equal((await stranger.get('/api/v1/listings/offer/1/een.xml')).status, 404)
  const own = await owner.get('/en/my/listings/exports/offers.csv')
  assert.match(await own.text(), /High-temperature pressure sensor/)
})
