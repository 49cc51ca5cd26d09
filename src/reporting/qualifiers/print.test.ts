import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Refusal } from '#platform/refusal.ts'
import { type Claim, nouns, powersOfTen, qualifiers, units } from './claims.ts'
import { print } from './print.ts'
import { terms, wordings } from './wording.ts'

test('Chinese prints the hedge where Chinese puts it, and counts in 万 and 亿', () => {
  const printed: [Claim, string][] = [
    [{ qualifier: 'exact', printed: 58, unit: 'dui' }, '58对'],
    [{ qualifier: 'nearly', printed: 80, unit: 'ming' }, '近80名'],
    [{ qualifier: 'nearly', printed: 100, unit: 'jia', numerals: 'characters' }, '近百家'],
    [{ qualifier: 'about', printed: 150, unit: 'xiang' }, '约150项'],
    [{ qualifier: 'yu', printed: 60, unit: 'chang' }, '60余场'],
    [{ qualifier: 'yu', printed: 100, unit: 'ge', numerals: 'characters' }, '百余个'],
    [{ qualifier: 'duo', printed: 3500, unit: 'ge' }, '3500多个'],
    [{ qualifier: 'duo', printed: 920_000, unit: 'renci' }, '92万多人次'],
    [{ qualifier: 'yu', printed: 300_000, unit: 'yuan' }, '30余万元'],
    [{ qualifier: 'over', printed: 920_000, unit: 'renci' }, '超过92万人次'],
    [{ qualifier: 'over', printed: 110_000, unit: 'renci', word: '超' }, '超11万人次'],
    [{ qualifier: 'atLeast', printed: 15, unit: 'ge' }, '15个以上'],
    [{ qualifier: 'atMost', printed: 50, unit: 'ren' }, '不超过50人'],
    [{ qualifier: 'fewerThan', printed: 80, unit: 'ming' }, '不足80名'],
    [{ qualifier: 'several', printed: 10, unit: 'wei' }, '数十位'],
    [{ qualifier: 'first', printed: 78, unit: 'ming' }, '首批78名'],
    [{ qualifier: 'exact', printed: 5_000_000_000, unit: 'yuan' }, '50亿元'],
    [{ qualifier: 'exact', printed: 17_083, unit: 'renci' }, '17083人次'],
    [{ qualifier: 'exact', printed: 20_000, unit: 'squareMetre' }, '2万平方米'],
    [{ qualifier: 'exact', printed: 200, unit: 'jia', numerals: 'characters' }, '两百家'],
  ]
  for (const [claim, text] of printed) assert.equal(print(claim, 'zh'), text)
})

test('English prints the noun in its number, and groups thousands', () => {
  const printed: [Claim, string][] = [
    [{ qualifier: 'nearly', printed: 80, unit: 'ming', noun: 'delegate' }, 'nearly 80 delegates'],
    [{ qualifier: 'nearly', printed: 80, unit: 'ming' }, 'nearly 80'],
    [{ qualifier: 'yu', printed: 60, noun: 'oneToOne' }, 'more than 60 one-to-one meetings'],
    [{ qualifier: 'duo', printed: 70, noun: 'company' }, 'more than 70 companies'],
    [{ qualifier: 'over', printed: 920_000, noun: 'visit' }, 'over 920,000 visits'],
    [{ qualifier: 'about', printed: 150 }, 'about 150'],
    [{ qualifier: 'atLeast', printed: 15 }, 'at least 15'],
    [{ qualifier: 'atLeast', printed: 15, noun: 'project', word: 'or more' }, '15 or more projects'],
    [{ qualifier: 'atMost', printed: 50, noun: 'person' }, 'at most 50 people'],
    [{ qualifier: 'fewerThan', printed: 80, noun: 'delegate' }, 'fewer than 80 delegates'],
    [{ qualifier: 'several', printed: 10, noun: 'expert' }, 'dozens of experts'],
    [{ qualifier: 'several', printed: 10_000, noun: 'view' }, 'tens of thousands of views'],
    [{ qualifier: 'first', printed: 78, noun: 'researcher' }, 'an initial 78 researchers'],
    [{ qualifier: 'exact', printed: 1, noun: 'company' }, '1 company'],
    [{ qualifier: 'exact', printed: 2017, noun: 'company' }, '2,017 companies'],
    [{ qualifier: 'exact', printed: 5_000_000_000, unit: 'yuan' }, '5 billion yuan'],
    [{ qualifier: 'about', printed: 20_000, unit: 'squareMetre' }, 'about 20,000 square metres'],
  ]
  for (const [claim, text] of printed) assert.equal(print(claim, 'en'), text)
})

test('a number that cannot be printed is refused with the reason', () => {
  const reasons: [Claim, string][] = [
    [{ qualifier: 'exact', printed: Number.NaN }, 'figures.not-a-number'],
    [{ qualifier: 'exact', printed: 1e300 }, 'figures.not-a-number'],
    [{ qualifier: 'over', printed: -4 }, 'figures.negative'],
    [{ qualifier: 'over', printed: 0 }, 'figures.nothing-to-hedge'],
    [{ qualifier: 'exact', printed: 1e-9 }, 'figures.too-small'],
    [{ qualifier: 'several', printed: 30 }, 'figures.several-of-a-power-of-ten'],
  ]
  for (const [claim, code] of reasons)
    assert.throws(
      () => print(claim, 'zh'),
      (error) => error instanceof Refusal && error.code === code && error.code.slice('figures.'.length) in words('en'),
    )
})

test('the locale files hold a word for every qualifier, unit, noun and power of ten, and nothing in vain', () => {
  const expected = [
    ...qualifiers.map((qualifier) => `qualifier.${qualifier}`),
    ...powersOfTen.map((power) => `power.${power}`),
    ...units.map((unit) => `unit.${unit}`),
    ...nouns.map((noun) => `noun.${noun}`),
    'not-a-number',
    'negative',
    'nothing-to-hedge',
    'too-small',
    'several-of-a-power-of-ten',
  ]
  assert.deepEqual(Object.keys(words('zh')), expected)
  assert.deepEqual(Object.keys(words('en')), expected)
})

test('no two codes share a word that would be read two ways', () => {
  for (const lang of ['zh', 'en'] as const) {
    const forms = terms(lang).map(({ form }) => form.toLowerCase())
    assert.deepEqual(forms, [...new Set(forms)])
    const spoken = wordings(lang).filter(({ qualifier }) => !(lang === 'en' && qualifier === 'duo'))
    assert.equal(new Set(spoken.map(({ place, word }) => `${place} ${word}`)).size, spoken.length)
  }
})

function words(lang: 'zh' | 'en'): Record<string, string> {
  return JSON.parse(readFileSync(new URL(`../../../locales/${lang}/figures.json`, import.meta.url), 'utf8'))
}
