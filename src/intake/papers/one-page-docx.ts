import {
  BorderStyle,
  Document,
  ImageRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import type { ListingPage } from '#catalogue/listing-page.ts'
import { htmlLang, type UiLanguage } from '#platform/languages.ts'
import { qrPng } from '#platform/qr.ts'
import { type OnePage, writeOnePage } from './one-page.ts'

/** Word sets the text with the reader's own fonts, which may be wider than ours, so less is put on the page. */
const ROOM = 3000
const SIZE = 18
const QUIET = '5A6875'

/** One listing on one page A4 that can be changed in Word or WPS. */
export async function writeOnePageDocx(
  listing: ListingPage,
  { lang, address }: { lang: UiLanguage; address: string },
): Promise<Uint8Array> {
  const page = writeOnePage(listing, { lang, address, room: ROOM })
  const margin = { top: 800, bottom: 700, left: 850, right: 850 }
  const document = new Document({
    title: page.title,
    creator: 'Duihe',
    styles: {
      default: {
        document: {
          run: {
            size: SIZE,
            font: { ascii: 'Calibri', hAnsi: 'Calibri', eastAsia: eastAsian(page.textLang) },
            language: { value: 'en-GB', eastAsia: page.textLang === 'ko' ? 'ko-KR' : htmlLang('zh') },
          },
          paragraph: { spacing: { line: 264 } },
        },
      },
    },
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 }, margin } },
        children: await childrenOf(page),
      },
    ],
  })
  return Packer.toBuffer(document)
}

function eastAsian(lang: string): string {
  return lang === 'ko' ? 'Malgun Gothic' : lang === 'ja' ? 'Yu Gothic' : 'Microsoft YaHei'
}

async function childrenOf(page: OnePage) {
  const code = await qrPng(page.address)
  const quiet = (text: string) => new Paragraph({ children: [new TextRun({ text, color: QUIET })] })
  const facts = page.facts.map(({ label, value }) => [label, value])
  return [
    new Paragraph({
      children: [
        new TextRun({ text: page.heading, bold: true }),
        ...(page.sample ? [new TextRun({ text: `    ${page.sample}`, bold: true, color: '9A1C1C' })] : []),
      ],
    }),
    new Paragraph({
      heading: 'Title',
      spacing: { before: 60, after: 100 },
      children: [new TextRun({ text: page.title, bold: true, size: 32, color: '1B2733' })],
    }),
    ...(page.summary ? [new Paragraph({ children: [new TextRun({ text: page.summary, size: 21 })] })] : []),
    ...(page.note ? [quiet(page.note)] : []),
    tableOf(facts, [2200, 8000]),
    ...(page.targets
      ? [new Paragraph(''), tableOf([page.targets.heads, ...page.targets.rows], [3400, 3400, 3400])]
      : []),
    ...page.sections.flatMap(({ heading, text }) => [
      new Paragraph({
        heading: 'Heading1',
        spacing: { before: 120, after: 30 },
        children: [new TextRun({ text: heading, bold: true, size: 21, color: '1B2733' })],
      }),
      ...text
        .split('\n')
        .filter(Boolean)
        .map((line) => new Paragraph({ children: [new TextRun(line)] })),
    ]),
    new Paragraph({
      spacing: { before: 160 },
      children: [
        new ImageRun({
          type: 'png',
          data: code,
          transformation: { width: 76, height: 76 },
          altText: { name: 'QR', title: page.address, description: page.address },
        }),
        new TextRun({ text: `  ${page.scan} ` }),
        new TextRun({ text: page.address, color: QUIET }),
      ],
    }),
  ]
}

const thin = { style: BorderStyle.SINGLE, size: 4, color: 'C9D1D9' }
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }

function tableOf(rows: string[][], widths: number[]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: widths,
    borders: { top: thin, bottom: thin, left: none, right: none, insideHorizontal: thin, insideVertical: none },
    rows: rows.map(
      (cells) =>
        new TableRow({
          children: cells.map(
            (text, i) =>
              new TableCell({
                width: { size: widths[i] ?? 2000, type: WidthType.DXA },
                children: [new Paragraph({ children: [new TextRun({ text, ...(i === 0 ? { color: QUIET } : {}) })] })],
              }),
          ),
        }),
    ),
  })
}
