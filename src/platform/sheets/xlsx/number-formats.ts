import { attributesOf, readXml } from './xml.ts'

/** The number format's code of each cell style (`cellXfs`), in order; undefined for General. */
export function readNumberFormats(xml: string, part: string): (string | undefined)[] {
  const codes = new Map(builtInFormats)
  const formats: (string | undefined)[] = []
  let inCellStyles = false
  for (const token of readXml(xml, part)) {
    if (token.name === 'cellXfs') inCellStyles = token.kind === 'open'
    if (token.kind === 'close') continue
    if (token.name === 'numFmt') {
      const attributes = attributesOf(xml, token, part)
      codes.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '')
    }
    if (token.name === 'xf' && inCellStyles) {
      formats.push(codes.get(Number(attributesOf(xml, token, part).get('numFmtId') ?? 0)))
    }
  }
  return formats
}

/** Whether a number shown with this format is a day: it has day, month or year outside quotes and brackets. */
export function isDateFormat(format: string | undefined): boolean {
  if (format === undefined || /\[[hms]+\]/i.test(format)) return false
  const bare = format.replace(/"[^"]*"|\[[^\]]*\]|\\.|_./g, '')
  return /[dy年月日]/i.test(bare) || (/m/i.test(bare) && !/[0#?]/.test(bare) && !/[hs]/i.test(bare))
}

/** The currency a number format shows: `[$€-407]`, `"CNY" #,##0`, `¥#,##0.00`; undefined if it shows none. */
export function currencyOfFormat(format: string | undefined): string | undefined {
  const marked = format?.match(/\[\$([^\]-]+)(?:-([0-9a-f]+))?\]/i)
  if (marked) return marked[1] === '¥' && /411$/.test(marked[2] ?? '') ? 'JPY' : marked[1]!.trim()
  return format
    ?.match(/"\s*([A-Z]{3}|[¥￥€£$₩₽])\s*"|\\?([¥￥€£$₩₽])/)
    ?.slice(1)
    .find((found) => found !== undefined)
}

/** Formats that a file need not spell out. 27–36 and 50–58 are the dates of East Asian editions. */
const builtInFormats: [number, string][] = [
  [1, '0'],
  [2, '0.00'],
  [3, '#,##0'],
  [4, '#,##0.00'],
  [9, '0%'],
  [10, '0.00%'],
  [11, '0.00E+00'],
  [14, 'yyyy-mm-dd'],
  [15, 'd-mmm-yy'],
  [16, 'd-mmm'],
  [17, 'mmm-yy'],
  [18, 'h:mm AM/PM'],
  [19, 'h:mm:ss AM/PM'],
  [20, 'h:mm'],
  [21, 'h:mm:ss'],
  [22, 'yyyy-mm-dd h:mm'],
  [49, '@'],
  ...[27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id): [number, string] => [id, 'yyyy年m月d日']),
  ...[32, 33, 34, 35, 45, 46, 47, 55, 56].map((id): [number, string] => [id, 'h:mm']),
]
