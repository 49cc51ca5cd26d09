import {
  BorderStyle,
  Footer,
  type IParagraphOptions,
  LeaderType,
  PageNumber,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from 'docx'
import type { UiLanguage } from '#platform/languages.ts'
import type { Block, Fonts, Run } from './blocks.ts'
import { character, linePitch, mm, page, pageNumberHeight, redHeading, size } from './geometry.ts'
import { firstLineIndent, fontOf, line } from './looks.ts'
import { type FigureMarks, legible, setRuns, setText } from './text.ts'

/** What every block needs to know of the document it stands in. */
export type Setting = { lang: UiLanguage; fonts: Fonts; marks: FigureMarks }

/** The paragraphs of a block. The block before it matters: a title stands two lines under the red rule. */
export function paragraphsOf(block: Block, before: Block | undefined, setting: Setting): Paragraph[] {
  const { lang } = setting
  switch (block.kind) {
    case 'redHeading':
      return [redName(block.text, setting)]
    case 'issueLine':
      return issueLines(block, lang)
    case 'redRule':
      return [redRule()]
    case 'title':
      return [titled(block.runs, before?.kind === 'redRule', setting)]
    case 'heading':
      return [styled(block.runs, { style: `Heading${block.level}` }, setting)]
    case 'paragraph':
      return [styled(block.runs, inBody, setting)]
    case 'points':
      return block.points.map((runs, i) => styled([pointNumber(i + 1, lang), ...runs], inBody, setting))
    case 'source':
      return [plain({ alignment: 'right', children: setText(block.text, lang) })]
    case 'signature':
      return signature(block.unit, block.date, lang)
  }
}

/** The page number between dashes, at the outer edge one character in: right on odd pages, left on even ones. */
export function footers({ lang, fonts }: Setting): { default: Footer; even: Footer } {
  const look = {
    size: size.pageNumber,
    font: { ...fontOf(fonts.pageNumber), ascii: numberFont(lang, fonts), hAnsi: numberFont(lang, fonts) },
  }
  const footer = (side: 'right' | 'left') =>
    new Footer({
      children: [
        new Paragraph({
          alignment: side,
          indent: { [side]: pageNumberHeight },
          spacing: { ...line, line: pageNumberHeight },
          children: [
            ...setText('— ', lang, look),
            new TextRun({ ...look, children: [PageNumber.CURRENT] }),
            ...setText(' —', lang, look),
          ],
        }),
      ],
    })
  return { default: footer('right'), even: footer('left') }
}

const RED = 'FF0000'
const inBody: IParagraphOptions = { alignment: 'both', indent: firstLineIndent }

function plain(options: IParagraphOptions): Paragraph {
  return new Paragraph({ widowControl: false, ...options })
}

function styled(runs: readonly Run[], options: IParagraphOptions, { lang, marks }: Setting): Paragraph {
  return plain({ ...options, children: setRuns(runs, lang, marks) })
}

function titled(runs: readonly Run[], isUnderRule: boolean, { lang, marks }: Setting): Paragraph {
  const spacing = { ...line, before: isUnderRule ? 2 * linePitch : 0, after: linePitch }
  return plain({ style: 'Title', spacing, alignment: 'center', children: setRuns(runs, lang, marks) })
}

function redName(text: string, { lang, fonts }: Setting): Paragraph {
  const width = widthInCharacters(text)
  const fitting = Math.floor(page.textWidth / 20 / Math.max(width, 1))
  const points = Math.max(redHeading.smallest, Math.min(redHeading.largest, fitting))
  return plain({
    alignment: 'center',
    spacing: { before: redHeading.before, after: linePitch, line: Math.ceil(points * 1.3) * 20, lineRule: 'exact' },
    children: setText(text, lang, {
      font: fontOf(fonts.title),
      size: points * 2,
      color: RED,
      bold: lang === 'en',
    }),
  })
}

function issueLines({ issue, left, right }: Extract<Block, { kind: 'issueLine' }>, lang: UiLanguage): Paragraph[] {
  const edges = plain({
    indent: { left: character, right: character },
    tabStops: [{ type: TabStopType.RIGHT, position: page.textWidth - character, leader: LeaderType.NONE }],
    children: [...setText(left, lang), new TextRun({ children: [new Tab()] }), ...setText(right, lang)],
  })
  if (!issue) return [edges]
  return [plain({ alignment: 'center', spacing: { ...line, after: linePitch }, children: setText(issue, lang) }), edges]
}

/** A line as wide as the type area, 4 mm under what stands above it. */
function redRule(): Paragraph {
  return plain({
    spacing: { before: 0, after: 0, line: mm(4), lineRule: 'exact' },
    border: { bottom: { style: BorderStyle.SINGLE, size: 12, space: 0, color: RED } },
    children: [],
  })
}

function pointNumber(number: number, lang: UiLanguage): string {
  return lang === 'zh' ? `（${number}）` : `(${number}) `
}

/**
 * A signature without a seal, as the standard sets it: one line under the text, the body two characters from the right,
 * the date starting two characters after the body does; a date longer than the body stands two characters in instead.
 */
function signature(unit: string, date: string, lang: UiLanguage): Paragraph[] {
  const [unitWidth, dateWidth] = [widthInCharacters(unit), widthInCharacters(date)]
  const [unitIndent, dateIndent] = dateWidth > unitWidth ? [dateWidth + 4 - unitWidth, 2] : [2, unitWidth - dateWidth]
  const flush = (text: string, characters: number, before: number, keepNext: boolean) =>
    plain({
      alignment: 'right',
      indent: { right: Math.round(characters * character) },
      spacing: { ...line, before },
      keepNext,
      children: setText(text, lang),
    })
  return [flush(unit, unitIndent, linePitch, true), flush(date, dateIndent, 0, false)]
}

/** Half-width letters and digits are half a character. */
function widthInCharacters(text: string): number {
  return [...legible(text)].reduce((width, letter) => width + (letter < '\u2000' ? 0.5 : 1), 0)
}

function numberFont(lang: UiLanguage, fonts: Fonts): string {
  return lang === 'zh' ? fonts.pageNumber : 'Times New Roman'
}
