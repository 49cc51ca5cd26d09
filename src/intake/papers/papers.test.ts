import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { getListing } from '#catalogue/listing-page.ts'
import { saveListing } from '#catalogue/listings.ts'
import { publishListing } from '#catalogue/publication.ts'
import { readShowcaseQuery } from '#catalogue/showcase-query.ts'
import { readPart } from '#platform/docx/archive.ts'
import { bringCast, type Cast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { exportShowcase } from '../showcase-export.ts'
import { sharesOf, shortened, widthOf } from './fitting.ts'
import { writePaper } from './papers.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
let cast: Cast
const asked = { lang: 'en', publicUrl: 'https://duihe.example' } as const

before(async () => {
  cast = await bringCast(db)
  const long = '用于井下 175 ℃ 的连续测量，漂移小于 0.1 %。'.repeat(100)
  const offer = {
    kind: 'offer',
    organisationId: cast.swansea.organisationId,
    originalLang: 'zh',
    isSample: true,
  } as const
  const need = { kind: 'need', organisationId: cast.changgong.organisationId, originalLang: 'ko' } as const
  const saved = [
    await saveListing(db, cast.organiser, {
      ...offer,
      title: { zh: '高温压力传感器 <SOI> & 封装', en: 'High-temperature sensor' },
      description: { zh: long, en: 'Works down the hole. '.repeat(200) },
      advantages: { zh: long },
      sought: { zh: long },
      trl: 6,
    }),
    await saveListing(db, cast.organiser, {
      ...need,
      title: { ko: '=고온 센서를 찾습니다' },
      summary: { ko: '섭씨 175도' },
      isAnonymous: true,
      targets: [{ name: '온도', operator: '>=', value: '175', unit: '℃' }],
    }),
  ]
  for (const { id } of saved) await publishListing(db, cast.organiser, id)
})

const textOf = async (pdf: Uint8Array) => {
  const { extractText } = await import('unpdf')
  return extractText(Uint8Array.from(pdf), { mergePages: true })
}

test('whatever a listing says, its paper is one page, with its number, its mark as a sample and its address', async () => {
  const listing = await getListing(db, cast.organiser, { number: 1 })
  for (const lang of ['zh', 'en'] as const) {
    const { totalPages, text } = await textOf(await writePaper('one-page.pdf', listing, { ...asked, lang }))
    assert.equal(totalPages, 1)
    assert.match(
      text,
      lang === 'zh'
        ? /高温压力传感器[\s\S]*示例斯旺西大学/
        : /High-temperature sensor[\s\S]*Sample University of Swansea/,
    )
    assert.match(text, lang === 'zh' ? /示例：内容为虚构/ : /Sample: everything on it is invented/)
    assert.ok(text.includes(`https://duihe.example/${lang}/offers/1`))
  }
})

test('a Korean need is printed in Korean, and who asks anonymously is named on no paper, whoever prints it', async () => {
  const listing = await getListing(db, cast.organiser, { number: 2 })
  assert.ok(listing.owner.known, 'an organiser knows who asks')
  const { text } = await textOf(await writePaper('one-page.pdf', listing, asked))
  const word = readPart(await writePaper('one-page.docx', listing, asked), 'word/document.xml') ?? ''
  const een = Buffer.from(await writePaper('een.xml', listing, asked)).toString()
  for (const paper of [text, word, een]) {
    assert.match(paper, /고온 센서를 찾습니다/)
    assert.doesNotMatch(paper, /Changgong|常工/)
  }
})

test('EEN profiles have the elements that portals look for, and no sign breaks them', async () => {
  const een = Buffer.from(
    await writePaper('een.xml', await getListing(db, cast.organiser, { number: 1 }), { ...asked, lang: 'zh' }),
  ).toString()
  assert.match(een, /<content>\s*<title>高温压力传感器 &lt;SOI&gt; &amp; 封装<\/title>/)
  assert.match(een, /<stage scheme="TRL">TRL6<\/stage>/)
  for (const name of ['reference', 'cooperation', 'company', 'datum']) assert.ok(een.includes(`<${name}>`), name)
})

test('a search goes out whole in every format, without names of those who ask anonymously, and nothing in it runs', async () => {
  const query = readShowcaseQuery(new URLSearchParams('limit=1'))
  const read = async (format: 'csv' | 'jsonl') => {
    const parts: Uint8Array[] = []
    for await (const part of exportShowcase(db, query, { ...asked, format })) parts.push(part)
    return Buffer.concat(parts).toString()
  }
  const lines = (await read('jsonl'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  assert.deepEqual(lines.map(({ number }) => number).sort(), [1, 2])
  assert.equal(lines.find(({ number }) => number === 2).owner, null)
  const csv = await read('csv')
  assert.equal(csv.trim().split('\r\n').length, 3, 'one head')
  assert.match(csv, /,'=고온/)
})

test('a text cut to a width is no wider, and shares never exceed what there is', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.integer({ min: 3, max: 60 }),
      (text, width) => widthOf(shortened(text, width)) <= width,
    ),
  )
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 999 })), fc.integer({ min: 0, max: 5000 }), (widths, room) => {
      const shares = sharesOf(widths, room)
      assert.ok(shares.reduce((sum, share) => sum + share, 0) <= room)
      assert.ok(shares.every((share, i) => share <= (widths[i] ?? 0)))
    }),
  )
})
