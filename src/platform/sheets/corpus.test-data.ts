import { deflateRawSync } from 'node:zlib'
import iconv from 'iconv-lite'
import type { SheetWord } from './words.ts'
import { sheetData, simpleWorkbook, stylesWith, workbookOf } from './xlsx/workbook.test-data.ts'
import { zipOf } from './xlsx/zip.test-data.ts'

/** A file nobody should be able to hurt us with, and what it is told. */
export type Hostile = { what: string; file: () => Uint8Array; refusal: SheetWord }

const head = ['编号', '设备名称', '说明']
const good = simpleWorkbook([head, ['M-1', '钻床', '']])

export const hostileFiles: Hostile[] = [
  ...wrongKinds(),
  ...brokenArchives(),
  ...bombs(),
  ...hostileXml(),
  ...brokenWorkbooks(),
  ...brokenTexts(),
]

function wrongKinds(): Hostile[] {
  const ole = Buffer.from('d0cf11e0a1b11ae1', 'hex')
  return [
    { what: 'nothing at all', file: () => new Uint8Array(), refusal: 'sheets.empty' },
    { what: 'an old .xls', file: () => Buffer.concat([ole, Buffer.alloc(2000)]), refusal: 'sheets.old-excel' },
    {
      what: 'a workbook with a password',
      file: () => Buffer.concat([ole, Buffer.alloc(500), Buffer.from('EncryptedPackage', 'utf16le')]),
      refusal: 'sheets.encrypted',
    },
    { what: 'a PDF under the name .xlsx', file: () => Buffer.from('%PDF-1.7\n…'), refusal: 'sheets.not-a-sheet' },
    { what: 'a picture', file: () => Buffer.from('89504e470d0a1a0a0000', 'hex'), refusal: 'sheets.not-a-sheet' },
    { what: 'a program', file: () => Buffer.from('MZ\x90\x00\x03'), refusal: 'sheets.not-a-sheet' },
    {
      what: 'noise',
      file: () => Buffer.from(Array.from({ length: 999 }, (_, n) => (n * 89 + 7) % 32)),
      refusal: 'sheets.not-a-sheet',
    },
    {
      what: 'a web page under the name .xls',
      file: () => Buffer.from('<html><table><tr><td>编号'),
      refusal: 'sheets.web-page',
    },
    {
      what: 'an XML spreadsheet of 2003',
      file: () => Buffer.from('<?xml version="1.0"?><Workbook/>'),
      refusal: 'sheets.web-page',
    },
    { what: 'an empty ZIP', file: () => zipOf([]), refusal: 'sheets.not-a-sheet' },
    {
      what: 'a ZIP of something else',
      file: () => zipOf([{ name: 'a.txt', content: 'a' }]),
      refusal: 'sheets.not-a-sheet',
    },
    {
      what: 'a Word document',
      file: () => zipOf([{ name: 'word/document.xml', content: '<w/>' }]),
      refusal: 'sheets.not-a-sheet',
    },
    {
      what: 'an OpenDocument sheet',
      file: () =>
        zipOf([
          { name: 'mimetype', content: 'x' },
          { name: 'content.xml', content: '<x/>' },
        ]),
      refusal: 'sheets.open-document',
    },
    {
      what: 'a binary workbook',
      file: () => zipOf([{ name: 'xl/workbook.bin', content: 'x' }]),
      refusal: 'sheets.binary-workbook',
    },
  ]
}

function brokenArchives(): Hostile[] {
  const sheet = 'xl/worksheets/sheet1.xml'
  const lying = (lie: object) => () => simpleWorkbook([head], { lies: { [sheet]: lie } })
  return [
    { what: 'a cut workbook', file: () => good.subarray(0, good.length - 30), refusal: 'sheets.broken-archive' },
    { what: 'only the beginning of a ZIP', file: () => Buffer.from('PK\x03\x04'), refusal: 'sheets.broken-archive' },
    {
      what: 'more entries claimed than there are',
      file: () => zipOf([{ name: 'a', content: 'a' }], { claimedCount: 9 }),
      refusal: 'sheets.broken-archive',
    },
    {
      what: 'two parts of one name',
      file: () => simpleWorkbook([head], { extra: [{ name: sheet, content: '<worksheet/>' }] }),
      refusal: 'sheets.broken-archive',
    },
    { what: 'an encrypted part', file: lying({ flags: 1 }), refusal: 'sheets.encrypted' },
    { what: 'an unknown packing', file: lying({ method: 14 }), refusal: 'sheets.broken-part' },
    { what: 'a checksum that is wrong', file: lying({ crc: 1 }), refusal: 'sheets.broken-part' },
    { what: 'a part that is larger than it says', file: lying({ unpackedBytes: 10 }), refusal: 'sheets.broken-part' },
    {
      what: 'a part that is smaller than it says',
      file: lying({ unpackedBytes: 9999 }),
      refusal: 'sheets.broken-part',
    },
    { what: 'a part that lies outside the file', file: lying({ offset: 0x7fffffff }), refusal: 'sheets.broken-part' },
    {
      what: 'a part that ends outside the file',
      file: lying({ packedBytes: 0x7fffffff }),
      refusal: 'sheets.broken-part',
    },
  ]
}

