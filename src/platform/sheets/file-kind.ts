import { refuseSheet } from './refused.ts'

/** Tells a workbook from a text by its first bytes; the name says nothing. What is neither is refused by name. */
export function findFileKind(bytes: Uint8Array): 'xlsx' | 'csv' {
  if (bytes.length === 0) refuseSheet('sheets.empty')
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const head = file.toString('latin1', 0, 8)
  if (head.startsWith('PK\x03\x04')) return 'xlsx'
  if (head.startsWith('PK\x05\x06')) refuseSheet('sheets.not-a-sheet', { found: 'ZIP' })
  if (head === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') refuseOldOffice(file)
  const known = magics.find(([magic]) => head.startsWith(magic))
  if (known) refuseSheet('sheets.not-a-sheet', { found: known[1] })
  return textKind(file)
}

/** Locked workbooks are wrapped into the same old container as .xls; its directory names the wrapped stream. */
function refuseOldOffice(file: Buffer): never {
  const isLocked = file.includes(Buffer.from('EncryptedPackage', 'utf16le'))
  return refuseSheet(isLocked ? 'sheets.encrypted' : 'sheets.old-excel')
}

/** Many systems export a web page or old XML under the name .xls. */
function textKind(file: Buffer): 'csv' {
  const isWide = (file[0] === 0xff && file[1] === 0xfe) || (file[0] === 0xfe && file[1] === 0xff)
  const start = file
    .toString('latin1', 0, 1024)
    .replaceAll('\0', '')
    .replace(/^\xef\xbb\xbf|^[\xff\xfe]{2}/, '')
    .trimStart()
  if (/^<\?xml|^<workbook/i.test(start) || /^<(!doctype|html|table|head|meta|style|body|div)/i.test(start)) {
    refuseSheet('sheets.web-page', { found: /^<\?xml|^<workbook/i.test(start) ? 'XML' : 'HTML' })
  }
  const sample = file.subarray(0, 4096)
  const controls = sample.reduce((count, byte) => count + (byte < 9 || (byte > 13 && byte < 32) ? 1 : 0), 0)
  const nuls = sample.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0)
  if (!isWide && controls - nuls > 8 + sample.length / 20) refuseSheet('sheets.not-a-sheet', { found: 'binary' })
  return 'csv'
}

const magics = [
  ['%PDF', 'PDF'],
  ['\x89PNG', 'PNG'],
  ['\xff\xd8\xff', 'JPEG'],
  ['GIF8', 'GIF'],
  ['Rar!', 'RAR'],
  ['7z\xbc\xaf', '7-Zip'],
  ['\x1f\x8b', 'gzip'],
  ['{\\rtf', 'RTF'],
  ['MZ', 'EXE'],
  ['\x7fELF', 'ELF'],
] as const
