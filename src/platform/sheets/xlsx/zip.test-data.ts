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

export type ZipFile = { name: string; content: string | Uint8Array; lie?: Lie }

/** Builds a ZIP by hand, so that it can also be built wrong. */
export function zipOf(files: ZipFile[], { claimedCount }: { claimedCount?: number } = {}): Uint8Array {
  const pieces: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, lie = {} } of files) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(20, 4)
    writeCommon(local.subarray(6), name, bytes, packed, lie)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(20, 4)
    central.writeUInt16LE(20, 6)
    writeCommon(central.subarray(8), name, bytes, packed, lie)
    central.writeUInt32LE(lie.offset ?? offset, 42)
    directory.push(central, Buffer.from(name))
    pieces.push(local, Buffer.from(name), packed)
    offset += 30 + Buffer.byteLength(name) + packed.length
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

function writeCommon(at: Buffer, name: string, bytes: Buffer, packed: Buffer, lie: Lie): void {
  at.writeUInt16LE(lie.flags ?? 0x0800, 0)
  at.writeUInt16LE(lie.method ?? 8, 2)
  at.writeUInt32LE(lie.crc ?? crc32(bytes), 8)
  at.writeUInt32LE(lie.packedBytes ?? packed.length, 12)
  at.writeUInt32LE(lie.unpackedBytes ?? bytes.length, 16)
  at.writeUInt16LE(Buffer.byteLength(name), 20)
}