/** Zeros pack about a thousand to one, so these files are small and claim much. */
function bombs(): Hostile[] {
  const zeros = Buffer.alloc(20 * 1024 * 1024)
  return [
    {
      what: 'a sheet packed a thousand times',
      file: () => simpleWorkbook([head], { extra: [{ name: 'xl/worksheets/sheet2.xml', content: zeros }] }),
      refusal: 'sheets.packed-too-tight',
    },
    {
      what: 'a part of 4 GB by its own account',
      file: () => simpleWorkbook([head], { lies: { 'xl/workbook.xml': { unpackedBytes: 0xfffffff0 } } }),
      refusal: 'sheets.unpacks-too-large',
    },
    {
      what: 'many parts that are too much together',
      file: () =>
        zipOf(
          Array.from({ length: 4 }, (_, n) => ({
            name: `${n}`,
            content: 'x',
            lie: { unpackedBytes: 60 * 1024 * 1024, packedBytes: 1024 * 1024 },
          })),
        ),
      refusal: 'sheets.unpacks-too-large',
    },
    {
      what: 'a sheet that says it is small and unpacks without end',
      file: () =>
        simpleWorkbook([head], {
          extra: [],
          lies: { 'xl/worksheets/sheet1.xml': { unpackedBytes: 100 } },
          spoil: (xml, part) => (part.includes('sheet1') ? xml + ' '.repeat(5_000_000) : xml),
        }),
      refusal: 'sheets.broken-part',
    },
    {
      what: 'thousands of parts',
      file: () => zipOf(Array.from({ length: 2001 }, (_, n) => ({ name: `${n}`, content: '' }))),
      refusal: 'sheets.too-many-parts',
    },
    {
      what: 'a file beyond the limit',
      file: () => Buffer.alloc(20 * 1024 * 1024 + 1, 'a'),
      refusal: 'sheets.file-too-large',
    },
    {
      what: 'more rows than are read',
      file: () => Buffer.from(`编号,设备名称\n${'1,a\n'.repeat(10_001)}`),
      refusal: 'sheets.too-many-rows',
    },
    {
      what: 'a text of line ends',
      file: () => Buffer.from(`编号,设备名称\n${'\n'.repeat(2_000_000)}1,a`),
      refusal: 'sheets.too-many-rows',
    },
    {
      what: 'more columns than are read',
      file: () => Buffer.from(`编号,设备名称\n${'x,'.repeat(201)}`),
      refusal: 'sheets.too-many-columns',
    },
    {
      what: 'a cell in the last column of all',
      file: () => simpleWorkbook([head], { spoil: (xml) => xml.replace('</row>', '<c r="XFD1"><v>1</v></c></row>') }),
      refusal: 'sheets.too-many-columns',
    },
    {
      what: 'one row of four million signs',
      file: () => Buffer.from(`编号,设备名称\n1,${'x'.repeat(5_000_000)}`),
      refusal: 'sheets.row-too-long',
    },
  ]
}

