import { Document, Image, Page, renderToBuffer, StyleSheet, Text, View } from '@react-pdf/renderer'
import type { ListingPage } from '#catalogue/listing-page.ts'
import type { UiLanguage } from '#platform/languages.ts'
import { qrPng } from '#platform/qr.ts'
import { FAMILIES, readyFonts } from './fonts.ts'
import { type OnePage, writeOnePage } from './one-page.ts'

/** As much as the page holds; where the setting turns out wider, less is tried. */
const ROOM = 4600
const ATTEMPTS = 6

/** One listing on one page A4, with a code that leads to its page on the web. */
export async function writeOnePagePdf(
  listing: ListingPage,
  { lang, address }: { lang: UiLanguage; address: string },
): Promise<Uint8Array> {
  readyFonts()
  const code = await qrPng(address)
  for (let attempt = 0, room = ROOM; ; attempt++, room *= 0.8) {
    const page = writeOnePage(listing, { lang, address, room })
    const bytes = await renderToBuffer(<Paper page={page} code={code} />)
    if (countPages(bytes) === 1 || attempt === ATTEMPTS) return bytes
  }
}

function countPages(pdf: Buffer): number {
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
}

const ink = '#1b2733'
const quiet = '#5a6875'
const line = '#c9d1d9'
const tones = { offer: '#0b6e4f', need: '#9a4a00' }

const styles = StyleSheet.create({
  page: {
    padding: 36,
    paddingBottom: 30,
    fontFamily: FAMILIES as unknown as string,
    fontSize: 9,
    lineHeight: 1.45,
    color: ink,
  },
  head: { flexDirection: 'row', justifyContent: 'space-between', marginBottom: 6 },
  sample: { color: '#9a1c1c', fontWeight: 700 },
  title: { fontSize: 17, fontWeight: 700, lineHeight: 1.3, marginBottom: 6 },
  summary: { fontSize: 10.5, marginBottom: 6 },
  note: { color: quiet, marginBottom: 6 },
  facts: {
    borderTop: `0.7 solid ${line}`,
    borderBottom: `0.7 solid ${line}`,
    paddingVertical: 5,
    marginBottom: 8,
    flexDirection: 'row',
    flexWrap: 'wrap',
  },
  fact: { width: '50%', flexDirection: 'row', paddingRight: 10, marginBottom: 2 },
  label: { width: 82, paddingRight: 6, color: quiet },
  value: { flex: 1 },
  heading: { fontSize: 10.5, fontWeight: 700, marginTop: 6, marginBottom: 2 },
  row: { flexDirection: 'row', borderBottom: `0.5 solid ${line}`, paddingVertical: 2 },
  cell: { flex: 1, paddingRight: 6 },
  foot: {
    flexDirection: 'row',
    alignItems: 'center',
    marginTop: 'auto',
    paddingTop: 8,
    borderTop: `0.7 solid ${line}`,
  },
  code: { width: 62, height: 62, marginRight: 10 },
})

function Paper({ page, code }: { page: OnePage; code: Buffer }) {
  return (
    <Document title={page.title} language={page.textLang} creator="Duihe" producer="Duihe">
      <Page size="A4" style={styles.page}>
        <View style={styles.head}>
          <Text style={{ color: tones[page.kind], fontWeight: 700 }}>{page.heading}</Text>
          {page.sample && <Text style={styles.sample}>{page.sample}</Text>}
        </View>
        <Text style={styles.title}>{page.title}</Text>
        {page.summary !== '' && <Text style={styles.summary}>{page.summary}</Text>}
        {page.note && <Text style={styles.note}>{page.note}</Text>}
        <View style={styles.facts}>
          {page.facts.map(({ label, value }) => (
            <View key={label} style={styles.fact}>
              <Text style={styles.label}>{label}</Text>
              <Text style={styles.value}>{value}</Text>
            </View>
          ))}
        </View>
        {page.targets && <Targets targets={page.targets} />}
        {page.sections.map(({ heading, text }) => (
          <View key={heading}>
            <Text style={styles.heading}>{heading}</Text>
            <Text>{text}</Text>
          </View>
        ))}
        <View style={styles.foot}>
          <Image src={{ data: code, format: 'png' }} style={styles.code} />
          <View style={{ flex: 1 }}>
            <Text>{page.scan}</Text>
            <Text style={{ color: quiet }}>{page.address}</Text>
          </View>
        </View>
      </Page>
    </Document>
  )
}

function Targets({ targets: { heads, rows } }: { targets: NonNullable<OnePage['targets']> }) {
  return (
    <View style={{ marginBottom: 4 }}>
      {[heads, ...rows].map((cells, i) => (
        <View key={i} style={styles.row}>
          {cells.map((cell, column) => (
            <Text key={column} style={i === 0 ? { ...styles.cell, color: quiet } : styles.cell}>
              {cell}
            </Text>
          ))}
        </View>
      ))}
    </View>
  )
}
