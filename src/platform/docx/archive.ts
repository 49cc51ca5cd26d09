import { crc32, inflateRawSync } from 'node:zlib'
import { Refusal } from '#platform/refusal.ts'

/**
 * One part of a Word file, or undefined when it has no such part. The directory is read before anything is unpacked,
 * and what it says about sizes is not trusted while unpacking: a file that would grow beyond `PART_MAX` is refused.
 */
export function readPart(archive: Uint8Array, name: string): string | undefined {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength)
  const entry = entriesOf(bytes).find((candidate) => candidate.name === name)
  if (!entry) return undefined
  if (entry.isEncrypted) throw new Refusal('docx.encrypted')
  if (entry.size > PART_MAX) throw new Refusal('docx.too-large', { status: 413 })
  const content = unpack(bytes, entry)
  if (content.length !== entry.size || crc32(content) !== entry.crc) throw damaged()
  return new TextDecoder('utf-8', { fatal: false }).decode(content)
}

type Entry = {
  name: string
  method: number
  isEncrypted: boolean
  crc: number
  packed: number
  size: number
  header: number
}

const ENTRIES_MAX = 2000
const PART_MAX = 64 * 1024 * 1024
const END = 0x06054b50
const END_LENGTH = 22
const COMMENT_MAX = 0xffff
const DIRECTORY = 0x02014b50
const DIRECTORY_LENGTH = 46
const LOCAL = 0x04034b50
const LOCAL_LENGTH = 30
const STORED = 0
const DEFLATED = 8

function entriesOf(bytes: Buffer): Entry[] {
  const end = findEnd(bytes)
  const count = bytes.readUInt16LE(end + 10)
  if (count > ENTRIES_MAX) throw new Refusal('docx.too-large', { status: 413 })
  const entries: Entry[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let i = 0; i < count; i++) {
    if (at + DIRECTORY_LENGTH > end || bytes.readUInt32LE(at) !== DIRECTORY) throw damaged()
    const nameLength = bytes.readUInt16LE(at + 28)
    entries.push({
      name: bytes.toString('utf8', at + DIRECTORY_LENGTH, at + DIRECTORY_LENGTH + nameLength),
      isEncrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      header: bytes.readUInt32LE(at + 42),
    })
    at += DIRECTORY_LENGTH + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

/** The end of the directory stands last in the file, behind it only a comment. */
function findEnd(bytes: Buffer): number {
  const last = bytes.length - END_LENGTH
  for (let at = last; at >= Math.max(0, last - COMMENT_MAX); at--) if (bytes.readUInt32LE(at) === END) return at
  throw new Refusal('docx.not-a-document', { status: 415 })
}

function unpack(bytes: Buffer, { header, packed, method }: Entry): Buffer {
  if (header + LOCAL_LENGTH > bytes.length || bytes.readUInt32LE(header) !== LOCAL) throw damaged()
  const start = header + LOCAL_LENGTH + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28)
  if (start + packed > bytes.length) throw damaged()
  const content = bytes.subarray(start, start + packed)
  if (method === STORED) return content
  if (method !== DEFLATED) throw damaged()
  try {
    return inflateRawSync(content, { maxOutputLength: PART_MAX })
  } catch {
    throw damaged()
  }
}

function damaged(): Refusal {
  return new Refusal('docx.damaged')
}
