import { crc32, deflateRawSync } from 'node:zlib'
import { canonicalPart, type Package } from './package.ts'
import { packedBytesOf, type ZipEntry } from './zip-directory.ts'

type Packed = { entry: Pick<ZipEntry, 'name' | 'method' | 'crc' | 'unpackedBytes'>; packed: Buffer }

/**
 * The same file with some parts replaced or added, by name. All other parts keep their packed bytes, so that charts,
 * pictures, macros and whatever else a workbook holds come back as they were.
 */
export function rewritePackage({ bytes, entries, partNames }: Package, parts: Map<string, string>): Uint8Array {
  const replaced = new Map([...parts].map(([name, xml]) => [canonicalPart(name), xml]))
  const files = entries.map((entry): Packed => {
    const xml = replaced.get(canonicalPart(entry.name))
    return xml === undefined ? { entry, packed: packedBytesOf(bytes, entry) } : pack(entry.name, xml)
  })
  for (const [name, xml] of parts) if (!partNames.has(canonicalPart(name))) files.push(pack(name, xml))
  const pieces: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { entry, packed } of files) {
    const name = Buffer.from(entry.name)
    directory.push(header(0x02014b50, entry, packed.length, name, offset), name)
    const local = header(0x04034b50, entry, packed.length, name)
    pieces.push(local, name, packed)
    offset += local.length + name.length + packed.length
  }
  const size = directory.reduce((sum, piece) => sum + piece.length, 0)
  return Buffer.concat([...pieces, ...directory, endOfDirectory(files.length, size, offset)])
}

/** Whatever encoding the part declared before, it is UTF-8 now. */
function pack(name: string, xml: string): Packed {
  const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
  const unpacked = Buffer.from(declaration + xml.replace(/^\ufeff?\s*<\?xml[^>]*\?>/, ''))
  return {
    entry: { name, method: 8, crc: crc32(unpacked), unpackedBytes: unpacked.length },
    packed: deflateRawSync(unpacked),
  }
}

/** A local header, or with an offset an entry of the directory. Names are UTF-8; the time is the calendar's first day. */
function header(signature: number, entry: Packed['entry'], packedBytes: number, name: Buffer, offset?: number): Buffer {
  const version = Buffer.from([20, 0])
  const common = Buffer.alloc(24)
  common.writeUInt16LE(0x0800, 0)
  common.writeUInt16LE(entry.method, 2)
  common.writeUInt16LE(0x21, 6)
  common.writeUInt32LE(entry.crc, 8)
  common.writeUInt32LE(packedBytes, 12)
  common.writeUInt32LE(entry.unpackedBytes, 16)
  common.writeUInt16LE(name.length, 20)
  const start = Buffer.alloc(4)
  start.writeUInt32LE(signature)
  if (offset === undefined) return Buffer.concat([start, version, common])
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(offset, 10)
  return Buffer.concat([start, version, version, common, rest])
}

function endOfDirectory(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return end
}
