import { readPart } from '#platform/docx/archive.ts'
import { Refusal } from '#platform/refusal.ts'
import { SheetRefused } from '#platform/sheets/refused.ts'
import { readXml, textOf } from '#platform/sheets/xlsx/xml.ts'

/** The paragraphs of a Word document as one reads them, those of tables too; what was struck out is left out. */
export function readDocxText(bytes: Uint8Array): string[] {
  const part = 'word/document.xml'
  const xml = readPart(bytes, part)
  if (xml === undefined) throw new Refusal('drafts.not-a-document', { field: 'document', status: 415 })
  if (readPart(bytes, 'word/vbaProject.bin') !== undefined) throw new Refusal('drafts.macros', { field: 'document' })
  try {
    return paragraphsOf(xml, part)
  } catch (error) {
    if (error instanceof SheetRefused) throw new Refusal('docx.damaged', { field: 'document' })
    throw error
  }
}

function paragraphsOf(xml: string, part: string): string[] {
  const paragraphs: string[] = []
  let line = ''
  let isText = false
  let struck = 0
  for (const token of readXml(xml, part)) {
    const { kind, name } = token
    if (name === 'del' || name === 'moveFrom') struck += kind === 'open' ? 1 : kind === 'close' ? -1 : 0
    if (name === 't') isText = kind === 'open'
    if (kind === 'text' && isText && struck === 0) line += textOf(xml, token, part)
    if (name === 'tab' && kind === 'empty') line += ' '
    if (name === 'br' && kind !== 'close') line += '\n'
    if (name === 'p' && kind !== 'open') {
      paragraphs.push(...line.split('\n'))
      line = ''
    }
  }
  return paragraphs
}
