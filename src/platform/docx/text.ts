import { Bookmark, type IRunPropertiesOptions, type ParagraphChild, TextRun } from 'docx'
import type { UiLanguage } from '#platform/languages.ts'
import type { Run } from './blocks.ts'

/** Collects the figures of a document while its text is set; each place gets a bookmark of its own. */
export class FigureMarks {
  readonly #figureIds: string[] = []

  /** A name Word allows: letters, digits and underscores, up to 40 characters, unlike the ids it stands for. */
  mark(figureId: string): string {
    this.#figureIds.push(legible(figureId))
    return `${BOOKMARK}${this.#figureIds.length}`
  }

  /** Which bookmark stands for which figure, kept among the document's properties. */
  properties(): { name: string; value: string }[] {
    return this.#figureIds.map((value, i) => ({ name: `${BOOKMARK}${i + 1}`, value }))
  }
}

export const BOOKMARK = 'figure_'

/**
 * Text and figures as Word runs. A figure is a bookmark around plain runs: LibreOffice forgets the tags of content
 * controls, and readers such as python-docx do not see the text inside one.
 */
export function setRuns(
  runs: readonly Run[],
  lang: UiLanguage,
  marks: FigureMarks,
  look: IRunPropertiesOptions = {},
): ParagraphChild[] {
  return runs.flatMap((run): ParagraphChild[] => {
    if (typeof run === 'string') return setText(run, lang, look)
    return [new Bookmark({ id: marks.mark(run.figureId), children: setText(run.text, lang, look) })]
  })
}

export function setText(text: string, lang: UiLanguage, look: IRunPropertiesOptions = {}): TextRun[] {
  return legible(text)
    .split('\n')
    .flatMap((line, i) => {
      const pieces = lang === 'zh' ? line.split(AMBIGUOUS).filter(Boolean) : [line]
      const runs = pieces.map((piece, j) => setPiece(piece, lang, look, i > 0 && j === 0))
      return runs.length > 0 || i === 0 ? runs : [new TextRun({ break: 1 })]
    })
}

/**
 * Text as XML 1.0 can hold it: characters it forbids are dropped, half a surrogate pair becomes the replacement
 * character, and every kind of line end is one line feed.
 */
export function legible(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(FORBIDDEN, '')
}

// Word sets these in the Latin font unless the run says that it is East Asian; between Latin letters they are Latin.
const AMBIGUOUS = /((?<![A-Za-z])[“”‘’…·‥※×—]+|[“”…‥※—]+)/
const IS_AMBIGUOUS = /^[“”‘’…·‥※×—]+$/
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters XML 1.0 forbids.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

function setPiece(text: string, lang: UiLanguage, look: IRunPropertiesOptions, isNewLine: boolean): TextRun {
  const isHinted = lang === 'zh' && IS_AMBIGUOUS.test(text)
  const font = isHinted ? { font: { ...(typeof look.font === 'object' ? look.font : {}), hint: 'eastAsia' } } : {}
  return new TextRun({ ...look, ...font, text, ...(isNewLine && { break: 1 }) })
}
