import { Refusal } from '#platform/refusal.ts'
import type { Money, RowValues, Value } from '#platform/sheets/columns.ts'
import { readMoneyUnit } from '#platform/sheets/kinds/money.ts'
import { NO_CURRENCY } from './forms/needs.ts'
import { textIn } from './landing.ts'

type Amounts = {
  budgetMin?: string | null
  budgetMax?: string | null
  budgetCurrency?: string | null
  prizeAmount?: string | null
  prizeCurrency?: string | null
}

/**
 * Budget and prize of a need. Each amount may carry its currency (`50万元`); a bare one is in the currency of the sheet's
 * currency column, which may also say 万元, else in the currency the need already has.
 */
export function amountsIn(row: RowValues, knownCurrency: string | null): Amounts {
  const stated = unitIn(row)
  const usual = stated ?? (knownCurrency ? { currency: knownCurrency, unit: 1 } : undefined)
  const settle = (key: string) => settled(row[key], key, usual)
  const [min, max, prize] = [settle('budgetMin'), settle('budgetMax'), settle('prize')]
  const budgetCurrency = oneCurrency([min, max], stated?.currency)
  return {
    ...(min === undefined ? {} : { budgetMin: min && plainAmount(min) }),
    ...(max === undefined ? {} : { budgetMax: max && plainAmount(max) }),
    ...(budgetCurrency === undefined ? clearedCurrency(row) : { budgetCurrency }),
    ...(prize === undefined
      ? {}
      : { prizeAmount: prize && plainAmount(prize), prizeCurrency: prize?.currency ?? null }),
  }
}

function unitIn(row: RowValues): { currency: string; unit: number } | undefined {
  const text = textIn(row, 'budgetCurrency')
  if (!text) return undefined
  const unit = readMoneyUnit(text)
  if (!unit) throw new Refusal('catalogue.currency-wrong', { field: 'budgetCurrency' })
  return unit
}

function settled(
  value: Value | null | undefined,
  field: string,
  usual: { currency: string; unit: number } | undefined,
): Money | null | undefined {
  if (value === undefined || value === null) return value
  const money = value as Money
  if (money.currency !== NO_CURRENCY) return money
  if (!usual) throw new Refusal('intake.currency-missing', { field })
  // 1.1 times ten thousand is 11000, not 11000.000000000002: a cell holds fifteen digits.
  return { amount: Number((money.amount * usual.unit).toPrecision(15)), currency: usual.currency }
}

function oneCurrency(amounts: (Money | null | undefined)[], stated: string | undefined): string | undefined {
  const currencies = new Set(amounts.flatMap((money) => money?.currency ?? []))
  if (stated) currencies.add(stated)
  if (currencies.size > 1)
    throw new Refusal('intake.currencies-differ', {
      field: 'budgetCurrency',
      params: { currencies: [...currencies].join(', ') },
    })
  return [...currencies][0]
}

// An empty currency cell says nothing where the sheet does not speak of the amounts.
function clearedCurrency(row: RowValues): Amounts {
  return row.budgetMin === null && row.budgetMax === null ? { budgetCurrency: null } : {}
}

/** As the catalogue wants it: digits with at most two decimals; anything else it refuses itself. */
function plainAmount({ amount }: Money): string {
  return String(amount)
}
