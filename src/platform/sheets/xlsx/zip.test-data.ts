import { crc32, deflateRawSync } from 'node:zlib'

/** What a ZIP is to claim about an entry, where that is not the truth. */
export type Lie = {
  unpackedBytes?: number
  packedBytes?: number
  flags?: number
  method?: number
  offset?: number
  crc?: number
}

/** `streamed`: sizes follow the content, as from a writer that could not seek; `wide`: sizes and place are 64-bit. */
export type ZipFile = { name: string; content: string | Uint8Array; lie?: Lie; streamed?: boolean; wide?: boolean }

/** Builds a ZIP by hand, so that it can also be built wrong. */
export function zipOf(files: ZipFile[], { claimedCount }: { claimedCount?: number } = {}): Uint8Array {
  const pieces: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, lie = {}, streamed = false, wide = false } of files) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    writeCommon(
      local.subarray(6),
      name,
      bytes,
      packed,
      streamed ? { ...lie, flags: 8, crc: 0, packedBytes: 0, unpackedBytes: 0 } : lie,
    )
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(20, 4)
    central.writeUInt16LE(20, 6)
    writeCommon(central.subarray(8), name, bytes, packed, lie)
    central.writeUInt32LE(lie.offset ?? offset, 42)
    const extra = wide ? widen(central, bytes.length, packed.length, offset) : Buffer.alloc(0)
    const descriptor = streamed ? Buffer.alloc(16, 'PK') : Buffer.alloc(0)
    directory.push(central, Buffer.from(name), extra)
    pieces.push(local, Buffer.from(name), packed, descriptor)
    offset += 30 + Buffer.byteLength(name) + packed.length + descriptor.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(claimedCount ?? files.length, 8)
  end.writeUInt16LE(claimedCount ?? files.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...pieces, list, end])
}

/** Moves sizes and place into a ZIP64 field, behind a field of another kind. */
function widen(central: Buffer, unpackedBytes: number, packedBytes: number, offset: number): Buffer {
  for (const at of [20, 24, 42]) central.writeUInt32LE(0xffffffff, at)
  const extra = Buffer.alloc(36)
  extra.writeUInt16LE(0x5455, 0)
  extra.writeUInt16LE(4, 2)
  extra.writeUInt16LE(1, 8)
  extra.writeUInt16LE(24, 10)
  for (const [n, value] of [unpackedBytes, packedBytes, offset].entries())
    extra.writeBigUInt64LE(BigInt(value), 12 + n * 8)
  central.writeUInt16LE(extra.length, 30)
  return extra
}

function writeCommon(at: Buffer, name: string, bytes: Buffer, packed: Buffer, lie: Lie): void {
  at.writeUInt16LE(lie.flags ?? 0x0800, 0)
  at.writeUInt16LE(lie.method ?? 8, 2)
  at.writeUInt32LE(lie.crc ?? crc32(bytes), 8)
  at.writeUInt32LE(lie.packedBytes ?? packed.length, 12)
  at.writeUInt32LE(lie.unpackedBytes ?? bytes.length, 16)
  at.writeUInt16LE(Buffer.byteLength(name), 20)
}
