import QRCode from 'qrcode'
import { Refusal } from './refusal.ts'

/**
 * A text as a QR code in SVG, dark on light whatever the page around it looks like, with the quiet zone scanners need.
 * One dot is one unit, so it prints sharp at any size. Throws a `Refusal` when the text is empty or does not fit.
 */
export function qrSvg(text: string): string {
  const { data, size } = encode(text)
  const side = size + 2 * QUIET
  const rows = Array.from({ length: size }, (_, y) => darkRuns(data.subarray(y * size, (y + 1) * size), y))
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">`,
    `<path fill="#fff" d="M0 0h${side}v${side}H0z"/>`,
    `<path fill="#000" d="${rows.join('')}"/>`,
    '</svg>',
  ].join('')
}

const QUIET = 4

function encode(text: string): { data: Uint8Array; size: number } {
  if (text === '') throw new Refusal('qr.empty')
  try {
    return QRCode.create(text.toWellFormed(), { errorCorrectionLevel: 'M' }).modules
  } catch {
    // At this level of correction a code holds 2331 bytes.
    throw new Refusal('qr.too-long', { status: 413 })
  }
}

/** The dark dots of a row, neighbours drawn in one stroke. */
function darkRuns(row: Uint8Array, y: number): string {
  return [...row.join('').matchAll(/1+/g)]
    .map(({ index, 0: run }) => `M${index + QUIET} ${y + QUIET}h${run.length}v1h-${run.length}z`)
    .join('')
}

/** The same as a PNG, for papers that hold no drawings. `dots` is the width of one dot in pixels. */
export function qrPng(text: string, dots = 8): Promise<Buffer> {
  encode(text)
  return QRCode.toBuffer(text.toWellFormed(), { errorCorrectionLevel: 'M', margin: 2, scale: dots })
}
