import { readFileSync, renameSync, writeFileSync } from 'node:fs'

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
  const file = Buffer.alloc(start + offset)
  file.write(MAGIC, 'latin1')
  file.writeUInt32LE(head.length, MAGIC.length)
  head.copy(file, MAGIC.length + 4)
  for (const [i, array] of Object.values(arrays).entries())
    file.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), start + sections[i]!.offset)
  writeFileSync(`${path}.new`, file)
  renameSync(`${path}.new`, path)
}

/** Throws when the file is not one of ours or was cut short. */
export function readPacked(path: string): Packed {
  const file = readFileSync(path)
  if (file.toString('latin1', 0, MAGIC.length) !== MAGIC) throw new Error(`${path} is not a packed file`)
  const headLength = file.readUInt32LE(MAGIC.length)
  const { facts, sections } = JSON.parse(file.toString('utf8', MAGIC.length + 4, MAGIC.length + 4 + headLength)) as Head
  const start = aligned(MAGIC.length + 4 + headLength)
  // Views must begin at a multiple of their size, which a buffer out of Node's pool need not.
  const whole = file.byteOffset % ALIGNED === 0 ? file : Uint8Array.from(file)
  const arrays = sections.map(({ name, kind, offset, length }): [string, PackedArray] => {
    const Kind = KINDS[kind]
    if (start + offset + length * Kind.BYTES_PER_ELEMENT > file.length) throw new Error(`${path} was cut short`)
    return [name, new Kind(whole.buffer, whole.byteOffset + start + offset, length)]
  })
  return { facts, arrays: Object.fromEntries(arrays) }
}

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
