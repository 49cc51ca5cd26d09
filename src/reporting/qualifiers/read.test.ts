import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Claim, nouns, powersOfTen, type Qualifier, qualifiers, units } from './claims.ts'
import { setCharacters } from './numbers.ts'
import { print } from './print.ts'
import { read } from './read.ts'
import { wordings } from './wording.ts'

const numbers = fc.oneof(
  fc.integer({ min: 1, max: 9999 }),
  fc.integer({ min: 1, max: 99_999 }).map((n) => n * 100),
  fc.tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 0, max: 9 })).map(([n, zeros]) => n * 10 ** zeros),
  fc.integer({ min: 1, max: 2_000_000_000 }),
  fc.integer({ min: 1, max: 9999 }).map((n) => n / 100),
)
const printedOf = (qualifier: Qualifier) => (qualifier === 'several' ? fc.constantFrom(...powersOfTen) : numbers)

test('reading what was printed in Chinese gives the claim back, in any company', () => {
  const claims = fc.constantFrom(...qualifiers).chain((qualifier) =>
    fc.record(
      {
        qualifier: fc.constant(qualifier),
        printed: printedOf(qualifier),
        unit: fc.constantFrom(...units),
        word: synonym('zh', qualifier),
        numerals: fc.constantFrom('characters' as const, undefined),
      },
      { requiredKeys: ['qualifier', 'printed'] },
    ),
  )
  const company = fc.tuple(
    fc.constantFrom('', '共有', '，', '会上签约', '最终，'),
    fc.constantFrom('', '。', '参加活动', '（含线上）'),
  )
  fc.assert(
    fc.property(claims, company, (asked, [before, after]) => {
      const claim = sayable(asked)
      fc.pre(isReadable(claim) && !(before.endsWith('约') && claim.qualifier !== 'exact'))
      const printed = print(claim, 'zh')
      const found = read(before + printed + after, 'zh')
      assert.deepEqual(found, [{ start: before.length, end: before.length + printed.length, text: printed, claim }])
    }),
    { numRuns: 4000 },
  )
})

test('reading what was printed in English gives the claim back; "more than" stands for 余 and 多 alike', () => {
  const counted = fc.oneof(
    fc.record({ noun: fc.constantFrom(...nouns) }),
    fc.record({ unit: fc.constantFrom('squareMetre' as const, 'yuan' as const, 'usd' as const, 'eur' as const) }),
    fc.constant({}),
  )
  const claims = fc
    .constantFrom(...qualifiers)
    .chain((qualifier) =>
      fc
        .tuple(
          fc.record(
            { qualifier: fc.constant(qualifier), printed: printedOf(qualifier), word: synonym('en', qualifier) },
            { requiredKeys: ['qualifier', 'printed'] },
          ),
          counted,
        )
        .map(([hedged, what]): Claim => sayable({ ...hedged, ...what })),
    )
  const company = fc.tuple(
    fc.constantFrom('', 'In 2017, ', 'The week drew '),
    fc.constantFrom('', '.', ' in Wuxi', ', and'),
  )
  fc.assert(
    fc.property(claims, company, (claim, [before, after]) => {
      const isCounted = claim.noun !== undefined || claim.unit !== undefined
      fc.pre(claim.qualifier !== 'exact' || isCounted || / [mb]illion/.test(print(claim, 'en')))
      const printed = print(claim, 'en')
      const found = read(before + printed + after, 'en')
      const expected = claim.qualifier === 'duo' ? { ...claim, qualifier: 'yu' } : claim
      assert.deepEqual(found, [
        { start: before.length, end: before.length + printed.length, text: printed, claim: expected },
      ])
    }),
    { numRuns: 4000 },
  )
})

