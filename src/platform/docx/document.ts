import { Document, DocumentGridType, Packer } from 'docx'
import type { DocumentContent } from './blocks.ts'
import { footerDistance, linePitch, page } from './geometry.ts'
import { standardFonts, stylesOf } from './looks.ts'
import { footers, paragraphsOf, type Setting } from './paragraphs.ts'
import { FigureMarks, legible } from './text.ts'

/**
 * Sets blocks as a Word document in the format of Chinese official documents, GB/T 9704-2012; English documents keep the
 * page and take Times New Roman. Any text is accepted: what XML cannot hold is left out. `readDocxFigures` finds the
 * figures again.
 */
export async function writeDocx({ lang, blocks, meta, fonts }: DocumentContent): Promise<Uint8Array> {
  const setting: Setting = { lang, fonts: { ...standardFonts, ...fonts }, marks: new FigureMarks() }
  const children = blocks.flatMap((block, i) => paragraphsOf(block, blocks[i - 1], setting))
  const document = new Document({
    title: legible(meta.title),
    creator: legible(meta.author ?? ''),
    lastModifiedBy: legible(meta.author ?? ''),
    ...(meta.subject && { subject: legible(meta.subject) }),
    ...(meta.keywords && { keywords: legible(meta.keywords.join(', ')) }),
    customProperties: setting.marks.properties(),
    evenAndOddHeaderAndFooters: true,
    styles: stylesOf(lang, setting.fonts),
    sections: [
      {
        properties: {
          page: {
            size: { width: page.width, height: page.height },
            margin: { ...page.margin, header: page.margin.top / 2, footer: footerDistance },
          },
          grid: { type: DocumentGridType.LINES, linePitch },
        },
        footers: footers(setting),
        children,
      },
    ],
  })
  return Packer.toBuffer(document)
}
