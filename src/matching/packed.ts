import { closeSync, fstatSync, ftruncateSync, openSync, readSync, renameSync, writeSync } from 'node:fs'

/** Arrays of numbers under names, and a few facts about them, as one file that is read without being parsed. */
export type Packed = { facts: Record<string, unknown>; arrays: Record<string, PackedArray> }
export type PackedArray = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array | Float64Array

const KINDS = { Uint8Array, Uint16Array, Uint32Array, Int32Array, Float32Array, Float64Array }
const MAGIC = 'DUIHE\u0001\u0000\u0000'
const ALIGNED = 8

/** Written beside and renamed, so that a reader never sees half a file. */
export function writePacked(path: string, { facts, arrays }: Packed): void {
  let offset = 0
  const sections = Object.entries(arrays).map(([name, array]) => {
    const section = { name, kind: array.constructor.name, offset, length: array.length }
    offset += aligned(array.byteLength)
    return section
  })
  const head = Buffer.from(JSON.stringify({ facts, sections }))
  const start = aligned(MAGIC.length + 4 + head.length)
  const beginning = Buffer.alloc(start)
  beginning.write(MAGIC, 'latin1')
  beginning.writeUInt32LE(head.length, MAGIC.length)
  head.copy(beginning, MAGIC.length + 4)
  const file = openSync(`${path}.new`, 'w')
  try {
    writeAll(file, beginning, 0)
    for (const [i, array] of Object.values(arrays).entries())
      writeAll(file, new Uint8Array(array.buffer, array.byteOffset, array.byteLength), start + sections[i]!.offset)
    ftruncateSync(file, start + offset)
  } finally {
    closeSync(file)
  }
  renameSync(`${path}.new`, path)
}

/** Throws when the file is not one of ours or was cut short. */
export function readPacked(path: string): Packed {
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    const beginning = read(file, 0, Math.min(size, MAGIC.length + 4))
    if (beginning.toString('latin1', 0, MAGIC.length) !== MAGIC) throw new Error(`${path} is not a packed file`)
    const headLength = beginning.readUInt32LE(MAGIC.length)
    const { facts, sections } = JSON.parse(read(file, MAGIC.length + 4, headLength).toString('utf8')) as Head
    const start = aligned(MAGIC.length + 4 + headLength)
    const arrays = sections.map(({ name, kind, offset, length }): [string, PackedArray] => {
      const Kind = KINDS[kind]
      const bytes = length * Kind.BYTES_PER_ELEMENT
      if (start + offset + bytes > size) throw new Error(`${path} was cut short`)
      return [name, new Kind(read(file, start + offset, bytes).buffer as ArrayBuffer, 0, length)]
    })
    return { facts, arrays: Object.fromEntries(arrays) }
  } finally {
    closeSync(file)
  }
}

// Each part into memory of its own and piece by piece: a system call moves two gigabytes at most.
function read(file: number, from: number, length: number): Buffer {
  const bytes = Buffer.from(new ArrayBuffer(length))
  for (let at = 0; at < length; ) {
    const got = readSync(file, bytes, at, Math.min(PIECE, length - at), from + at)
    if (got === 0) throw new Error('the file was cut short')
    at += got
  }
  return bytes
}

function writeAll(file: number, bytes: Uint8Array, from: number): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, Math.min(PIECE, bytes.length - at), from + at)
}

const PIECE = 1 << 30

type Head = {
  facts: Record<string, unknown>
  sections: { name: string; kind: keyof typeof KINDS; offset: number; length: number }[]
}

/** One array of a packed file, known to be of its kind. */
export function arrayOf<K extends keyof typeof KINDS>(packed: Packed, name: string, kind: K) {
  const array = packed.arrays[name]
  if (!(array instanceof KINDS[kind])) throw new Error(`no ${kind} ${name} in the packed file`)
  return array as InstanceType<(typeof KINDS)[K]>
}

function aligned(length: number): number {
  return Math.ceil(length / ALIGNED) * ALIGNED
}