test('Chinese running text gives its figures, each where it stands', () => {
  assert.deepEqual(zh('70多家企业共130多人，60余场洽谈，与14家企业'), [
    'duo 70 jia',
    'duo 130 ren',
    'yu 60 chang',
    'exact 14 jia',
  ])
  assert.deepEqual(zh('55家企业近80名代表，安排58对，28对达成意向'), [
    'exact 55 jia',
    'nearly 80 ming',
    'exact 58 dui',
    'exact 28 dui',
  ])
  assert.deepEqual(zh('超过92万的观众，超11万人次'), ['over 920000', 'over 110000 renci'])
  assert.deepEqual(zh('数十位官员，几十所大学，百余个项目，近百万观众'), [
    'several 10 wei',
    'several 10 suo',
    'yu 100 ge',
    'nearly 1000000',
  ])
  assert.deepEqual(zh('五十多名专家，两百家企业，十几家，三百六十五个，十余万人'), [
    'duo 50 ming',
    'exact 200 jia',
    'yu 10 jia',
    'exact 365 ge',
    'yu 100000 ren',
  ])
  assert.deepEqual(zh('达到100个以上，不超过50人，不足80名，100人左右'), [
    'atLeast 100 ge',
    'atMost 50 ren',
    'fewerThan 80 ming',
    'about 100 ren',
  ])
  assert.deepEqual(zh('６０余场，1,500 多 个，92 万人次，20 亿元'), [
    'yu 60 chang',
    'duo 1500 ge',
    'exact 920000 renci',
    'exact 2000000000 yuan',
  ])
  assert.deepEqual(zh('300万美元，2000㎡，总规模20亿元'), [
    'exact 3000000 usd',
    'exact 2000 squareMetre',
    'exact 2000000000 yuan',
  ])
})

test('a hedge inside another word is no hedge', () => {
  assert.deepEqual(zh('集中签约7个项目，预约3场洽谈，最近5家，其余60场'), [
    'exact 7 ge',
    'exact 3 chang',
    'exact 5 jia',
    'exact 60 chang',
  ])
})

test('a number hedged twice carries both hedges', () => {
  const [found] = read('共计约130余位代表', 'zh')
  assert.deepEqual(found, {
    start: 2,
    end: 8,
    text: '约130余位',
    claim: { qualifier: 'yu', printed: 130, unit: 'wei' },
    also: 'about',
  })
})

test('Chinese dates, ordinals, levels, times, shares, ranges and set phrases are no figures', () => {
  const lookalikes = `
    2017年6月15日 8月3日至9日 13至16日 5月31-6月1日 近日 近期 近三年 近2年 自2013年以来 超过两个多小时 约30分钟 13岁
    第六次 第七届 第21期 第十四次 第5条 TRL 4 TRL 4以上 工业4.0 3D打印 5G 16+1 6·18 2021江苏 十三五 十四五规划 二〇一七
    百分之二十 近50% 超过20％ 3个百分点 近5倍 三分之一 约2.5公里 6个月 3个多月 四位一体 一条龙 一对一 1对1 一家 一个 一项
    百家争鸣 百名青年 千人计划 万众创新 三元锂电池 七八十名 三五家 20-30家 20至30家 约20—30家 8个到10个 4项目 第3批 A4 007家 10.2.0`
  assert.deepEqual(zh(lookalikes), [])
})

test('English running text gives its figures', () => {
  assert.deepEqual(en('55 companies sent fewer than 80 delegates; 28 preliminary cooperation intents'), [
    'exact 55 company',
    'fewerThan 80 delegate',
    'exact 28',
  ])
  assert.deepEqual(en('Some 60 firms, six companies, two hundred and fifty visits, no more than 50 people'), [
    'about 60 company',
    'exact 6 company',
    'exact 250 visit',
    'atMost 50 person',
  ])
  assert.deepEqual(en('Dozens of officials and RMB 50 million, over US$3.5 million'), [
    'several 10',
    'exact 50000000 yuan',
    'over 3500000 usd',
  ])
  assert.deepEqual(en('15 or more projects, NEARLY 80 delegates, more than\n60 one-to-one meetings'), [
    'atLeast 15 project',
    'nearly 80 delegate',
    'yu 60 oneToOne',
  ])
})

