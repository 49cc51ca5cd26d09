import type { ListingPage } from '#catalogue/listing-page.ts'
import type { UiLanguage } from '#platform/languages.ts'
import { writeEenProfile } from './een.ts'
import { writeOnePageDocx } from './one-page-docx.ts'

/** What one listing can be taken away as: file name and media type. */
export const papers = {
  'one-page.pdf': 'application/pdf',
  'one-page.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'een.xml': 'application/xml; charset=UTF-8',
} as const
export type Paper = keyof typeof papers

export function isPaper(name: string): name is Paper {
  return name in papers
}

/** `publicUrl` is where the program is reached; the paper leads back to the listing's page there. */
export async function writePaper(
  paper: Paper,
  listing: ListingPage,
  { lang, publicUrl }: { lang: UiLanguage; publicUrl: string },
): Promise<Uint8Array> {
  const address = `${publicUrl}/${lang}/${listing.kind}s/${listing.number}`
  if (paper === 'een.xml') return Buffer.from(writeEenProfile(listing, { lang, address, source: publicUrl }))
  if (paper === 'one-page.docx') return writeOnePageDocx(listing, { lang, address })
  // Setting type is heavy to load and few ask for it.
  const { writeOnePagePdf } = await import('./one-page-pdf.tsx')
  return writeOnePagePdf(listing, { lang, address })
}
