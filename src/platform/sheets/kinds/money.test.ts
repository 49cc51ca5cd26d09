import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { outcomeOf } from '../outcome.test-data.ts'
import { readMoneyUnit } from './money.ts'

test('amounts as people write them', () => {
  const ways: [string, number, string][] = [
    ['50万元', 500_000, 'CNY'],
    ['５０万元', 500_000, 'CNY'],
    ['50 万 元', 500_000, 'CNY'],
    ['1.1万元', 11_000, 'CNY'],
    ['2亿元', 200_000_000, 'CNY'],
    ['3千万元', 30_000_000, 'CNY'],
    ['¥500,000', 500_000, 'CNY'],
    ['￥500,000.50', 500_000.5, 'CNY'],
    ['人民币 100 万元', 1_000_000, 'CNY'],
    ['500000元整', 500_000, 'CNY'],
    ['EUR 20000', 20_000, 'EUR'],
    ['20000 eur', 20_000, 'EUR'],
    ['€20,000', 20_000, 'EUR'],
    ['20 k€', 20_000, 'EUR'],
    ['1.2 million USD', 1_200_000, 'USD'],
    ['$5m', 5_000_000, 'USD'],
    ['US$ 300', 300, 'USD'],
    ['100万美元', 1_000_000, 'USD'],
    ['HK$ 100', 100, 'HKD'],
    ['500 руб', 500, 'RUB'],
    ['-5 CHF', -5, 'CHF'],
    ['CNY -5', -5, 'CNY'],
  ]
  for (const [said, amount, currency] of ways) assert.deepEqual(outcomeOf('money', said), { amount, currency }, said)
})

test('what is not one clear amount is refused with its reason', () => {
  const reasons: [string, string][] = [
    ['2-5万', 'number-is-range'],
    ['¥2-5万', 'number-is-range'],
    ['2万元～5万元', 'number-is-range'],
    ['约50万元', 'number-is-vague'],
    ['50万元以上', 'number-is-vague'],
    ['面议', 'money-unreadable'],
    ['50 XQQ', 'money-unreadable'],
    ['EUR 50 USD', 'money-unreadable'],
    ['EUR 1.234,56', 'number-decimal-comma'],
    ['50万', 'money-currency-missing'],
    ['500000', 'money-currency-missing'],
    ['1234567890123456元', 'number-too-long'],
  ]
  for (const [said, code] of reasons) assert.deepEqual(outcomeOf('money', said), { code }, said)
})

test('a bare number means what its column says', () => {
  const inTenThousands = { money: { currency: 'CNY', unit: 10_000 } }
  assert.deepEqual(outcomeOf('money', '50', inTenThousands), { amount: 500_000, currency: 'CNY' })
  assert.deepEqual(outcomeOf('money', 50, inTenThousands), { amount: 500_000, currency: 'CNY' })
  assert.deepEqual(outcomeOf('money', '50元', inTenThousands), { amount: 50, currency: 'CNY' })
  assert.deepEqual(outcomeOf('money', '50万', inTenThousands), { amount: 500_000, currency: 'CNY' })
  assert.deepEqual(outcomeOf('money', '¥50', inTenThousands), { code: 'money-unit-unclear' })
  assert.deepEqual(outcomeOf('money', '50', { money: { currency: 'EUR', unit: 1 } }), { amount: 50, currency: 'EUR' })
  assert.deepEqual(outcomeOf('money', '50', inTenThousands, { from1904: false, money: { currency: 'USD', unit: 1 } }), {
    amount: 50,
    currency: 'USD',
  })
})

test('a number cell takes its currency from its format', () => {
  const shown = (format: string) => outcomeOf('money', { type: 'number', number: 20_000, format })
  assert.deepEqual(shown('"¥"#,##0'), { amount: 20_000, currency: 'CNY' })
  assert.deepEqual(shown('[$€-407] #,##0.00'), { amount: 20_000, currency: 'EUR' })
  assert.deepEqual(shown('[$¥-411]#,##0'), { amount: 20_000, currency: 'JPY' })
  assert.deepEqual(shown('[$CHF] #,##0'), { amount: 20_000, currency: 'CHF' })
  assert.deepEqual(shown('"EUR" #,##0'), { amount: 20_000, currency: 'EUR' })
  assert.deepEqual(shown('\\$#,##0'), { amount: 20_000, currency: 'USD' })
  assert.deepEqual(shown('#,##0'), { code: 'money-currency-missing' })
})

test('the unit in a header', () => {
  assert.deepEqual(readMoneyUnit('万元'), { currency: 'CNY', unit: 10_000 })
  assert.deepEqual(readMoneyUnit('亿美元'), { currency: 'USD', unit: 100_000_000 })
  assert.deepEqual(readMoneyUnit('EUR'), { currency: 'EUR', unit: 1 })
  assert.deepEqual(readMoneyUnit('k€'), { currency: 'EUR', unit: 1000 })
  assert.equal(readMoneyUnit('吨'), undefined)
  assert.equal(readMoneyUnit(''), undefined)
})

test('an amount with a unit is exact to the last digit', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_999_999 }), (ten) => {
      const said = `${Math.floor(ten / 10_000)}.${String(ten % 10_000).padStart(4, '0')}万元`
      assert.deepEqual(outcomeOf('money', said), { amount: ten, currency: 'CNY' })
    }),
  )
})
