import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Embedder } from './embedder.ts'

/** The same embedder, which asks for each text once and keeps the vectors in a folder, by the hash of model and text. */
export function remembering(embedder: Embedder, folder: string): Embedder {
  const placeOf = (text: string, kind: string) => {
    const hash = createHash('sha256').update(`${embedder.name}\0${kind}\0${text}`).digest('hex')
    return join(folder, hash.slice(0, 2), hash)
  }
  return {
    name: embedder.name,
    embed: async (texts, kind) => {
      const places = texts.map((text) => placeOf(text, kind))
      const known = new Map(places.map((place): [string, Float32Array | undefined] => [place, kept(place)]))
      const asked = [...new Set(places)].filter((place) => !known.get(place))
      const vectors = asked.length
        ? await embedder.embed(
            asked.map((place) => texts[places.indexOf(place)]!),
            kind,
          )
        : []
      for (const [i, place] of asked.entries()) {
        keep(place, vectors[i]!)
        known.set(place, vectors[i]!)
      }
      return places.map((place) => known.get(place)!)
    },
  }
}

function kept(place: string): Float32Array | undefined {
  try {
    const bytes = readFileSync(place)
    return new Float32Array(Uint8Array.from(bytes).buffer)
  } catch {
    return undefined
  }
}

function keep(place: string, vector: Float32Array): void {
  mkdirSync(join(place, '..'), { recursive: true })
  writeFileSync(`${place}.new`, new Uint8Array(vector.buffer, vector.byteOffset, vector.byteLength))
  renameSync(`${place}.new`, place)
}
