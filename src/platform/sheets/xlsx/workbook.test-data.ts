import { type Lie, type ZipFile, zipOf } from './zip.test-data.ts'

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'

/** Pieces of a workbook written by hand; sheets are the XML inside `<worksheet>`. */
export type HandWritten = {
  sheets?: { name: string; xml: string; state?: string }[]
  workbookPr?: string
  sharedStrings?: string
  styles?: string
  extra?: ZipFile[]
  lies?: Record<string, Lie>
  without?: string[]
  /** Turns the finished XML of each part into something else. */
  spoil?: (xml: string, part: string) => string
}

/** A workbook as other programs write them, in all its variety, without a library of ours or anybody's in between. */
export function workbookOf(written: HandWritten): Uint8Array {
  const sheets = written.sheets ?? []
  const relations = sheets.map((_, n) => relation(`rId${n + 1}`, 'worksheet', `worksheets/sheet${n + 1}.xml`))
  if (written.sharedStrings !== undefined) relations.push(relation('rIdStrings', 'sharedStrings', 'sharedStrings.xml'))
  if (written.styles !== undefined) relations.push(relation('rIdStyles', 'styles', 'styles.xml'))
  const parts: [string, string][] = [
    ['[Content_Types].xml', contentTypes(sheets.length, written)],
    ['_rels/.rels', relationships([relation('rId1', 'officeDocument', 'xl/workbook.xml')])],
    [
      'xl/workbook.xml',
      `<workbook ${main} xmlns:r="${office}">${written.workbookPr ?? ''}<sheets>${sheets
        .map(
          ({ name, state }, n) =>
            `<sheet name="${name}" sheetId="${n + 1}"${state ? ` state="${state}"` : ''} r:id="rId${n + 1}"/>`,
        )
        .join('')}</sheets></workbook>`,
    ],
    ['xl/_rels/workbook.xml.rels', relationships(relations)],
    ...sheets.map(({ xml }, n): [string, string] => [
      `xl/worksheets/sheet${n + 1}.xml`,
      `<worksheet ${main}>${xml}</worksheet>`,
    ]),
  ]
  if (written.sharedStrings !== undefined)
    parts.push(['xl/sharedStrings.xml', `<sst ${main}>${written.sharedStrings}</sst>`])
  if (written.styles !== undefined) parts.push(['xl/styles.xml', `<styleSheet ${main}>${written.styles}</styleSheet>`])
  const spoil = written.spoil ?? ((xml: string) => xml)
  const files = parts
    .filter(([name]) => !written.without?.includes(name))
    .map(([name, xml]): ZipFile => {
      const lie = written.lies?.[name]
      const content = spoil(`<?xml version="1.0" encoding="UTF-8"?>${xml}`, name)
      return lie === undefined ? { name, content } : { name, content, lie }
    })
  return zipOf([...files, ...(written.extra ?? [])])
}

/** Rows of cells as sheet data; a text becomes an inline string, XML in an object goes in as it is. */
export function sheetData(rows: (string | number | null | { xml: string })[][], from = 1): string {
  const xml = rows.map((cells, r) => {
    const row = from + r
    const written = cells.map((cell, c) => {
      const reference = `${String.fromCharCode(65 + c)}${row}`
      if (cell === null) return ''
      if (typeof cell === 'object') return cell.xml.replace('<c', `<c r="${reference}"`)
      if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`
      const text = cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
      return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`
    })
    return `<row r="${row}">${written.join('')}</row>`
  })
  return `<sheetData>${xml.join('')}</sheetData>`
}

/** A one-sheet workbook of plain rows. */
export function simpleWorkbook(
  rows: Parameters<typeof sheetData>[0],
  more: Omit<HandWritten, 'sheets'> & { after?: string } = {},
): Uint8Array {
  return workbookOf({ ...more, sheets: [{ name: 'Sheet1', xml: sheetData(rows) + (more.after ?? '') }] })
}

/** Styles with one cell style per number format code; style 0 is General. */
export function stylesWith(codes: string[]): string {
  const formats = codes.map(
    (code, n) => `<numFmt numFmtId="${200 + n}" formatCode="${code.replaceAll('"', '&quot;')}"/>`,
  )
  const styles = codes.map((_, n) => `<xf numFmtId="${200 + n}" fontId="0" fillId="0" borderId="0" xfId="0"/>`)
  return (
    `<numFmts count="${codes.length}">${formats.join('')}</numFmts>` +
    '<fonts count="1"><font/></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills>' +
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs>' +
    `<cellXfs count="${codes.length + 1}"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>${styles.join('')}</cellXfs>`
  )
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`
}

function relationships(relations: string[]): string {
  return `<Relationships xmlns="${packages}/relationships">${relations.join('')}</Relationships>`
}

function contentTypes(sheets: number, { styles, sharedStrings }: HandWritten): string {
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const override = (part: string, type: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="${kind}.${type}+xml"/>`
  const overrides = [
    override('workbook', 'sheet.main'),
    ...Array.from({ length: sheets }, (_, n) => override(`worksheets/sheet${n + 1}`, 'worksheet')),
    ...(styles === undefined ? [] : [override('styles', 'styles')]),
    ...(sharedStrings === undefined ? [] : [override('sharedStrings', 'sharedStrings')]),
  ]
  return (
    `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`
  )
}
