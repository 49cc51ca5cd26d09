import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readCreditCode, readIdentifier } from '../identifiers.ts'
import { foldName, nameKeys, nameWords } from './folding.ts'
import { judge, type Known } from './judging.ts'
import { likeness, readName } from './likeness.ts'

test('width, case, marks, characters and legal forms do not make another name', () => {
  for (const [one, other] of [
    ['復旦大學', '复旦大学'],
    ['ＴＳＩＮＧＨＵＡ　Ｕｎｉｖｅｒｓｉｔｙ', 'Tsinghua University'],
    ['Universität Zürich', 'UNIVERSITAT ZURICH'],
    ['华为技术有限公司', '华为技术'],
    ['Samsung Electronics Co., Ltd.', 'Samsung Electronics'],
    ['江苏省三恒科技股份有限公司', '江苏三恒科技有限公司'],
    ['清 华 大 学', '清华大学'],
  ] as const)
    assert.equal(foldName(one), foldName(other), `${one} ${other}`)
})

test('words of institutions are one word in every language', () => {
  const words = (name: string) => nameWords(name).map(({ text }) => text)
  assert.deepEqual(words('Technische Universität Dortmund'), words('Technical University of Dortmund'))
  assert.deepEqual(words('东南大学'), words('Southeast University'))
  assert.deepEqual(words('哈工大'), words('哈尔滨工业大学'))
  assert.deepEqual(words('Peking University'), words('Beijing University'))
})

test('a name that differs in what distinguishes it is not the same', () => {
  for (const [one, other] of [
    ['Nanjing University', 'Nanjing Tech University'],
    ['Nanjing University', 'Nanning University'],
    ['南京工业大学', '南京农业大学'],
    ['济南大学', '暨南大学'],
    ['China University of Geosciences (Wuhan)', 'China University of Geosciences (Beijing)'],
    ['Shanxi University', 'Shaanxi Normal University'],
  ] as const)
    assert.ok(likeness(readName(one), readName(other)).score < 0.92, `${one} ${other}`)
})

test('two that answer equally well are never chosen between', () => {
  const known = (id: string): Known => ({ id, country: 'CN', names: [{ ...readName('示例大学'), kind: 'name' }] })
  const { verdict, candidates } = judge({ names: ['示例大学'] }, [known('a'), known('b')])
  assert.equal(verdict, 'ask')
  assert.deepEqual(
    candidates.map(({ id }) => id),
    ['a', 'b'],
  )
})

test('any text at all can be folded, and a name is always as like itself as can be', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (name) => {
      assert.equal(foldName(name), foldName(name).trim())
      nameKeys(name)
      assert.equal(likeness(readName(name), readName(name)).score, 1)
    }),
  )
})

test('numbers of registers are read with their check digits', () => {
  assert.equal(readIdentifier('ror', 'https://ror.org/03cve4549'), '03cve4549')
  assert.equal(readIdentifier('ror', '03cve4548'), undefined)
  assert.equal(readIdentifier('isni', '0000 0001 2103 2683'), '0000000121032683')
  assert.equal(readIdentifier('isni', '0000000121032684'), undefined)
  assert.equal(readIdentifier('lei', '529900T8BM49AURSDO55'), '529900T8BM49AURSDO55')
  assert.equal(readIdentifier('lei', '529900T8BM49AURSDO56'), undefined)
  assert.equal(readCreditCode('91350100M000100Y43'), '91350100M000100Y43')
  assert.equal(readCreditCode('91350100M000100Y44'), undefined)
})
