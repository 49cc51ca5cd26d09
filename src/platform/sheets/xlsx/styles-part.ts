import { findPart, getPart, relationshipsOf } from './package.ts'
import type { Workbook } from './workbook.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relationship = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles'
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml'

/** The least that Excel takes for a styles part. */
const bareStyles =
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><styleSheet xmlns="${main}">` +
  '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>'

/** The workbook's styles, and the parts that have to change for it to have any: simple writers leave styles out. */
export function stylesOf({ opened, workbookPart, stylesPart }: Workbook): {
  part: string
  xml: string
  announced: Map<string, string>
} {
  if (stylesPart !== undefined) return { part: stylesPart, xml: getPart(opened, stylesPart), announced: new Map() }
  const part = `${workbookPart.slice(0, workbookPart.lastIndexOf('/') + 1)}styles.xml`
  const relations = relationshipsOf(workbookPart)
  const types = '[Content_Types].xml'
  const before = (xml: string, end: RegExp, added: string) => xml.replace(end, (tag) => added + tag)
  const announced = new Map([
    [
      relations,
      before(
        findPart(opened, relations) ?? '',
        /<\/(?:\w+:)?Relationships>\s*$/,
        `<Relationship xmlns="http://schemas.openxmlformats.org/package/2006/relationships" Id="rIdStyles" Type="${relationship}" Target="/${part}"/>`,
      ),
    ],
    [
      types,
      before(
        findPart(opened, types) ?? '',
        /<\/(?:\w+:)?Types>\s*$/,
        `<Override xmlns="http://schemas.openxmlformats.org/package/2006/content-types" PartName="/${part}" ContentType="${contentType}"/>`,
      ),
    ],
  ])
  return { part, xml: bareStyles, announced }
}
