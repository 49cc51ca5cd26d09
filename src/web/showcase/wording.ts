// Values as a reader says them: countries, languages, amounts.
import type { UiLanguage } from '#platform/languages.ts'
import { htmlLang } from '#platform/languages.ts'

export function countryName(code: string, lang: UiLanguage): string {
  return names('region', lang).of(code) ?? code
}

export function languageName(tag: string, lang: UiLanguage): string {
  return names('language', lang).of(tag) ?? tag
}

/** An amount as it was written down, exactly: 200万人民币, CNY 2,000,000. */
export function formatAmount(amount: string, currency: string, lang: UiLanguage): string {
  const style = lang === 'zh' ? ZH_STYLE : EN_STYLE
  const whole = amount.endsWith('.00') ? amount.slice(0, -3) : amount
  // Intl formats a decimal text without going through a floating-point number.
  return amountFormat(lang, currency, style).format(whole as unknown as number)
}

/** From, up to, or between two amounts. */
export function formatBudget(
  { budgetMin, budgetMax, budgetCurrency }: Budget,
  lang: UiLanguage,
): { key: 'from' | 'up-to' | 'between' | 'exactly'; min: string; max: string } | undefined {
  if (!budgetCurrency || (!budgetMin && !budgetMax)) return undefined
  const min = budgetMin ? formatAmount(budgetMin, budgetCurrency, lang) : ''
  const max = budgetMax ? formatAmount(budgetMax, budgetCurrency, lang) : ''
  if (min && max) return { key: min === max ? 'exactly' : 'between', min, max }
  return { key: min ? 'from' : 'up-to', min, max }
}

type Budget = { budgetMin: string | null; budgetMax: string | null; budgetCurrency: string | null }

const ZH_STYLE = { currencyDisplay: 'name', notation: 'compact', maximumSignificantDigits: 15 } as const
const EN_STYLE = { currencyDisplay: 'code', minimumFractionDigits: 0, maximumFractionDigits: 2 } as const

const known = new Map<string, Intl.DisplayNames | Intl.NumberFormat>()

function names(type: 'region' | 'language', lang: UiLanguage): Intl.DisplayNames {
  return remember(`${type} ${lang}`, () => new Intl.DisplayNames([htmlLang(lang)], { type }))
}

function amountFormat(lang: UiLanguage, currency: string, style: Intl.NumberFormatOptions): Intl.NumberFormat {
  const tag = lang === 'zh' ? 'zh-CN' : 'en-GB'
  return remember(`${tag} ${currency}`, () => new Intl.NumberFormat(tag, { style: 'currency', currency, ...style }))
}

// Making a formatter costs more than the page it stands on.
function remember<F extends Intl.DisplayNames | Intl.NumberFormat>(key: string, make: () => F): F {
  const format = (known.get(key) as F | undefined) ?? make()
  known.set(key, format)
  return format
}