function hostileXml(): Hostile[] {
  const entities = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
  const outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
  const spoiled =
    (from: string | RegExp, to: string, inPart = 'sheet1') =>
    () =>
      simpleWorkbook([head, ['M-1', '钻床', '']], {
        spoil: (xml, part) => (part.includes(inPart) ? xml.replace(from, to) : xml),
      })
  return [
    { what: 'a billion laughs', file: spoiled('<worksheet', `${entities}<worksheet`), refusal: 'sheets.document-type' },
    {
      what: 'an entity from outside',
      file: spoiled('<worksheet', `${outside}<worksheet`),
      refusal: 'sheets.document-type',
    },
    {
      what: 'a DTD in the workbook part',
      file: spoiled('<workbook ', `${outside}<workbook `, 'workbook.xml'),
      refusal: 'sheets.document-type',
    },
    {
      what: 'a DTD in the relations',
      file: spoiled('<Relationships', `${outside}<Relationships`, 'workbook.xml.rels'),
      refusal: 'sheets.document-type',
    },
    { what: 'an entity nobody declared', file: spoiled('钻床', '&xxe;'), refusal: 'sheets.broken-part' },
    { what: 'a character that is none', file: spoiled('钻床', '&#x110000;'), refusal: 'sheets.broken-part' },
    {
      what: 'an entity by the name of a method',
      file: spoiled('钻床', '&constructor;'),
      refusal: 'sheets.broken-part',
    },
    { what: 'XML that stops', file: spoiled('</sheetData></worksheet>', ''), refusal: 'sheets.broken-part' },
    { what: 'XML that stops in a tag', file: spoiled(/<\/row>.*$/, '<row r="2"'), refusal: 'sheets.broken-part' },
    { what: 'tags that cross', file: spoiled('</t></is>', '</is></t>'), refusal: 'sheets.broken-part' },
    {
      what: 'tags nested without end',
      file: spoiled('<sheetData>', '<a>'.repeat(5000)),
      refusal: 'sheets.broken-part',
    },
    { what: 'a comment without end', file: spoiled('<sheetData>', '<!-- '), refusal: 'sheets.broken-part' },
  ]
}

function brokenWorkbooks(): Hostile[] {
  const withCell = (cell: string) => () => simpleWorkbook([head, [{ xml: cell }]])
  return [
    {
      what: 'no workbook part',
      file: () => simpleWorkbook([head], { without: ['xl/workbook.xml'] }),
      refusal: 'sheets.not-a-sheet',
    },
    {
      what: 'no relations',
      file: () => simpleWorkbook([head], { without: ['xl/_rels/workbook.xml.rels'] }),
      refusal: 'sheets.no-worksheet',
    },
    {
      what: 'no sheet part',
      file: () => simpleWorkbook([head], { without: ['xl/worksheets/sheet1.xml'] }),
      refusal: 'sheets.part-missing',
    },
    { what: 'no sheets', file: () => workbookOf({}), refusal: 'sheets.no-worksheet' },
    { what: 'a string that is not there', file: withCell('<c t="s"><v>7</v></c>'), refusal: 'sheets.broken-part' },
    { what: 'a number that is none', file: withCell('<c><v>1,5x</v></c>'), refusal: 'sheets.broken-part' },
    {
      what: 'rows that go backwards',
      file: () =>
        workbookOf({
          sheets: [{ name: 'S', xml: sheetData([head], 5).replace('</sheetData>', '<row r="2"/></sheetData>') }],
        }),
      refusal: 'sheets.broken-part',
    },
    {
      what: 'a row beyond the last',
      file: () => workbookOf({ sheets: [{ name: 'S', xml: sheetData([head], 1_048_577) }] }),
      refusal: 'sheets.broken-part',
    },
    {
      what: 'no header',
      file: () =>
        simpleWorkbook(
          [
            ['a', 'b'],
            ['c', 'd'],
          ],
          { styles: stylesWith([]) },
        ),
      refusal: 'sheets.header-not-found',
    },
    { what: 'an empty sheet', file: () => simpleWorkbook([]), refusal: 'sheets.header-not-found' },
    {
      what: 'the template of another form',
      file: () =>
        simpleWorkbook([
          ['ships@1#code', 'ships@1#name'],
          ['No.', 'Name'],
          ['1', 'a'],
        ]),
      refusal: 'sheets.other-form',
    },
    {
      what: 'a sheet that is one link to another file',
      file: () =>
        workbookOf({
          sheets: [{ name: 'S', xml: '' }],
          spoil: (xml) => xml.replace('Target="worksheets', 'TargetMode="External" Target="worksheets'),
        }),
      refusal: 'sheets.no-worksheet',
    },
  ]
}

function brokenTexts(): Hostile[] {
  return [
    { what: 'a text without a header', file: () => Buffer.from('hello\nworld\n'), refusal: 'sheets.header-not-found' },
    {
      what: 'a quotation mark that is never closed',
      file: () => Buffer.from('编号,设备名称\n1,"钻床\n2,车床\n'),
      refusal: 'sheets.quote-not-closed',
    },
    {
      what: 'Chinese in no known encoding',
      file: () => iconv.encode('编号,设备名称\n1,钻床', 'utf-7'),
      refusal: 'sheets.header-not-found',
    },
    {
      what: 'a packed text',
      file: () => Buffer.concat([Buffer.from('1f8b', 'hex'), deflateRawSync('编号')]),
      refusal: 'sheets.not-a-sheet',
    },
  ]
}
