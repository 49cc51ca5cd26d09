import { Refusal } from '#platform/refusal.ts'
import { readPart } from './archive.ts'
import type { Figure } from './blocks.ts'
import { BOOKMARK } from './text.ts'
import { walkXml } from './xml.ts'

/**
 * The figures of a document that `writeDocx` set, with their text as it stands now: somebody may have corrected the
 * document since. A figure that was deleted with its bookmark is not there any more; the same figure may stand in
 * several places. Throws a `Refusal` that says why when the bytes are no Word document.
 */
export function readDocxFigures(bytes: Uint8Array): Figure[] {
  const document = readPart(bytes, 'word/document.xml')
  if (document === undefined) throw new Refusal('docx.not-a-document', { status: 415 })
  const figureIds = figureIdsIn(readPart(bytes, 'docProps/custom.xml') ?? '')
  return markedTexts(document).flatMap(({ bookmark, text }) => {
    const figureId = figureIds.get(bookmark)
    return figureId === undefined ? [] : [{ figureId, text }]
  })
}

/** The document's properties say which bookmark stands for which figure. */
function figureIdsIn(properties: string): Map<string, string> {
  const figureIds = new Map<string, string>()
  let name: string | undefined
  let value = ''
  for (const step of walkXml(properties)) {
    if (step.kind === 'text') value += step.text
    else if (step.name.endsWith('property')) {
      if (step.kind === 'open') name = step.attribute('name')
      else if (name?.startsWith(BOOKMARK)) figureIds.set(name, value.trim())
      value = ''
    }
  }
  return figureIds
}

// Figures are short and do not nest; more open bookmarks than this are an attack on the reader's time.
const OPEN_MAX = 100

type Marked = { bookmark: string; text: string }

/** Bookmarks open and close independently of paragraphs and of each other; text that was struck out does not count. */
function markedTexts(document: string): Marked[] {
  const found: Marked[] = []
  const open = new Map<string, Marked>()
  let isText = false
  let movedAway = 0
  for (const step of walkXml(document)) {
    if (step.kind === 'text') {
      if (isText && movedAway === 0) for (const marked of open.values()) marked.text += step.text
      continue
    }
    const isOpening = step.kind === 'open'
    if (step.name === 'w:t') isText = isOpening
    else if (step.name === 'w:moveFrom') movedAway += isOpening ? 1 : -1
    else if (step.name === 'w:br' && isOpening) for (const marked of open.values()) marked.text += '\n'
    else if (step.name === 'w:bookmarkStart' && isOpening) {
      const bookmark = step.attribute('w:name') ?? ''
      if (!bookmark.startsWith(BOOKMARK)) continue
      const marked = { bookmark, text: '' }
      found.push(marked)
      open.set(step.attribute('w:id') ?? '', marked)
      if (open.size > OPEN_MAX) throw new Refusal('docx.damaged')
    } else if (step.name === 'w:bookmarkEnd' && isOpening) open.delete(step.attribute('w:id') ?? '')
  }
  return found
}
