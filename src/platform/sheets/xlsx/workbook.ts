import type { Limits } from '../limits.ts'
import { refuseSheet } from '../refused.ts'
import { readNumberFormats } from './number-formats.ts'
import { findPart, getPart, listRelationships, openPackage, type Package, type Relationship } from './package.ts'
import { readSharedStrings } from './shared-strings.ts'
import { attributesOf, readXml } from './xml.ts'

export type WorkbookSheet = { name: string; part: string; hidden: boolean }

export type Workbook = {
  opened: Package
  workbookPart: string
  sheets: WorkbookSheet[]
  /** Old Macintosh workbooks count their days from 1904. */
  from1904: boolean
  sharedStrings: string[]
  /** The number format's code of each cell style, in the order of the styles. */
  formats: (string | undefined)[]
  stylesPart: string | undefined
}

/** Opens an .xlsx or .xlsm; macros are bytes nobody looks at. Refuses what is no workbook or is not safe to unpack. */
export function openWorkbook(bytes: Uint8Array, limits: Limits): Workbook {
  const opened = openPackage(bytes, limits)
  const workbookPart = findWorkbookPart(opened)
  const relationships = listRelationships(opened, workbookPart)
  const partOfType = (type: string) => relationships.find((relationship) => endsWith(relationship, type))?.target
  const stringsPart = partOfType('sharedStrings')
  const stylesPart = partOfType('styles')
  const strings = stringsPart === undefined ? undefined : findPart(opened, stringsPart)
  const styles = stylesPart === undefined ? undefined : findPart(opened, stylesPart)
  return {
    opened,
    workbookPart,
    ...readWorkbookPart(opened, workbookPart, relationships),
    sharedStrings: strings === undefined ? [] : readSharedStrings(strings, stringsPart!),
    formats: styles === undefined ? [] : readNumberFormats(styles, stylesPart!),
    stylesPart: styles === undefined ? undefined : stylesPart,
  }
}

function findWorkbookPart(opened: Package): string {
  const main = listRelationships(opened, '').find((relationship) => endsWith(relationship, 'officeDocument'))?.target
  const names = [...opened.partNames.keys()]
  const holds = (start: string) => names.some((name) => name.startsWith(start))
  if (main?.endsWith('.bin') || names.includes('xl/workbook.bin')) refuseSheet('sheets.binary-workbook')
  if (names.includes('mimetype') && names.includes('content.xml')) refuseSheet('sheets.open-document')
  if (holds('word/') || holds('ppt/')) refuseSheet('sheets.not-a-sheet', { found: 'Office' })
  if (main === undefined || !opened.partNames.has(main.toLowerCase())) {
    return refuseSheet('sheets.not-a-sheet', { found: 'ZIP' })
  }
  return main
}

function readWorkbookPart(opened: Package, part: string, relationships: Relationship[]) {
  const xml = getPart(opened, part)
  const sheets: WorkbookSheet[] = []
  let from1904 = false
  for (const token of readXml(xml, part)) {
    if (token.kind === 'close') continue
    if (token.name === 'workbookPr') from1904 = isOn(attributesOf(xml, token, part).get('date1904'))
    if (token.name !== 'sheet') continue
    const attributes = attributesOf(xml, token, part)
    const target = relationships.find((relationship) => relationship.id === attributes.get('id'))
    if (target === undefined || !endsWith(target, 'worksheet')) continue
    const hidden = (attributes.get('state') ?? 'visible') !== 'visible'
    sheets.push({ name: attributes.get('name') ?? '', part: target.target, hidden })
  }
  if (sheets.length === 0) refuseSheet('sheets.no-worksheet')
  return { sheets, from1904 }
}

/** Types are addresses whose beginnings differ between the transitional and the strict standard. */
function endsWith(relationship: Relationship, type: string): boolean {
  return relationship.type.endsWith(`/${type}`)
}

export function isOn(attribute: string | undefined): boolean {
  return attribute === '1' || attribute === 'true'
}
