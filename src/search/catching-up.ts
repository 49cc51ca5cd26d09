import type { Db } from '#platform/database/connect.ts'
import type { Told, Trail } from '#platform/trail.ts'
import { readHalls, readShelvedById } from './shelf/shelf-rows.ts'
import type { Stock } from './stock.ts'
import { readWords } from './words/listing-words.ts'

/** Reads anew what the trail tells of, and only that. */
export async function catchUp(db: Db, { shelf, words }: Stock, trail: Trail): Promise<void> {
  const news = (await trail.read(db)).filter(({ subject }) => TOLD_OF.has(subject.kind))
  if (news.length === 0) return
  const listings = await touchedListings(db, news)
  const shown = await readShelvedById(db, [...listings.keys()])
  const numbers = new Set(shown.map(({ number }) => number))
  for (const number of listings.values()) {
    if (numbers.has(number)) continue
    shelf.remove(number)
    words.remove(number)
  }
  for (const listing of shown) shelf.put(listing)
  for (const { number, weights } of await readWords(db, [...numbers])) words.put(number, weights)
  if (
    news.some(({ subject }) => subject.kind === 'event') ||
    shown.some(({ halls }) => halls.some((slug) => !shelf.halls.has(slug)))
  )
    shelf.halls = await readHalls(db)
}

async function touchedListings(db: Db, news: Told[]): Promise<Map<string, number>> {
  const of = (kind: string) => news.filter(({ subject }) => subject.kind === kind).map(({ subject }) => subject.id)
  const [listings, organisations, events] = [of('listing'), of('organisation'), of('event')]
  const rows = await db
    .selectFrom('catalogue.listing as l')
    .select(['l.id', 'l.number'])
    .where((where) =>
      where.or([
        ...(listings.length > 0 ? [where('l.id', 'in', listings)] : []),
        ...(organisations.length > 0 ? [where('l.organisation_id', 'in', organisations)] : []),
        ...(events.length > 0
          ? [
              where(
                'l.id',
                'in',
                where.selectFrom('events.exhibit as x').select('x.listing_id').where('x.event_id', 'in', events),
              ),
            ]
          : []),
      ]),
    )
    .execute()
  return new Map(rows.map(({ id, number }) => [id, number]))
}

/** Whatever is told of these may change what is on show. */
const TOLD_OF = new Set(['listing', 'organisation', 'event'])
