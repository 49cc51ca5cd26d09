// Values as a reader says them: countries, languages, amounts.
import { countryLabel } from '#people/places.ts'
import type { UiLanguage } from '#platform/languages.ts'
import { htmlLang } from '#platform/languages.ts'

export function countryName(code: string, lang: UiLanguage): string {
  return countryLabel(code, lang)
}

export function languageName(tag: string, lang: UiLanguage): string {
  return languageNames(lang).of(tag) ?? tag
}

/** An amount as it was written down, exactly: 200万人民币, CNY 2,000,000. */
export function formatAmount(amount: string, currency: string, lang: UiLanguage): string {
  return amountFormat(lang, currency).format(exact(amount))
}

/** From, up to, or between two amounts. */
export function formatBudget(
  { budgetMin, budgetMax, budgetCurrency: currency }: Budget,
  lang: UiLanguage,
): { key: 'from' | 'up-to' | 'exactly'; amount: string } | undefined {
  if (!currency) return undefined
  if (budgetMin && budgetMax && budgetMin !== budgetMax) {
    const range = amountFormat(lang, currency).formatRange(exact(budgetMin), exact(budgetMax))
    return { key: 'exactly', amount: range }
  }
  if (budgetMin) return { key: budgetMax ? 'exactly' : 'from', amount: formatAmount(budgetMin, currency, lang) }
  return budgetMax ? { key: 'up-to', amount: formatAmount(budgetMax, currency, lang) } : undefined
}

type Budget = { budgetMin: string | null; budgetMax: string | null; budgetCurrency: string | null }

const ZH_STYLE = { currencyDisplay: 'name', notation: 'compact', maximumSignificantDigits: 15 } as const
const EN_STYLE = { currencyDisplay: 'code', minimumFractionDigits: 0, maximumFractionDigits: 2 } as const

const known = new Map<string, Intl.DisplayNames | Intl.NumberFormat>()

function languageNames(lang: UiLanguage): Intl.DisplayNames {
  return remember(`language ${lang}`, () => new Intl.DisplayNames([htmlLang(lang)], { type: 'language' }))
}

function amountFormat(lang: UiLanguage, currency: string): Intl.NumberFormat {
  const [tag, style] = lang === 'zh' ? (['zh-CN', ZH_STYLE] as const) : (['en-GB', EN_STYLE] as const)
  return remember(`${tag} ${currency}`, () => new Intl.NumberFormat(tag, { style: 'currency', currency, ...style }))
}

// Intl formats a decimal text without going through a floating-point number, which its types do not know yet.
function exact(amount: string): number {
  return amount.replace(/\.00$/, '') as unknown as number
}

// Making a formatter costs more than the page it stands on.
function remember<F extends Intl.DisplayNames | Intl.NumberFormat>(key: string, make: () => F): F {
  const format = (known.get(key) as F | undefined) ?? make()
  known.set(key, format)
  return format
}
