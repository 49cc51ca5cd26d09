import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { arrayOf, type PackedArray, readPacked, writePacked } from '#matching/packed.ts'
import type { Db } from '#platform/database/connect.ts'
import { newToken } from '#platform/ids.ts'
import { log } from '#platform/log.ts'
import { Shelf } from './shelf/shelf.ts'
import { Segment } from './words/segment.ts'
import { WordIndex } from './words/word-index.ts'

export type Kept = { shelf: Shelf; words: WordIndex; since: number; isWholeShelf: boolean }

/** What is searched, as files of a folder: a start with a million listings opens them instead of reading the database. */
export class Keeping {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Puts a segment on disk as soon as it is made. */
  store(segment: Segment): void {
    mkdirSync(this.#folder, { recursive: true })
    segment.moveTo(join(this.#folder, `words-${newToken(9).replace(/\W/g, '_')}`))
  }

  /** What was kept of this database, or undefined when there is nothing that fits. */
  async find(db: Db): Promise<Kept | undefined> {
    const { mark, last } = await identify(db)
    try {
      const packed = readPacked(join(this.#folder, FILE))
      const facts = packed.facts as Facts
      // A copy that was put back knows less than was kept.
      if (facts.version !== VERSION || facts.mark !== mark || facts.since > last) return undefined
      const shelf = Shelf.from({
        published: arrayOf(packed, 'published', 'Float64Array'),
        expires: arrayOf(packed, 'expires', 'Int32Array'),
        shown: arrayOf(packed, 'shown', 'Uint32Array'),
        line: arrayOf(packed, 'line', 'Uint32Array'),
        sets: Object.fromEntries(facts.sets.map((name, i) => [name, arrayOf(packed, `set ${i}`, 'Uint32Array')])),
      })
      const segments = facts.segments.map((name) => Segment.open(join(this.#folder, name)))
      const words = new WordIndex((segment) => this.store(segment))
      words.restore(segments, arrayOf(packed, 'homes', 'Uint32Array'))
      return { shelf, words, since: facts.since, isWholeShelf: facts.isWholeShelf }
    } catch (error) {
      if (!isMissing(error)) log.warn({ error }, 'what was kept for searching cannot be read; it is made anew')
      return undefined
    }
  }

  /** A small catalogue is read as quickly as files are opened, and leaves none. */
  isWorthKeeping({ shelf }: { shelf: Shelf }): boolean {
    return shelf.size >= WORTH_KEEPING
  }

  async keep(db: Db, stock: { shelf: Shelf; words: WordIndex; since: number; isWhole: boolean }): Promise<void> {
    const { mark } = await identify(db)
    mkdirSync(this.#folder, { recursive: true })
    const { sets, ...shelf } = stock.shelf.parts()
    const { segments, homes } = stock.words.parts()
    const names = segments.map(({ path }) => path?.slice(this.#folder.length + 1) ?? '')
    const facts: Facts = {
      ...{ version: VERSION, mark, since: stock.since, isWholeShelf: stock.isWhole },
      ...{ sets: Object.keys(sets), segments: names },
    }
    const arrays: Record<string, PackedArray> = { ...shelf, homes }
    for (const [i, bits] of Object.values(sets).entries()) arrays[`set ${i}`] = bits
    writePacked(join(this.#folder, FILE), { facts, arrays })
    this.#sweep(names)
  }

  // Segments that were left behind when a program was ended.
  #sweep(names: string[]): void {
    for (const file of readdirSync(this.#folder))
      if (file.startsWith('words-') && !names.includes(file.replace(/\.(terms|postings)(\.new)?$/, '')))
        rmSync(join(this.#folder, file), { force: true })
  }
}

type Facts = {
  version: number
  mark: string
  since: number
  isWholeShelf: boolean
  sets: string[]
  segments: string[]
}

// The first thing that ever happened tells one database from another.
async function identify(db: Db): Promise<{ mark: string; last: number }> {
  const first = await db.selectFrom('platform.fact').select(['id', 'at']).orderBy('id').limit(1).executeTakeFirst()
  const last = await db
    .selectFrom('platform.fact')
    .select((fact) => fact.fn.max('id').as('id'))
    .executeTakeFirst()
  return { mark: first ? `${first.id} ${first.at.toISOString()}` : '', last: last?.id ?? 0 }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

const FILE = 'shelf'
const VERSION = 1
const WORTH_KEEPING = 5000
