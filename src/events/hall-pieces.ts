import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { exhibit } from './exhibiting.ts'
import { type Hall, lockHall } from './halls.ts'

export const PIECES_MAX = 500

export type HallPiece = {
  listingId: string
  kind: 'offer' | 'need'
  number: number
  title: LanguageMap
  organisation: LanguageMap
  line: LanguageMap | null
  isPublished: boolean
}

/** What the curator has put in order, first to last, whether it is on show or not. */
export function listHallPieces(db: Db, hallId: string): Promise<HallPiece[]> {
  return db
    .selectFrom('events.hall_piece as c')
    .innerJoin('catalogue.listing as l', 'l.id', 'c.listing_id')
    .innerJoin('people.organisation as o', 'o.id', 'l.organisation_id')
    .leftJoin('catalogue.publication as p', 'p.listing_id', 'l.id')
    .select(['c.listing_id as listingId', 'l.kind', 'l.number', 'o.name as organisation', 'c.line'])
    .select(sql<boolean>`p.listing_id is not null`.as('isPublished'))
    .select(
      sql<LanguageMap>`(select jsonb_object_agg(t.lang, t.title) from catalogue.listing_text t
        where t.listing_id = l.id)`.as('title'),
    )
    .where('c.hall_id', '=', hallId)
    .orderBy('c.position')
    .execute()
}

/**
 * The published listings of a hall in the order of its walls: what the curator has hung, then the other exhibits of its
 * event, the latest first.
 */
export async function listOnWalls(db: Db, hall: Hall): Promise<{ listingId: string; line: LanguageMap | null }[]> {
  const { rows } = await sql<{ listingId: string; line: LanguageMap | null }>`
    select h.listing_id as "listingId", h.line from (
      select c.listing_id, c.line, c.position, null::timestamptz as added_at
        from events.hall_piece c where c.hall_id = ${hall.id}
      union all
      select x.listing_id, null, ${sql.lit(PIECES_MAX)} + 1, x.added_at from events.exhibit x
        where x.event_id = ${hall.event?.id ?? null} and not exists (
          select 1 from events.hall_piece c where c.hall_id = ${hall.id} and c.listing_id = x.listing_id)
    ) h join catalogue.publication p on p.listing_id = h.listing_id
    order by h.position, h.added_at desc, h.listing_id limit ${2 * PIECES_MAX}`.execute(db)
  return rows
}

/** Hangs a listing last. In the hall of an event it becomes an exhibit of the event as well. */
export async function hangPiece(db: Db, actor: Actor, hallId: string, listingId: string): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const hall = await lockHall(tx, actor, hallId)
    const hung = await listHung(tx, hallId)
    if (hung.includes(listingId)) return false
    if (hung.length >= PIECES_MAX) throw new Refusal('halls.full', { status: 409, params: { most: PIECES_MAX } })
    const listing = await tx
      .selectFrom('catalogue.publication')
      .select('listing_id')
      .where('listing_id', '=', listingId)
      .executeTakeFirst()
    if (!listing) throw notFound('listing')
    const row = { hall_id: hallId, listing_id: listingId, hung_by: actor.personId, hung_at: now() }
    await tx
      .insertInto('events.hall_piece')
      .values({ ...row, position: hung.length + 1 })
      .execute()
    if (hall.event) await exhibit(tx, actor, hall.event.id, listingId)
    await tell(tx, actor, { kind: 'hall.piece-hung', subject: { kind: 'hall', id: hallId }, after: { listingId } })
    return true
  })
}

/** Moves a piece to a place, counted from 1; what lies behind the last place is the last. Returns whether it moved. */
export async function movePiece(
  db: Db,
  actor: Actor,
  hallId: string,
  { listingId, to }: { listingId: string; to: number },
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    await lockHall(tx, actor, hallId)
    const hung = await listHung(tx, hallId)
    const from = hung.indexOf(listingId) + 1
    if (from === 0) throw notFound('listing')
    const place = Math.max(1, Math.min(to, hung.length))
    if (place === from) return false
    await rehang(tx, hallId, hung.filter((id) => id !== listingId).toSpliced(place - 1, 0, listingId))
    const subject = { kind: 'hall', id: hallId }
    await tell(tx, actor, {
      kind: 'hall.piece-moved',
      subject,
      before: { listingId, place: from },
      after: { listingId, place },
    })
    return true
  })
}

/** The curator's line beside a piece; null takes it away. Returns whether it changed. */
export async function writeLine(
  db: Db,
  actor: Actor,
  hallId: string,
  { listingId, line }: { listingId: string; line: LanguageMap | null },
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    await lockHall(tx, actor, hallId)
    const piece = await tx
      .selectFrom('events.hall_piece')
      .select('line')
      .where('hall_id', '=', hallId)
      .where('listing_id', '=', listingId)
      .executeTakeFirst()
    if (!piece) throw notFound('listing')
    if (sameLine(piece.line, line)) return false
    await tx
      .updateTable('events.hall_piece')
      .set({ line })
      .where('hall_id', '=', hallId)
      .where('listing_id', '=', listingId)
      .execute()
    const subject = { kind: 'hall', id: hallId }
    await tell(tx, actor, {
      kind: 'hall.line-written',
      subject,
      before: { listingId, line: piece.line },
      after: { listingId, line },
    })
    return true
  })
}

/** Takes a piece down; in the hall of an event it stays an exhibit, behind what the curator has hung. */
export async function takeDown(db: Db, actor: Actor, hallId: string, listingId: string): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    await lockHall(tx, actor, hallId)
    return removePiece(tx, actor, hallId, listingId)
  })
}

/** An exhibit taken from its event is on no wall of it either. */
export async function takeDownAtEvent(tx: Tx, actor: Actor, eventId: string, listingId: string): Promise<void> {
  const hall = await tx
    .selectFrom('events.hall')
    .select('id')
    .where('event_id', '=', eventId)
    .forUpdate()
    .executeTakeFirst()
  if (hall) await removePiece(tx, actor, hall.id, listingId)
}

async function removePiece(tx: Tx, actor: Actor, hallId: string, listingId: string): Promise<boolean> {
  const taken = await tx
    .deleteFrom('events.hall_piece')
    .where('hall_id', '=', hallId)
    .where('listing_id', '=', listingId)
    .returning('line')
    .executeTakeFirst()
  if (!taken) return false
  await rehang(tx, hallId, await listHung(tx, hallId))
  const subject = { kind: 'hall', id: hallId }
  await tell(tx, actor, { kind: 'hall.piece-taken-down', subject, before: { listingId, line: taken.line } })
  return true
}

async function listHung(tx: Tx, hallId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('events.hall_piece')
    .select('listing_id')
    .where('hall_id', '=', hallId)
    .orderBy('position')
    .execute()
  return rows.map(({ listing_id }) => listing_id)
}

// The constraint on places waits until the transaction ends, so that all of them can move at once.
async function rehang(tx: Tx, hallId: string, listingIds: string[]): Promise<void> {
  await sql`update events.hall_piece c set position = o.position
    from unnest(${listingIds}::uuid[]) with ordinality as o(listing_id, position)
    where c.hall_id = ${hallId} and c.listing_id = o.listing_id and c.position <> o.position`.execute(tx)
}

function sameLine(one: LanguageMap | null, other: LanguageMap | null): boolean {
  const written = (line: LanguageMap | null) => JSON.stringify(Object.entries(line ?? {}).sort())
  return written(one) === written(other)
}
