import { setImmediate as pause } from 'node:timers/promises'
import type { Db } from '#platform/database/connect.ts'
import { log } from '#platform/log.ts'
import { type Told, Trail } from '#platform/trail.ts'
import { catchUp } from './catching-up.ts'
import { type Directory, readDirectory } from './directory.ts'
import { Keeping } from './keeping.ts'
import { Shelf } from './shelf/shelf.ts'
import { type Reached, readHalls, readShelved } from './shelf/shelf-rows.ts'
import { readWords } from './words/listing-words.ts'
import { WordIndex } from './words/word-index.ts'

/** Everything on show as it is searched: columns to filter and count, words to find by. It follows the trail of facts. */
export type Stock = {
  shelf: Shelf
  words: WordIndex
  directory: Directory
  /** False while older listings are still being taken in: what is found is right, but may not be all. */
  isWhole: boolean
}

const followers = new WeakMap<Db, Follower>()

/** What is on show now: whatever was told before asking is in it. */
export async function getStock(db: Db): Promise<Stock> {
  return followerOf(db).now()
}

/** Begins to follow before anybody asks, and keeps what was read in a folder, so that the next start need not read it again. */
export function keepStock(db: Db, folder: string): { close: () => Promise<void> } {
  const follower = new Follower(db, new Keeping(folder))
  followers.set(db, follower)
  follower.now().catch((error: unknown) => log.error({ error }, 'the search could not be opened'))
  return { close: () => follower.close() }
}

function followerOf(db: Db): Follower {
  const follower = followers.get(db) ?? new Follower(db, undefined)
  followers.set(db, follower)
  return follower
}

class Follower {
  readonly #db: Db
  readonly #keeping: Keeping | undefined
  #opened: Promise<{ stock: Stock; trail: Trail }> | undefined
  /** Reading and following take turns, so that nothing old is put over something new. */
  #turn: Promise<unknown> = Promise.resolve()
  #next: Promise<Stock> | undefined
  #told: Told[] = []
  #isClosed = false
  #timer: NodeJS.Timeout | undefined
  #keptVersion = -1

  constructor(db: Db, keeping: Keeping | undefined) {
    this.#db = db
    this.#keeping = keeping
  }

  /** All who ask while somebody is being answered wait for one answer, which is read after they asked. */
  now(): Promise<Stock> {
    this.#next ??= this.#takeTurn(async () => {
      this.#next = undefined
      const { stock, trail } = await this.#open()
      // Kept until it has been taken in: what was told once is not told again.
      this.#told.push(...(await trail.read(this.#db)))
      await catchUp(this.#db, stock, this.#told)
      this.#told = []
      return stock
    })
    return this.#next
  }

  async close(): Promise<void> {
    this.#isClosed = true
    clearInterval(this.#timer)
    await this.#turn.catch(() => {})
    await this.#keep()
  }

  #takeTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work, work)
    this.#turn = done.catch(() => {})
    return done
  }

  #open() {
    this.#opened ??= this.#openNow().catch((error: unknown) => {
      this.#opened = undefined
      throw error
    })
    return this.#opened
  }

  async #openNow(): Promise<{ stock: Stock; trail: Trail }> {
    const kept = await this.#keeping?.find(this.#db)
    // The trail is read first: what changes while reading is told of again.
    const trail = kept ? Trail.from(kept.since) : await Trail.fromNow(this.#db)
    const shelf = kept?.shelf ?? new Shelf()
    const words = kept?.words ?? new WordIndex((segment) => this.#keeping?.store(segment))
    const stock: Stock = { shelf, words, directory: await readDirectory(this.#db), isWhole: false }
    shelf.halls = await readHalls(this.#db)
    const reached = kept?.isWholeShelf ? END : await readSome(this.#db, stock, undefined)
    await this.#readWords(stock, newestFirst(shelf).slice(0, WORDS_AT_FIRST))
    if (reached === END && isEveryWordThere(stock)) stock.isWhole = true
    else void this.#readOn(stock, reached).catch((error: unknown) => log.error({ error }, 'the search is incomplete'))
    if (this.#keeping) this.#timer = setInterval(() => void this.#takeTurn(() => this.#keep()), KEEP_EVERY_MS).unref()
    return { stock, trail }
  }

  async #readOn(stock: Stock, from: Reached | typeof END): Promise<void> {
    let reached = from
    while (reached !== END && !this.#isClosed) {
      const at: Reached = reached
      reached = await this.#takeTurn(() => readSome(this.#db, stock, at))
    }
    const missing = newestFirst(stock.shelf).filter((number) => !stock.words.has(number))
    for (let at = 0; at < missing.length && !this.#isClosed; at += WORDS_AT_ONCE) {
      await this.#takeTurn(() => this.#readWords(stock, missing.slice(at, at + WORDS_AT_ONCE)))
      if (stock.words.segments.length > SEGMENTS_MANY) await stock.words.tidy()
      await pause()
    }
    if (this.#isClosed) return
    stock.isWhole = true
    await stock.words.tidy()
    await this.#takeTurn(() => this.#keep())
  }

  async #readWords(stock: Stock, numbers: readonly number[]): Promise<void> {
    const missing = numbers.filter((number) => !stock.words.has(number))
    if (missing.length === 0) return
    for (const { number, weights } of await readWords(this.#db, missing)) stock.words.put(number, weights)
  }

  async #keep(): Promise<void> {
    const opened = await this.#opened?.catch(() => undefined)
    if (!opened || !this.#keeping) return
    const { stock, trail } = opened
    const version = stock.shelf.version + stock.words.version
    if (version === this.#keptVersion || !this.#keeping.isWorthKeeping(stock)) return
    await this.#keeping.keep(this.#db, { ...stock, since: trail.settled })
    this.#keptVersion = stock.shelf.version + stock.words.version
  }
}

const END = Symbol('end')

async function readSome(db: Db, { shelf }: Stock, after: Reached | undefined): Promise<Reached | typeof END> {
  const listings = await readShelved(db, after, SHELVED_AT_ONCE)
  for (const listing of listings) shelf.put(listing)
  const last = listings.at(-1)
  return last && listings.length === SHELVED_AT_ONCE ? { at: last.publishedAt, number: last.number } : END
}

function newestFirst(shelf: Shelf): number[] {
  return shelf.newest(shelf.everything(), undefined, shelf.size)
}

function isEveryWordThere({ shelf, words }: Stock): boolean {
  return words.size >= shelf.size && newestFirst(shelf).every((number) => words.has(number))
}

const SHELVED_AT_ONCE = 5000
const WORDS_AT_FIRST = 1000
const WORDS_AT_ONCE = 200
const SEGMENTS_MANY = 16
const KEEP_EVERY_MS = 300_000
