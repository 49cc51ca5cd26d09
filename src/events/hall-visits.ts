import { sql } from 'kysely'
import type { Db } from '#platform/database/connect.ts'
import { type Counted, Tally } from '#platform/tally.ts'
import type { Hall } from './halls.ts'

const visits = new Tally(writeVisits)

/** One more visit to a hall, counted like those of a listing: by the day, without knowing who. */
export function countHallVisit(db: Db, { id }: Hall): void {
  visits.count(db, id)
}

async function writeVisits(db: Db, counted: Counted[]): Promise<void> {
  await sql`
    insert into events.hall_visits (hall_id, visited_on, visits)
    select v.hall_id, v.visited_on, v.visits
    from unnest(${counted.map(({ key }) => key)}::uuid[], ${counted.map(({ on }) => on)}::date[],
      ${counted.map(({ count }) => count)}::int[]) as v(hall_id, visited_on, visits)
    order by v.hall_id
    on conflict (hall_id, visited_on) do update set visits = events.hall_visits.visits + excluded.visits`.execute(db)
}

/** All visits to a hall, and those on each day that had any, the oldest first. */
export async function readHallVisits(db: Db, hallId: string): Promise<{ on: string; visits: number }[]> {
  return db
    .selectFrom('events.hall_visits')
    .select(['visited_on as on', 'visits'])
    .where('hall_id', '=', hallId)
    .orderBy('visited_on')
    .execute()
}
