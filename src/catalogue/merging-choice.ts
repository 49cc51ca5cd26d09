import type { ListingState } from './listing-state.ts'

/** What of two listings can be chosen: a part of the head, or everything said in one language. */
export const mergeParts = [
  ...['profile', 'fields', 'cooperation', 'keywords', 'ipc', 'industries', 'expiresOn', 'trl', 'stage', 'ipStatus'],
  ...['patents', 'priceTerms', 'exhibitMedia', 'wantedTrl', 'budget', 'dueOn', 'acceptsForeign', 'prize', 'urgency'],
  'targets',
] as const satisfies string[] as readonly HeadPart[]
export type HeadPart =
  | Exclude<
      keyof ListingState,
      | 'kind'
      | 'organisationId'
      | 'reference'
      | 'originalLang'
      | 'texts'
      | 'isAnonymous'
      | 'budgetMin'
      | 'budgetMax'
      | 'budgetCurrency'
      | 'prizeAmount'
      | 'prizeCurrency'
    >
  | 'budget'
  | 'prize'
export type MergePart = HeadPart | `text.${string}`

/** Amounts are chosen with their currency. */
const TOGETHER: Partial<Record<HeadPart, (keyof ListingState)[]>> = {
  budget: ['budgetMin', 'budgetMax', 'budgetCurrency'],
  prize: ['prizeAmount', 'prizeCurrency'],
}

export function isMergePart(word: string): word is MergePart {
  return (mergeParts as readonly string[]).includes(word) || /^text\.[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(word)
}

export function keysOf(part: HeadPart): (keyof ListingState)[] {
  return TOGETHER[part] ?? [part as keyof ListingState]
}

/**
 * What the listing that stays says after it took over the chosen parts. Its original language stays: words taken over in
 * that language are its original now, in others they are a translation a person stands for.
 */
export function combined(from: ListingState, into: ListingState, take: readonly MergePart[]): ListingState {
  const next: ListingState = { ...into, texts: { ...into.texts } }
  for (const part of take) {
    const lang = /^text\.(.+)$/.exec(part)?.[1]
    if (!lang) {
      for (const key of keysOf(part as HeadPart)) Object.assign(next, { [key]: from[key] })
      continue
    }
    const text = from.texts[lang]
    if (!text) continue
    const origin = lang === into.originalLang ? 'original' : text.origin === 'original' ? 'human' : text.origin
    next.texts[lang] = { ...text, origin }
  }
  return next
}
