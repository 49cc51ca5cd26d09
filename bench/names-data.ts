// Labelled organisations: which names are of one.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readRorRecord } from '#people/register/ror.ts'
import { readLines } from './matching-sets.ts'

export type Labelled = { id: string; country: string; city?: string; names: string[] }

const OURS = fileURLToPath(new URL('./names-real.jsonl', import.meta.url))

export function readLabelled(dir: string | undefined): Labelled[] {
  if (!dir) return readLines<Labelled>(OURS)
  return globSync('**/*.{json,jsonl,jsonl.gz}', { cwd: dir })
    .sort()
    .flatMap((file) => (file.endsWith('.json') ? readRegistry(join(dir, file)) : readLines<Labelled>(join(dir, file))))
}

function readRegistry(path: string): Labelled[] {
  return (JSON.parse(readFileSync(path, 'utf8')) as unknown[]).flatMap((record) => {
    const entry = readRorRecord(record)
    if (!entry) return []
    return [{ id: entry.ror, country: entry.country, names: entry.names.map(({ name }) => name) }]
  })
}
