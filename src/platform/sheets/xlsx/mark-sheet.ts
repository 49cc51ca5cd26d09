import { columnLetters } from '../cells.ts'
import { widenColumns, widenDimension } from './mark-columns.ts'
import { prefixOf, type RedStyles } from './red-styles.ts'
import { escapeLikeControls } from './shared-strings.ts'
import { columnOf } from './worksheet.ts'
import { attributesOf, escapeXml, readXml, type XmlToken } from './xml.ts'

/** What is to be marked in a worksheet. Rows and columns count from 1. */
export type Marks = {
  headerRow: number
  reasonColumn: number
  heading: string
  bad: Map<number, Set<number>>
  reasons: Map<number, string>
}

/**
 * Rewrites a worksheet with bad cells red and the reasons in their column. Marks and reasons of an earlier time are
 * taken away. Rows without any are left as they stand, letter for letter.
 */
export function markSheet(xml: string, part: string, marks: Marks, styles: RedStyles): string {
  const pieces: string[] = []
  let copied = 0
  for (const row of readRowSources(xml, part)) {
    if (row.rowNumber < marks.headerRow) continue
    const marked = markRow(row, marks, styles)
    if (marked === undefined) continue
    pieces.push(xml.slice(copied, row.start), marked)
    copied = row.end
  }
  pieces.push(xml.slice(copied))
  return widenColumns(widenDimension(pieces.join(''), marks.reasonColumn), part, marks.reasonColumn)
}

type CellSource = { column: number; source: string; style: number }
type RowSource = { rowNumber: number; start: number; end: number; tag: string; prefix: string; cells: CellSource[] }

function* readRowSources(xml: string, part: string): Generator<RowSource> {
  let row: RowSource = { rowNumber: 0, start: 0, end: 0, tag: '', prefix: '', cells: [] }
  let cell: { token: XmlToken; column: number; style: number } | undefined
  for (const token of readXml(xml, part)) {
    if (token.name === 'row' && token.kind !== 'close') {
      const rowNumber = Number(attributesOf(xml, token, part).get('r') ?? row.rowNumber + 1)
      const tag = xml.slice(token.start, token.end)
      row = { rowNumber, start: token.start, end: token.end, tag, prefix: prefixOf(xml, token), cells: [] }
    } else if (token.name === 'row') {
      yield { ...row, end: token.end }
    } else if (token.name === 'c') {
      if (token.kind !== 'close') {
        const attributes = attributesOf(xml, token, part)
        const column = columnOf(attributes.get('r')) ?? (row.cells.at(-1)?.column ?? 0) + 1
        cell = { token, column, style: Number(attributes.get('s') ?? 0) }
      }
      if (token.kind !== 'open' && cell !== undefined) {
        row.cells.push({ column: cell.column, style: cell.style, source: xml.slice(cell.token.start, token.end) })
      }
    } else if (token.name === 'sheetData' && token.kind === 'close') return
  }
}

/** The row anew, or undefined where there is nothing to mark and nothing to take away. */
function markRow(row: RowSource, marks: Marks, styles: RedStyles): string | undefined {
  const isHeader = row.rowNumber === marks.headerRow
  const bad = marks.bad.get(row.rowNumber) ?? new Set()
  const reason = isHeader ? marks.heading : marks.reasons.get(row.rowNumber)
  const isOld = ({ column, style }: CellSource) => column === marks.reasonColumn || (!isHeader && styles.isRed(style))
  if (bad.size === 0 && reason === undefined && !row.cells.some(isOld)) return undefined
  // A cell without a reference stands where the one before it ends, so before anything is inserted all get theirs.
  const isImplicit = row.cells.some(({ source }) => !/^<[^>]*\sr\s*=/.test(source))
  const cells = row.cells
    .filter(({ column }) => column !== marks.reasonColumn)
    .map((cell) => {
      const style = bad.has(cell.column) ? styles.redOf(cell.style) : styles.plainOf(cell.style)
      return style === cell.style && !isImplicit ? cell : restyle(cell, row, style)
    })
  for (const column of bad) {
    if (cells.some((cell) => cell.column === column)) continue
    const style = styles.redOf(0)
    cells.push({ column, style, source: `<${row.prefix}c r="${columnLetters(column)}${row.rowNumber}" s="${style}"/>` })
  }
  if (reason !== undefined) cells.push(reasonCell(row, marks, reason, styles))
  cells.sort((a, b) => a.column - b.column)
  const tag = row.tag.replace(/\s+spans\s*=\s*(?:"[^"]*"|'[^']*')/, '').replace(/\s*\/>$/, '>')
  return `${tag}${cells.map(({ source }) => source).join('')}</${row.prefix}row>`
}

function restyle(cell: CellSource, row: RowSource, style: number): CellSource {
  const end = cell.source.indexOf('>')
  const isEmpty = cell.source[end - 1] === '/'
  const attributes = cell.source
    .slice(0, isEmpty ? end - 1 : end)
    .replace(/^<[^\s]+/, '')
    .replace(/\s+[rs]\s*=\s*(?:"[^"]*"|'[^']*')/g, '')
    .trimEnd()
  const tag = `<${row.prefix}c r="${columnLetters(cell.column)}${row.rowNumber}" s="${style}"${attributes}`
  return { column: cell.column, style, source: `${tag}${isEmpty ? '/' : ''}${cell.source.slice(end)}` }
}

function reasonCell(row: RowSource, marks: Marks, reason: string, styles: RedStyles): CellSource {
  const column = marks.reasonColumn
  const isHeader = row.rowNumber === marks.headerRow
  const neighbour = row.cells.findLast((cell) => cell.column < column)
  const style = isHeader && neighbour !== undefined ? neighbour.style : styles.wrapped()
  const p = row.prefix
  const text = escapeXml(escapeLikeControls(withoutControls(reason)))
  const content = `<${p}is><${p}t xml:space="preserve">${text}</${p}t></${p}is>`
  const reference = `${columnLetters(column)}${row.rowNumber}`
  return { column, style, source: `<${p}c r="${reference}" s="${style}" t="inlineStr">${content}</${p}c>` }
}

/** Reasons may quote cells; what XML cannot carry is dropped. */
function withoutControls(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, (sign) => (sign === '\n' ? sign : ''))
}
