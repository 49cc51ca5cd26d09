import { getPart, relationshipsOf } from './package.ts'
import type { Workbook } from './workbook.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relationship = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles'
const packages = 'http://schemas.openxmlformats.org/package/2006'
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
export function stylesOf(workbook: Workbook): { part: string; xml: string; announced: Map<string, string> } {
  const { opened, workbookPart, stylesPart } = workbook
  if (stylesPart === undefined) return { part: newPart(workbookPart), xml: bareStyles, announced: announce(workbook) }
  const xml = getPart(opened, stylesPart)
  // Without a list of cell styles no cell can have one, so nothing is lost by starting anew.
  return { part: stylesPart, xml: /<(?:\w+:)?cellXfs[\s>]/.test(xml) ? xml : bareStyles, announced: new Map() }
}

function newPart(workbookPart: string): string {
  return `${workbookPart.slice(0, workbookPart.lastIndexOf('/') + 1)}styles.xml`
}

/** A new part counts only where the file's list of types and the workbook's relations name it. */
function announce({ opened, workbookPart }: Workbook): Map<string, string> {
  const name = `/${newPart(workbookPart)}`
  const relations = relationshipsOf(workbookPart)
  const related = `<Relationship xmlns="${packages}/relationships" Id="rIdStyles" Type="${relationship}" Target="${name}"/>`
  const typed = `<Override xmlns="${packages}/content-types" PartName="${name}" ContentType="${contentType}"/>`
  const added = (part: string, element: string) =>
    getPart(opened, part).replace(/<\/(?:\w+:)?(?:Relationships|Types)>\s*$/, (end) => element + end)
  return new Map([
    [relations, added(relations, related)],
    ['[Content_Types].xml', added('[Content_Types].xml', typed)],
  ])
}
