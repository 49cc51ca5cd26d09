import type { SuggestionLetterhead } from '#matching/letters/letter.ts'
import type { Config } from '#platform/config.ts'
import { speaker } from '#platform/messages.ts'
import { addresses } from '../routes.ts'
import { reasonsInLine } from '../showcase/reasons.tsx'

/** The installation as letters about suggestions know it. */
export function suggestionLetterheadOf({ publicUrl }: Config): SuggestionLetterhead {
  return {
    pair: (lang, { kind, number }, other) => publicUrl + addresses(lang).pair(kind, number, other),
    stop: (lang, token) => publicUrl + addresses(lang).suggestionLetters(token),
    oneTap: (token) => `${publicUrl}/unsubscribe/suggestions/${token}`,
    because: (lang, reasons) => reasonsInLine(reasons, { lang, say: speaker(lang) }),
  }
}