test('a number that opens a sentence counts what follows', () => {
  const text = 'The meeting was held in Changzhou. Six UK organisations presented to 20 firms. All 58 pairs met.'
  assert.deepEqual(en(text), ['exact 6', 'exact 20 company', 'exact 58 pair'])
})

test('English dates, years, ordinals, levels, times, shares and ranges are no figures', () => {
  const lookalikes = `On 15 June 2017 and from 9 to 11 December, at 14:25 on June 15. The 6th meeting, the 13th edition, TRL 4 technologies,
    Horizon 2020 projects, Industry 4.0 companies, Phase 2 projects, Table 12 meetings, No. 21, 3-day events, 5G, 16+1 countries.
    In 2017 companies came. Since about 2013, more than two hours, over 13 days, about 20 per cent, nearly 50%, 20–30 companies,
    20 to 30 companies, between 20 and 30 companies. One company, one-to-one, COVID-19, Issue 21, Stage 15 pitches, $5.`
  assert.deepEqual(en(lookalikes), [])
})

test('any text is read without failing, and spans never overlap', () => {
  const parts = fc.constantFrom(
    '近',
    '约',
    '超过',
    '80',
    '３',
    '万',
    '亿',
    '余',
    '多',
    '家',
    '人次',
    '百',
    '数',
    '第',
    '一',
    '两',
    '十',
    ',',
    '.',
    '-',
    '至',
    ' ',
    '年',
    '以上',
    'more than ',
    'dozens of ',
    '1,000',
    ' companies',
    'x',
  )
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(parts, { maxLength: 30 }).map((words) => words.join('')),
  )
  fc.assert(
    fc.property(texts, fc.constantFrom('zh' as const, 'en' as const), (text, lang) => {
      let from = 0
      for (const { start, end, text: span, claim } of read(text, lang)) {
        assert.ok(start >= from && end > start)
        assert.equal(span, text.slice(start, end))
        assert.ok(print(claim, lang).length > 0)
        from = end
      }
    }),
    { numRuns: 3000 },
  )
})

// A reading that grew with the square of the length would not come back from texts like these.
test('a long hostile text is read to its end', () => {
  for (const piece of ['9', '一', '1,', '近约', 'a hundred and ', 'hundreds of ', '30余']) {
    assert.ok(read(piece.repeat(20_000), 'zh').every(({ end }) => end <= piece.length * 20_000))
    assert.ok(read(piece.repeat(20_000), 'en').every(({ end }) => end <= piece.length * 20_000))
  }
})

function zh(text: string): string[] {
  return read(text, 'zh').map(({ claim }) => [claim.qualifier, claim.printed, claim.unit].filter(Boolean).join(' '))
}

function en(text: string): string[] {
  return read(text, 'en').map(({ claim }) =>
    [claim.qualifier, claim.printed, claim.noun ?? claim.unit].filter(Boolean).join(' '),
  )
}

function synonym(lang: 'zh' | 'en', qualifier: Qualifier) {
  const [customary, ...others] = wordings(lang).filter((wording) => wording.qualifier === qualifier)
  return fc.constantFrom(...[undefined, ...others.map(({ word }) => word)].filter((word) => word !== customary?.word))
}

/** The claim as print can say it: characters only where the number has them. */
function sayable({ word, numerals, ...claim }: { [key in keyof Claim]: Claim[key] | undefined }): Claim {
  const plain = claim as Claim
  const inCharacters = numerals && plain.qualifier !== 'several' && setCharacters(plain)
  return { ...plain, ...(word && { word }), ...(inCharacters && { numerals }) }
}

/** A bare number, and money in a single character, are no figures by design. */
function isReadable(claim: Claim): boolean {
  if (claim.qualifier !== 'exact') return true
  if (!claim.unit) return /[万亿]$/.test(print(claim, 'zh'))
  return !(claim.unit === 'yuan' && claim.numerals && claim.printed <= 10)
}
