import type { Letterhead } from '#catalogue/subscription-letters.ts'
import type { Config } from '#platform/config.ts'
import { addresses } from '../routes.ts'
import { describeSearch } from './search-in-words.ts'

/** The installation as letters about searches know it. */
export function letterheadOf({ publicUrl }: Config): Letterhead {
  return {
    subscription: (lang, token) => publicUrl + addresses(lang).subscription(token),
    oneTap: (token) => `${publicUrl}/unsubscribe/${token}`,
    search: (lang, query) => publicUrl + addresses(lang).showcase(query ? `${query}&order=newest` : ''),
    listing: (lang, { kind, number }) => publicUrl + addresses(lang).listing(kind, number),
    describe: describeSearch,
  }
}
