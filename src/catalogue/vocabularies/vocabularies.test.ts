import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { saveListing } from '#catalogue/listings.ts'
import { system } from '#people/actor.ts'
import { addOrganisation } from '#people/organisations.ts'
import { findRegion } from '#people/places.ts'
import { bringCast } from '#tests/world/cast.ts'
import { testDatabase } from '#tests/world/database.ts'
import { ipcClassOf } from './classifications.ts'
import { isLanguage } from './places-and-languages.ts'
import { findVocabulary, termId, vocabularies } from './registry.ts'

const world = await testDatabase()
after(() => world[Symbol.asyncDispose]())
const { db } = world
const cast = await bringCast(db)

test('the classifications are complete', () => {
  const below = (id: string) => {
    const terms = findVocabulary(id)?.terms ?? []
    return [terms.filter(({ broader }) => !broader).length, terms.filter(({ broader }) => broader).length]
  }
  assert.deepEqual(below('ipc'), [8, 132])
  assert.deepEqual(below('gbt-4754'), [20, 97])
  assert.deepEqual(below('nace-2'), [21, 88])
  assert.deepEqual(below('gbt-2260'), [34, 333])
  assert.deepEqual(below('iso-3166'), [249, 0])
  assert.deepEqual(below('trl'), [9, 0])
})

test('every term has one code, a label in both languages, and a place that exists', () => {
  for (const { id, terms } of vocabularies) {
    const codes = new Set(terms.map(({ code }) => code))
    assert.equal(codes.size, terms.length, id)
    for (const { code, label, broader, matches = [] } of terms) {
      assert.ok(label.zh && label.en, termId(id, code))
      assert.ok(broader === undefined || codes.has(broader), termId(id, code))
      for (const match of matches)
        assert.ok(findVocabulary(match.vocabulary)?.terms.some((other) => other.code === match.code))
    }
  }
})

test('the crosswalk reads the same from both sides', () => {
  const inverse = { close: 'close', broad: 'narrow', narrow: 'broad', related: 'related' }
  for (const { id, terms } of vocabularies)
    for (const { code, matches = [] } of terms)
      for (const match of matches) {
        const other = findVocabulary(match.vocabulary)?.terms.find((one) => one.code === match.code)
        const back = other?.matches?.find((one) => one.vocabulary === id && one.code === code)
        assert.equal(back?.relation, inverse[match.relation], `${termId(id, code)} ${match.code}`)
      }
  const unmatched = findVocabulary('gbt-4754')?.terms.filter(({ broader, matches }) => broader && !matches?.length)
  assert.deepEqual(unmatched, [])
})

test('a region is found by its code and by its names, with or without what it is', () => {
  for (const { code, label, broader } of findVocabulary('gbt-2260')?.terms ?? []) {
    assert.equal(findRegion(code)?.code, code)
    const found = findRegion(label.zh ?? '')
    assert.ok(found?.code === code || (broader && found?.broader === undefined), code)
  }
  assert.equal(findRegion('广西')?.code, '450000')
  assert.equal(findRegion('Changzhou')?.code, '320400')
  assert.equal(findRegion('江苏')?.code, '320000')
})

test('whatever is typed as a language or a symbol gets an answer', () => {
  fc.assert(fc.property(fc.string(), (typed) => typeof isLanguage(typed) === 'boolean'))
  fc.assert(fc.property(fc.string(), (typed) => /^[A-H]/.test(typed) || ipcClassOf(typed) === undefined))
  assert.deepEqual(
    ['zh', 'de', 'mn-Cyrl', 'xx', 'qaa'].map((tag) => isLanguage(tag)),
    [true, true, true, false, false],
  )
})

test('an unknown code is refused at its field, a known one is kept', async () => {
  const { actor, organisationId } = cast.changgong
  const save = (more: object) =>
    saveListing(db, actor, { kind: 'offer', organisationId, originalLang: 'zh', title: { zh: '示例' }, ...more })
  await save({ ipc: ['G01N 21/64', 'H10'], industries: ['C', 'C35'] })
  await assert.rejects(save({ ipc: ['A33'] }), { code: 'catalogue.ipc-unknown', field: 'ipc' })
  await assert.rejects(save({ ipc: ['X'] }), { code: 'catalogue.ipc-wrong', field: 'ipc' })
  await assert.rejects(save({ industries: ['C99'] }), { code: 'catalogue.code-unknown', field: 'industries' })
  await assert.rejects(save({ title: { zh: '示例', xx: 'what' } }), {
    code: 'catalogue.language-unknown',
    field: 'title.xx',
  })
})

test('an organisation stands in a country and a region there are', async () => {
  const add = (more: object) =>
    addOrganisation(db, system('test'), { name: { zh: '示例区划机构' }, kind: 'company', country: 'CN', ...more })
  await assert.rejects(add({ country: 'XX' }), { code: 'people.country-unknown', field: 'country' })
  await assert.rejects(add({ region: '999900' }), { code: 'people.region-unknown', field: 'region' })
  const id = await add({ region: '320000' })
  const row = await db.selectFrom('people.organisation').select('region').where('id', '=', id).executeTakeFirst()
  assert.equal(row?.region, '江苏省')
})
