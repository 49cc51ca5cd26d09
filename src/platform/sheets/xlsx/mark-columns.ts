import { columnLetters } from '../cells.ts'
import { prefixOf } from './red-styles.ts'
import { columnOf } from './worksheet.ts'
import { attributesOf, readXml, type XmlToken } from './xml.ts'

/** Wide enough for a reason of one line, in characters. */
const reasonWidth = 48

/** Gives the reason column its width; where a range of columns reaches over it, the range is parted around it. */
export function widenColumns(xml: string, part: string, column: number): string {
  let list: XmlToken | undefined
  let next: XmlToken | undefined
  for (const token of readXml(xml, part)) {
    if (token.name === 'cols' && token.kind === 'open') list = token
    if (token.name === 'sheetData' || (token.name === 'cols' && token.kind === 'close')) {
      next = token
      break
    }
    if (token.name !== 'col' || token.kind === 'close') continue
    const attributes = attributesOf(xml, token, part)
    const [min, max] = [Number(attributes.get('min')), Number(attributes.get('max'))]
    if (min === column && max === column) return xml
    if (min <= column && column <= max) return replace(xml, token, partAround(xml, token, { min, max, column }))
    if (min > column)
      return replace(xml, { start: token.start, end: token.start }, reasonCol(prefixOf(xml, token), column))
  }
  if (next === undefined) return xml
  const prefix = prefixOf(xml, next)
  const col = reasonCol(prefix, column)
  return replace(xml, { start: next.start, end: next.start }, list ? col : `<${prefix}cols>${col}</${prefix}cols>`)
}

/** The sheet's declared extent, where it has one. */
export function widenDimension(xml: string, column: number): string {
  return xml.replace(/(dimension\s+ref=")([A-Z]{1,3}\d+)(?::([A-Z]{1,3})(\d+))?"/, (all, head, from, to, row) => {
    const last = columnOf(`${to ?? from.replace(/\d/g, '')}1`) ?? column
    return last >= column ? all : `${head}${from}:${columnLetters(column)}${row ?? from.replace(/\D/g, '')}"`
  })
}

function partAround(
  xml: string,
  token: XmlToken,
  { min, max, column }: { min: number; max: number; column: number },
): string {
  const source = xml.slice(token.start, token.end)
  const ranged = (from: number, to: number) =>
    source.replace(/\smin\s*=\s*["']\d+["']/, ` min="${from}"`).replace(/\smax\s*=\s*["']\d+["']/, ` max="${to}"`)
  const before = min < column ? ranged(min, column - 1) : ''
  const after = max > column ? ranged(column + 1, max) : ''
  return `${before}${reasonCol(prefixOf(xml, token), column)}${after}`
}

function reasonCol(prefix: string, column: number): string {
  return `<${prefix}col min="${column}" max="${column}" width="${reasonWidth}" customWidth="1"/>`
}

function replace(xml: string, { start, end }: { start: number; end: number }, text: string): string {
  return xml.slice(0, start) + text + xml.slice(end)
}
