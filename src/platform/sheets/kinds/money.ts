import type { Money, MoneyUnit } from '../columns.ts'
import { countDigits, plainDigits, whyNoNumber } from './numbers.ts'
import { type Outcome, plain, quoted, refused, valued } from './read-value.ts'

/**
 * Reads an amount with its currency: `50万元`, `¥500,000`, `EUR 20000`, `1.2 million USD`. A bare number means what the
 * column says it means; where the column says nothing, it is refused.
 */
export function readMoney(text: string, bare: MoneyUnit | undefined): Outcome<Money> {
  const said = plain(text).replace(/\s+/g, ' ')
  const parts = said.match(money)?.groups
  const digits = parts && plainDigits(parts.digits!.trim())
  if (parts === undefined || digits === undefined || (parts.sign && parts.inner)) {
    return refused(whyNoNumber(parts?.digits?.trim() ?? said) ?? whyNoNumber(said) ?? 'sheets.money-unreadable', {
      text: quoted(text),
    })
  }
  const written = readUnitWords(parts.before!, parts.after!)
  if (written === undefined) return refused(whyNoNumber(said) ?? 'sheets.money-unreadable', { text: quoted(text) })
  const unit = settleUnit(written, bare)
  if ('problem' in unit) return refused(unit.problem, { text: quoted(text) })
  return amountOf(`${parts.sign || parts.inner}${digits}`, unit, text)
}

const money =
  /^(?<sign>[+-]?)(?<before>[^\d.+-]*)(?<inner>[+-]?)(?<digits>\d[\d., ]*(?:e[+-]?\d{1,2})?|\.\d+)(?<after>.*)$/i

/** A number cell, whose currency may stand in its number format. */
export function moneyOfNumber(
  number: number,
  shownCurrency: string | undefined,
  bare: MoneyUnit | undefined,
): Outcome<Money> {
  return readMoney(`${shownCurrency ?? ''} ${number}`, bare)
}

/** The unit in a header such as `意向价格（万元）`; undefined where the words are no unit of money. */
export function readMoneyUnit(words: string): MoneyUnit | undefined {
  const written = readUnitWords('', plain(words))
  return written?.currency === undefined ? undefined : { currency: written.currency, unit: 10 ** (written.power ?? 0) }
}

type Written = { currency: string | undefined; power: number | undefined; plainUnit: boolean }

/** Currency before or behind the number, power of ten directly behind it; undefined for words that are neither. */
function readUnitWords(before: string, after: string): Written | undefined {
  let rest = after.trim().replace(/[整正]$/, '')
  const power = powers.find(([word]) => startsWithWord(rest, word))
  if (power) rest = rest.slice(power[0].length).trim()
  const behind = rest === '' ? undefined : currencyOf(rest)
  const ahead = before.trim() === '' ? undefined : currencyOf(before.trim())
  if (rest !== '' && behind === undefined) return undefined
  if (before.trim() !== '' && ahead === undefined) return undefined
  if (ahead !== undefined && behind !== undefined && ahead !== behind) return undefined
  return { currency: ahead ?? behind, power: power?.[1], plainUnit: rest !== '' }
}

/** In a column of 万元, `¥50` may be fifty yuan or half a million; only a written unit settles it. */
function settleUnit(
  written: Written,
  bare: MoneyUnit | undefined,
): MoneyUnit | { problem: 'sheets.money-currency-missing' | 'sheets.money-unit-unclear' } {
  const currency = written.currency ?? bare?.currency
  if (currency === undefined) return { problem: 'sheets.money-currency-missing' }
  if (written.power !== undefined) return { currency, unit: 10 ** written.power }
  if (written.currency === undefined) return { currency, unit: bare!.unit }
  const isClear = written.plainUnit || bare === undefined || bare.unit === 1
  return isClear ? { currency, unit: 1 } : { problem: 'sheets.money-unit-unclear' }
}

function amountOf(digits: string, { currency, unit }: MoneyUnit, text: string): Outcome<Money> {
  // Shifting the exponent keeps 1.1万 at 11000, where multiplying gives 11000.000000000002.
  const [mantissa, exponent = '0'] = digits.toLowerCase().split('e')
  const amount = Number(`${mantissa}e${Number(exponent) + Math.round(Math.log10(unit))}`)
  if (countDigits(digits) > 15 || Math.abs(amount) >= 1e15)
    return refused('sheets.number-too-long', { text: quoted(text) })
  return valued({ amount: amount === 0 ? 0 : amount, currency })
}

function currencyOf(words: string): string | undefined {
  const name = words.toUpperCase()
  return currencyNames.get(name) ?? (knownCurrencies.has(name) ? name : undefined)
}

function startsWithWord(text: string, word: string): boolean {
  if (!text.toLowerCase().startsWith(word)) return false
  return !/[a-z]$/.test(word) || !/^[a-z]/i.test(text.slice(word.length))
}

const knownCurrencies = new Set(Intl.supportedValuesOf('currency'))

/** Longest first, so that 千万 is not taken for 千. */
const powers: [string, number][] = [
  ['百万', 6],
  ['千万', 7],
  ['百亿', 10],
  ['千亿', 11],
  ['万', 4],
  ['萬', 4],
  ['亿', 8],
  ['億', 8],
  ['千', 3],
  ['thousand', 3],
  ['million', 6],
  ['billion', 9],
  ['mio.', 6],
  ['mio', 6],
  ['mn', 6],
  ['bn', 9],
  ['k', 3],
  ['m', 6],
]

const currencyNames = new Map(
  Object.entries({
    CNY: '¥ RMB 元 圆 人民币 人民币元 元人民币 CN¥ RMB¥ YUAN',
    USD: '$ US$ USD$ 美元 美金 DOLLARS',
    EUR: '€ 欧元 EURO EUROS',
    GBP: '£ 英镑',
    JPY: 'JP¥ 日元 円 日圆',
    KRW: '₩ 韩元 원',
    RUB: '₽ 卢布 РУБ РУБ. РУБЛЕЙ',
    HKD: 'HK$ 港元 港币',
    TWD: 'NT$ 新台币 台币',
    CHF: '瑞士法郎 FR.',
    SGD: 'S$ 新加坡元',
    AUD: 'A$ AU$ 澳元',
    CAD: 'C$ CA$ 加元',
    ILS: '₪',
    UAH: '₴',
  }).flatMap(([code, names]) => names.split(' ').map((name): [string, string] => [name, code])),
)
