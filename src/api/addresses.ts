import type { UiLanguage } from '#platform/languages.ts'

export const API_ROOT = '/api/v1'

/** Addresses within the interface, and of the pages that show the same. */
export function apiAddresses(publicUrl: string) {
  const root = publicUrl + API_ROOT
  return {
    listings: (query: string) => `${root}/listings${query && `?${query}`}`,
    listing: (kind: 'offer' | 'need', number: number) => `${root}/listings/${kind}/${number}`,
    organisation: (number: number) => `${root}/organisations/${number}`,
    resources: (kind: 'expert' | 'station', query: string) => `${root}/${kind}s${query && `?${query}`}`,
    resource: (kind: 'expert' | 'station', number: number) => `${root}/${kind}s/${number}`,
    vocabulary: (id: string) => `${root}/vocabularies/${id}`,
    page: (lang: UiLanguage, path: string) => `${publicUrl}/${lang}/${path}`,
  }
}
