import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { initials, matchesName, sortKey } from './names.ts'

test('surnames that are read otherwise than the common word are filed as surnames', () => {
  const people = ['单雄信', '解缙', '仇英', '曾国藩', '查良镛', '区大相', '尉迟恭', '任正非', '盖叫天', '朴树']
  assert.deepEqual(
    people.map((name) => sortKey(name, 'person')),
    [
      'shan xiong xin',
      'xie jin',
      'qiu ying',
      'zeng guo fan',
      'zha liang yong',
      'ou da xiang',
      'yu chi gong',
      'ren zheng fei',
      'ge jiao tian',
      'piao shu',
    ],
  )
  assert.deepEqual(
    people.map((name) => initials(name, 'person')),
    ['sxx', 'xj', 'qy', 'zgf', 'zly', 'odx', 'ycg', 'rzf', 'gjt', 'ps'],
  )
})

test('organisations and transcribed names begin with no surname', () => {
  assert.equal(sortKey('中国银行', 'organisation'), 'zhong guo yin hang')
  assert.equal(sortKey('查尔斯·狄更斯', 'person'), 'cha er si di geng si')
  assert.equal(sortKey('常州3D打印中心（KOTRA）', 'organisation'), 'chang zhou 3d da yin zhong xin kotra')
})

test('Latin names lose their marks, Cyrillic ones are spelt in Latin', () => {
  assert.equal(sortKey('Ľubomír Müller-Strauß', 'person'), 'lubomir muller strauss')
  assert.equal(sortKey('Søren Łukasz Ægir', 'person'), 'soren lukasz aegir')
  assert.equal(sortKey('Щукин Андрей Юрьевич', 'person'), 'shchukin andrei yurevich')
  assert.equal(sortKey('Ігор Ґжицький', 'person'), 'igor gzhitskii')
  assert.equal(initials('Gareth Taylor', 'person'), 'gt')
  assert.equal(sortKey('吕布', 'person'), 'lv bu')
})

test('at the desk a name answers to any part somebody would type', () => {
  const finds = (query: string, ...names: string[]) => matchesName(query, { names })
  for (const query of [
    '曾',
    '国藩',
    '曾国藩',
    'zgf',
    'ZGF',
    'zeng',
    'zengguofan',
    'zeng guo',
    'zengg',
    'zguof',
    'gf',
    'guofan',
    'ceng',
    'cgf',
    'zèng',
  ])
    assert.ok(finds(query, '曾国藩'), query)
  for (const query of ['zgfx', 'fan guo z9', 'eng', '曾藩', 'x', '', '  ', '！', '🚀'])
    assert.ok(!finds(query, '曾国藩'), query)
  for (const query of ['gareth', 'tay', 'Taylor G', 'gt', 'garethtaylor', 'g t'])
    assert.ok(finds(query, 'Gareth Taylor', '加雷思·泰勒'), query)
  for (const query of ['泰勒', '加雷思泰勒', 'jls']) assert.ok(finds(query, 'Gareth Taylor', '加雷思·泰勒'), query)
  for (const query of ['lv', 'lu', 'lyu', 'lvbu', 'lyubu', 'lübu', 'lb']) assert.ok(finds(query, '吕布'), query)
  for (const query of ['щук', 'shchukin', 'Андрей', 'andre']) assert.ok(finds(query, 'Щукин Андрей'), query)
  assert.ok(finds('김', '김철수'))
})

test('initials corrected by hand are found', () => {
  assert.ok(!matchesName('kdl', { names: ['乐嘉'] }))
  assert.ok(matchesName('kd', { names: ['乐嘉'], initials: 'kdl' }))
})

test('every name answers to its own key, to its initials and to each of its beginnings', () => {
  const characters = [...'单解仇曾查区尉迟任盖朴吕国藩雄信良镛大相恭正非树王李张刘陈']
  const names = fc.array(fc.constantFrom(...characters), { minLength: 2, maxLength: 4 }).map((name) => name.join(''))
  fc.assert(
    fc.property(names, fc.nat(), (name, cut) => {
      const key = sortKey(name, 'person')
      const length = 1 + (cut % key.length)
      for (const query of [
        key,
        key.replaceAll(' ', ''),
        initials(name, 'person'),
        key.slice(0, length).replaceAll(' ', ''),
      ])
        assert.ok(matchesName(query, { names: [name] }), `${query} for ${name}`)
    }),
    { numRuns: 300 },
  )
})

test('whatever is typed or called, there is an answer', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (query, name) => {
      assert.equal(typeof matchesName(query, { names: [name] }), 'boolean')
      assert.equal(sortKey(name, 'person'), sortKey(name, 'person').toLowerCase())
    }),
  )
})
