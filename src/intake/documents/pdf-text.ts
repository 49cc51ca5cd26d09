import { Refusal } from '#platform/refusal.ts'

const PAGES_MAX = 12

/** The lines of a PDF's text. A locked file, one without text, and one that is no one-pager are refused. */
export async function readPdfText(bytes: Uint8Array): Promise<string[]> {
  const { extractText, getDocumentProxy } = await import('unpdf')
  // The reader keeps what it is given, so it gets a copy.
  const pdf = await getDocumentProxy(Uint8Array.from(bytes)).catch((error: Error) => {
    const code = error.name === 'PasswordException' ? 'drafts.encrypted' : 'drafts.damaged'
    throw new Refusal(code, { field: 'document' })
  })
  try {
    if (pdf.numPages > PAGES_MAX)
      throw new Refusal('drafts.too-many-pages', {
        field: 'document',
        params: { pages: pdf.numPages, most: PAGES_MAX },
      })
    const { text } = await extractText(pdf)
    const lines = text.flatMap((page) => page.split('\n'))
    if (lines.join('').replace(/\s/g, '').length < FEWEST_SIGNS)
      throw new Refusal('drafts.scanned', { field: 'document' })
    return lines
  } finally {
    await pdf.loadingTask.destroy()
  }
}

/** Fewer signs than this are a stamp or a page number on a picture. */
const FEWEST_SIGNS = 20
