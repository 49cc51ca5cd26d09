import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { smallLexicon } from '#tests/world/lexicon.ts'
import { type MatchDocument, MatchIndex } from './match-index.ts'

const lexicon = smallLexicon()
after(() => lexicon[Symbol.dispose]())

const offers: MatchDocument[] = [
  offer('battery', 'en', 'Surface defect detection for lithium-ion battery cells'),
  offer('sewage', 'en', 'Membrane treatment of sewage from dyeing works'),
  offer('robot', 'de', 'Roboter zum Schweißen mit Oberflächenerkennung'),
  offer('laser', 'zh', '激光焊接机器人，带温度传感器'),
  offer('welding', 'ru', 'Сварка и обнаружение дефектов поверхности'),
  offer('korean', 'ko', '표면 결함 검출 센서'),
  offer('sensor', 'en', 'A temperature sensor of silicon'),
]

test('a Chinese need finds the English offer, and the German, and the Russian, and the Korean', () => {
  const index = indexOf(offers)
  assert.equal(firstFor(index, '锂离子电池表面缺陷检测'), 'battery')
  assert.equal(firstFor(index, '印染污水的处理'), 'sewage')
  assert.deepEqual(idsFor(index, '表面缺陷检测').slice(0, 3).sort(), ['battery', 'korean', 'welding'])
  assert.ok(idsFor(index, '焊接').includes('robot'))
})

test('every language finds every other', () => {
  const index = indexOf(offers)
  assert.equal(firstFor(index, 'Behandlung von Abwasser'), 'sewage')
  assert.equal(firstFor(index, 'Temperatur sensor', 'de'), 'sensor')
  assert.equal(firstFor(index, '용접 로봇 온도'), 'laser')
  assert.equal(firstFor(index, 'очистка сточных вод'), 'sewage')
})

test('words no dictionary has are recognised by their sound', () => {
  const index = indexOf(offers)
  assert.equal(firstFor(index, '센서'), 'sensor')
  assert.ok(idsFor(index, 'сенсор').includes('sensor'))
})

test('who is not allowed takes no place', () => {
  const index = indexOf(offers)
  const found = index.search(
    { text: '表面缺陷检测' },
    { limit: 1, isAllowed: (id) => id !== 'battery' && id !== 'korean' },
  )
  assert.deepEqual(
    found.map(({ id }) => id),
    ['welding'],
  )
})

test('the points of the reasons add up to the score, and every word stands in its text', () => {
  const index = indexOf(offers)
  for (const text of ['锂离子电池表面缺陷检测', '激光焊接', 'laser welding robot', 'дефект поверхности', '표면 결함'])
    for (const { id, score } of index.search({ text })) {
      const document = offers.find((candidate) => candidate.id === id)!
      const { points, shared } = index.explain({ text }, document)!
      assert.equal(points, Math.round(score * 1_000_000))
      assert.equal(
        shared.reduce((sum, part) => sum + part.points, 0),
        points,
      )
      for (const { query, document: places } of shared) {
        assert.ok(query.length > 0 && places.length > 0)
        for (const { start, end } of query) assert.ok(text.slice(start, end).trim())
        for (const span of places) assert.ok(document.texts[span.text]!.text.slice(span.start, span.end).trim())
      }
    }
})

test('a reason names the words of both sides and the English between them, and what is missing', () => {
  const index = indexOf(offers)
  const text = '锂离子电池污水检测'
  const { shared, missing } = index.explain({ text }, offers[0]!)!
  const said = shared.map(({ english, query, document }) => ({
    english,
    query: query.map(({ start, end }) => text.slice(start, end)),
    document: document.map(({ start, end }) => offers[0]!.texts[0]!.text.slice(start, end)),
  }))
  assert.deepEqual(
    said.find(({ english }) => english === 'detection'),
    {
      english: 'detection',
      query: ['检测'],
      document: ['detection'],
    },
  )
  assert.deepEqual(
    missing.map(({ start, end }) => text.slice(start, end)),
    ['污水'],
  )
})

test('adding, replacing and removing leaves the index a fresh one would be', () => {
  const texts = fc.constantFrom(...offers.map(({ texts: [own] }) => own!))
  const step = fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.option(texts))
  fc.assert(
    fc.property(fc.array(step, { maxLength: 15 }), (steps) => {
      const index = new MatchIndex(lexicon)
      const left = new Map<string, MatchDocument>()
      for (const [id, own] of steps) {
        left.delete(id)
        if (own) {
          left.set(id, { id, texts: [own] })
          index.put({ id, texts: [own] })
        } else index.remove(id)
      }
      const fresh = indexOf([...left.values()])
      assert.equal(index.size, left.size)
      for (const text of ['表面缺陷检测', 'laser sensor', '용접'])
        assert.deepEqual(index.search({ text }), fresh.search({ text }))
    }),
    { numRuns: 40 },
  )
})

test('an index comes back from its snapshot as it was, unless the lexicon is another', () => {
  const path = join(tmpdir(), `index-${process.pid}.bin`)
  const index = indexOf(offers)
  index.remove('robot')
  index.save(path)
  const again = MatchIndex.load(path, lexicon)
  assert.deepEqual(again?.search({ text: '激光焊接' }), index.search({ text: '激光焊接' }))
  again?.put(offer('new', 'en', 'laser'))
  assert.equal(again?.size, offers.length)
  using other = smallLexicon()
  other.manifest.builtAt = 'another day'
  assert.equal(MatchIndex.load(path, other), undefined)
  rmSync(path)
})

test('odd queries are answered, not choked on', () => {
  const index = indexOf(offers)
  for (const text of [
    '',
    '   ',
    '.*+?^$ {}()|[]\\',
    '😀'.repeat(100),
    'שלום עולם',
    'constructor __proto__ toString',
    '激'.repeat(10_000),
  ])
    assert.ok(Array.isArray(index.search({ text })))
})

function offer(id: string, language: string, text: string): MatchDocument {
  return { id, texts: [{ language, text }] }
}

function indexOf(documents: MatchDocument[]): MatchIndex {
  const index = new MatchIndex(lexicon)
  for (const document of documents) index.put(document)
  return index
}

function idsFor(index: MatchIndex, text: string): string[] {
  return index.search({ text }).map(({ id }) => id)
}

function firstFor(index: MatchIndex, text: string, language?: string): string | undefined {
  return index.search(language ? { text, language } : { text })[0]?.id
}

test('where there is too much to read, the best documents still have their whole score, and reasons that add up to it', () => {
  const index = indexOf(offers)
  const whole = index.search({ text: '锂离子电池表面缺陷检测' })
  index.postingsMax = 1
  const found = index.search({ text: '锂离子电池表面缺陷检测' })
  assert.deepEqual(found[0], whole[0])
  for (const { id, score } of found) {
    const document = offers.find((candidate) => candidate.id === id)!
    assert.equal(index.explain({ text: '锂离子电池表面缺陷检测' }, document)!.points, Math.round(score * 1_000_000))
  }
})
