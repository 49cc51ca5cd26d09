import { sql } from 'kysely'
import type { Db } from '#platform/database/connect.ts'
import { isId } from '#platform/ids.ts'
import type { Told } from '#platform/trail.ts'
import { refreshDirectory } from './directory.ts'
import { readHalls, readShelvedById } from './shelf/shelf-rows.ts'
import type { Stock } from './stock.ts'
import { readWords } from './words/listing-words.ts'

/** Reads anew what the trail tells of, and only that. */
export async function catchUp(db: Db, { shelf, words, directory }: Stock, trail: readonly Told[]): Promise<void> {
  const news = trail.filter(({ subject }) => TOLD_OF.has(subject.kind) && isId(subject.id))
  if (news.length === 0) return
  const told = await withCounterparts(db, toldOf(news))
  await refreshDirectory(db, directory, told)
  const listings = await touchedListings(db, told)
  const shown = await readShelvedById(db, [...listings.keys()])
  const numbers = new Set(shown.map(({ number }) => number))
  for (const number of listings.values()) {
    if (numbers.has(number)) continue
    shelf.remove(number)
    words.remove(number)
  }
  for (const listing of shown) shelf.put(listing)
  for (const { number, weights } of await readWords(db, [...numbers])) words.put(number, weights)
  if (told.events.length > 0 || shown.some(({ halls }) => halls.some((slug) => !shelf.halls.has(slug))))
    shelf.halls = await readHalls(db)
}

type ToldOf = { listings: string[]; organisations: string[]; events: string[] }

async function touchedListings(db: Db, { listings, organisations, events }: ToldOf): Promise<Map<string, number>> {
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

// Who gave way to another, or came back from it, is told of under the name of the other.
async function withCounterparts(db: Db, told: ToldOf): Promise<ToldOf> {
  if (told.organisations.length === 0) return told
  const { rows } = await sql<{ id: string }>`
    select distinct after ->> 'from' as id from platform.fact
    where subject_kind = 'organisation' and subject_id = any(${told.organisations}::text[])
      and kind in ('organisation.merged', 'organisation.separated')`.execute(db)
  return { ...told, organisations: [...new Set([...told.organisations, ...rows.map(({ id }) => id)])] }
}

function toldOf(news: Told[]): ToldOf {
  const of = (kind: string) => [...new Set(news.flatMap(({ subject }) => (subject.kind === kind ? [subject.id] : [])))]
  return { listings: of('listing'), organisations: of('organisation'), events: of('event') }
}

/** Whatever is told of these may change what is on show. */
const TOLD_OF = new Set(['listing', 'organisation', 'event'])
