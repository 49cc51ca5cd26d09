import { create } from 'qrcode'

/** A QR code drawn as one path, sharp at any size on paper. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const { size, data } = modules
  const squares = [...data].map((dark, i) => (dark ? `M${i % size} ${Math.floor(i / size)}h1v1h-1z` : '')).join('')
  // The four blank modules around it are part of the code: scanners need them.
  const box = `-4 -4 ${size + 8} ${size + 8}`
  return (
    <svg className="qr" viewBox={box} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect x="-4" y="-4" width={size + 8} height={size + 8} fill="#fff" />
      <path d={squares} fill="#000" />
    </svg>
  )
}
