// Test sets as they lie in folders: docs.LANG.jsonl and any NAME.LANG.jsonl whose lines say which documents are right.
import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { gunzipSync } from 'node:zlib'

export type Doc = { id: string; text: string }
export type Query = Doc & { rel: string[] }
export type TestSet = { dir: string; docs: Map<string, string>; queries: QueryFile[] }
type QueryFile = { kind: string; language: string; path: string }

/** Every folder at or under `root` that has documents. Archives of Git and the like are not looked into. */
export function findSets(root: string): TestSet[] {
  const byFolder = new Map<string, TestSet>()
  for (const file of globSync('**/*.jsonl{,.gz}', { cwd: root }).sort()) {
    const [, kind = '', language = ''] = /^(.+)\.([A-Za-z-]{2,8})\.jsonl(?:\.gz)?$/.exec(basename(file)) ?? []
    if (!kind) continue
    const path = join(root, file)
    const dir = relative(root, dirname(path)) || basename(root)
    const set: TestSet = byFolder.get(dir) ?? { dir, docs: new Map(), queries: [] }
    if (kind === 'docs') set.docs.set(language, path)
    else set.queries.push({ kind, language, path })
    byFolder.set(dir, set)
  }
  return [...byFolder.values()].filter(({ docs, queries }) => docs.size > 0 && queries.length > 0)
}

export function readLines<T>(path: string): T[] {
  const bytes = readFileSync(path)
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return []
    try {
      return [JSON.parse(line) as T]
    } catch {
      throw new Error(`${path}:${i + 1} is not a line of JSON`)
    }
  })
}
