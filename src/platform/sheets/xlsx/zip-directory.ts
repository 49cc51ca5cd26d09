import { crc32, inflateRawSync } from 'node:zlib'
import type { Limits } from '../limits.ts'
import { refuseSheet } from '../refused.ts'

/** One file inside a ZIP, as its central directory declares it. Offsets and sizes are bytes. */
export type ZipEntry = {
  name: string
  method: number
  crc: number
  packedBytes: number
  unpackedBytes: number
  headerOffset: number
  encrypted: boolean
}

const endOfDirectory = 0x06054b50
const directoryHeader = 0x02014b50
const localHeader = 0x04034b50
const deflated = 8
const stored = 0

/**
 * Reads the central directory and weighs what it declares, before anything is unpacked. Names are only ever compared,
 * never used as paths. Refuses: not a readable ZIP, encrypted entries, too many parts, too large, too strongly packed.
 */
export function readZipDirectory(bytes: Uint8Array, limits: Limits): ZipEntry[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(file)
  const count = file.readUInt16LE(end + 10)
  if (count > limits.parts) refuseSheet('sheets.too-many-parts', { parts: count, limit: limits.parts })
  const entries: ZipEntry[] = []
  let at = file.readUInt32LE(end + 16)
  for (let n = 0; n < count; n++) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== directoryHeader) refuseSheet('sheets.broken-archive')
    const entry = readEntry(file, at)
    entries.push(entry)
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  weigh(entries, limits)
  // Two parts of one name are a way of showing one reader this and another reader that.
  if (new Set(entries.map((entry) => entry.name)).size < entries.length) refuseSheet('sheets.broken-archive')
  return entries
}

/** The bytes of one entry. Headers lie, so unpacking stops at the declared size, and size and checksum must be met. */
export function unpack(bytes: Uint8Array, entry: ZipEntry): Buffer {
  const packed = packedBytesOf(bytes, entry)
  let unpacked: Buffer
  try {
    unpacked =
      entry.method === stored ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(entry.unpackedBytes, 1) })
  } catch {
    return refuseSheet('sheets.broken-part', { part: entry.name })
  }
  if (unpacked.length !== entry.unpackedBytes || crc32(unpacked) !== entry.crc) {
    refuseSheet('sheets.broken-part', { part: entry.name })
  }
  return unpacked
}

/** The entry's bytes as they stand in the file, still packed. */
export function packedBytesOf(bytes: Uint8Array, entry: ZipEntry): Buffer {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const at = entry.headerOffset
  if (at + 30 > file.length || file.readUInt32LE(at) !== localHeader) {
    refuseSheet('sheets.broken-part', { part: entry.name })
  }
  const start = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28)
  if (start + entry.packedBytes > file.length) refuseSheet('sheets.broken-part', { part: entry.name })
  return file.subarray(start, start + entry.packedBytes)
}

function findEnd(file: Buffer): number {
  const earliest = Math.max(0, file.length - 22 - 0xffff)
  for (let at = file.length - 22; at >= earliest; at--) {
    if (file.readUInt32LE(at) === endOfDirectory) return at
  }
  return refuseSheet('sheets.broken-archive')
}

function readEntry(file: Buffer, at: number): ZipEntry {
  const nameLength = file.readUInt16LE(at + 28)
  const nameEnd = at + 46 + nameLength
  if (nameEnd + file.readUInt16LE(at + 30) > file.length) refuseSheet('sheets.broken-archive')
  const wide = wideSizes(file.subarray(nameEnd, nameEnd + file.readUInt16LE(at + 30)))
  const size = (field: number) => (field === 0xffffffff ? (wide.shift() ?? field) : field)
  const unpackedBytes = size(file.readUInt32LE(at + 24))
  const packedBytes = size(file.readUInt32LE(at + 20))
  const headerOffset = size(file.readUInt32LE(at + 42))
  return {
    name: file.toString('utf8', at + 46, nameEnd),
    method: file.readUInt16LE(at + 10),
    crc: file.readUInt32LE(at + 16),
    packedBytes,
    unpackedBytes,
    headerOffset,
    encrypted: (file.readUInt16LE(at + 8) & 1) === 1,
  }
}

/** Some writers give even small files 64-bit sizes (ZIP64), in an extra field with the identifier 1. */
function wideSizes(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    const field = extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2))
    return Array.from({ length: Math.floor(field.length / 8) }, (_, n) => Number(field.readBigUInt64LE(n * 8)))
  }
  return []
}

function weigh(entries: ZipEntry[], limits: Limits): void {
  let total = 0
  for (const entry of entries) {
    total += entry.unpackedBytes
    if (entry.encrypted) refuseSheet('sheets.encrypted')
    if (entry.method !== stored && entry.method !== deflated) refuseSheet('sheets.broken-part', { part: entry.name })
    if (entry.unpackedBytes > limits.partBytes || total > limits.unpackedBytes) {
      refuseSheet('sheets.unpacks-too-large', { megabytes: Math.round(limits.unpackedBytes / 1024 / 1024) })
    }
    const floor = 64 * 1024
    if (entry.unpackedBytes > floor && entry.unpackedBytes > entry.packedBytes * limits.ratio) {
      refuseSheet('sheets.packed-too-tight', { ratio: limits.ratio })
    }
  }
}
