import type { Limits } from '../limits.ts'
import { refuseSheet } from '../refused.ts'
import { attributesOf, readXml } from './xml.ts'
import { readZipDirectory, unpack, type ZipEntry } from './zip-directory.ts'

/** The parts of a workbook file. Only the parts somebody asks for are unpacked; links to other files are not followed. */
export type Package = { bytes: Uint8Array; entries: ZipEntry[]; partNames: Map<string, ZipEntry> }

export type Relationship = { id: string; type: string; target: string }

export function openPackage(bytes: Uint8Array, limits: Limits): Package {
  const entries = readZipDirectory(bytes, limits)
  const partNames = new Map(entries.map((entry) => [canonicalPart(entry.name), entry]))
  return { bytes, entries, partNames }
}

/** The text of a part, or undefined where the file has no such part. */
export function findPart(opened: Package, name: string): string | undefined {
  const entry = opened.partNames.get(canonicalPart(name))
  return entry === undefined ? undefined : decodeXml(unpack(opened.bytes, entry), name)
}

export function getPart(opened: Package, name: string): string {
  return findPart(opened, name) ?? refuseSheet('sheets.part-missing', { part: name })
}

/** What a part refers to inside the file. `part` is empty for the file as a whole. */
export function listRelationships(opened: Package, part: string): Relationship[] {
  const name = relationshipsOf(part)
  const xml = findPart(opened, name)
  if (xml === undefined) return []
  const relationships: Relationship[] = []
  for (const token of readXml(xml, name)) {
    if (token.name !== 'Relationship' || token.kind === 'close') continue
    const attributes = attributesOf(xml, token, name)
    if (attributes.get('TargetMode') === 'External') continue
    relationships.push({
      id: attributes.get('Id') ?? '',
      type: attributes.get('Type') ?? '',
      target: resolveTarget(part, attributes.get('Target') ?? ''),
    })
  }
  return relationships
}

export function relationshipsOf(part: string): string {
  const slash = part.lastIndexOf('/') + 1
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`
}

/** Targets are relative to the part's folder, or to the root when they begin with a slash. */
function resolveTarget(part: string, target: string): string {
  const steps = target.startsWith('/') ? [] : part.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

/** Part names differ in case and slashes between producers without meaning anything by it. */
export function canonicalPart(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase()
}

function decodeXml(bytes: Buffer, part: string): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return refuseSheet('sheets.broken-part', { part })
  }
}
