import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import { hasRole, insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { notFound, Refusal, refusing } from '#platform/refusal.ts'

export type HallInput = {
  slug: string
  name: LanguageMap
  intro: LanguageMap | null
  /** Calendar dates (UTC). Without a closing date the hall stays open. */
  opensOn: string
  closesOn: string | null
  /** The event whose exhibits the hall shows; a hall of a theme has none, and none is changed later. */
  eventId?: string | undefined
}

export type Hall = Omit<HallInput, 'eventId'> & {
  id: string
  event: { id: string; slug: string; name: LanguageMap } | null
  isOpen: boolean
}

/** The event's own organisers and editors; a hall of a theme is for those of everything. */
export function mayCurate(actor: Actor, eventId: string | null): boolean {
  return (['organiser', 'editor'] as const).some((role) => hasRole(actor, role, eventId ?? undefined))
}

/** Opens a hall. Its address is its own: no other hall has it, or had it before. */
export async function addHall(db: Db, actor: Actor, input: HallInput): Promise<Hall> {
  insist(mayCurate(actor, input.eventId ?? null), actor)
  return inTransaction(db, async (tx) => {
    await insistFree(tx, input.slug)
    const { eventId, ...facts } = input
    const id = newId()
    const row = { ...rowOf(facts), id, event_id: eventId ?? null, added_by: actor.personId, added_at: now() }
    await refusing(TAKEN, () => tx.insertInto('events.hall').values(row).execute())
    await tell(tx, actor, { kind: 'hall.added', subject: { kind: 'hall', id }, after: input })
    return getHallById(tx, id)
  })
}

/** Changes words, dates or address. An address given up goes on leading here. Returns whether anything changed. */
export async function changeHall(db: Db, actor: Actor, id: string, change: Omit<HallInput, 'eventId'>) {
  return inTransaction(db, async (tx) => {
    const before = await lockHall(tx, actor, id)
    const { event: _, isOpen: __, id: ___, ...known } = before
    if (JSON.stringify(rowOf(known)) === JSON.stringify(rowOf(change))) return false
    if (change.slug !== before.slug) {
      await insistFree(tx, change.slug, id)
      await tx.deleteFrom('events.hall_former_slug').where('slug', '=', change.slug).execute()
      await tx.insertInto('events.hall_former_slug').values({ slug: before.slug, hall_id: id }).execute()
    }
    await refusing(TAKEN, () => tx.updateTable('events.hall').set(rowOf(change)).where('id', '=', id).execute())
    await tell(tx, actor, { kind: 'hall.changed', subject: { kind: 'hall', id }, before: known, after: change })
    return true
  })
}

/** The hall, kept still while it is being changed; for those who may. */
export async function lockHall(tx: Tx, actor: Actor, id: string): Promise<Hall> {
  await tx.selectFrom('events.hall').select('id').where('id', '=', id).forUpdate().execute()
  const hall = await getHallById(tx, id)
  insist(mayCurate(actor, hall.event?.id ?? null), actor)
  return hall
}

/** The hall at an address, now or before. One that is not open is found by those who look after it. */
export async function getHall(db: Db, actor: Actor, slug: string): Promise<Hall> {
  const row = await halls(db)
    .where((where) =>
      where.or([
        where('h.slug', '=', slug),
        where.exists(
          where
            .selectFrom('events.hall_former_slug as f')
            .select('f.slug')
            .whereRef('f.hall_id', '=', 'h.id')
            .where('f.slug', '=', slug),
        ),
      ]),
    )
    .executeTakeFirst()
  const hall = row && present(row)
  if (!hall) throw notFound('hall')
  if (hall.isOpen || mayCurate(actor, hall.event?.id ?? null)) return hall
  if (hall.opensOn > today()) throw notFound('hall')
  throw new Refusal('halls.closed', { status: 410, params: { name: hall.name, on: hall.closesOn ?? '' } })
}

/** Halls that are open, the latest first, with what they show. */
export async function listOpenHalls(db: Db): Promise<(Hall & { pieces: number })[]> {
  return (await listCounted(db)).filter(({ isOpen }) => isOpen)
}

/** Every hall the actor looks after, open or not. */
export async function listCuratedHalls(db: Db, actor: Actor): Promise<(Hall & { pieces: number })[]> {
  return (await listCounted(db)).filter(({ event }) => mayCurate(actor, event?.id ?? null))
}

export async function findHallOfEvent(db: Db, eventId: string): Promise<Hall | undefined> {
  const row = await halls(db).where('h.event_id', '=', eventId).executeTakeFirst()
  return row && present(row)
}

const HALLS_MAX = 500

async function listCounted(db: Db) {
  const rows = await halls(db)
    .select(
      sql<number>`(select count(*) from catalogue.publication p where p.listing_id in (
        select c.listing_id from events.hall_piece c where c.hall_id = h.id
        union select x.listing_id from events.exhibit x where x.event_id = h.event_id))`.as('pieces'),
    )
    .orderBy('h.opens_on', 'desc')
    .orderBy('h.id', 'desc')
    .limit(HALLS_MAX)
    .execute()
  return rows.map((row) => ({ ...present(row), pieces: row.pieces }))
}

async function getHallById(db: Db, id: string): Promise<Hall> {
  const row = await halls(db).where('h.id', '=', id).executeTakeFirst()
  if (!row) throw notFound('hall')
  return present(row)
}

function halls(db: Db) {
  return db
    .selectFrom('events.hall as h')
    .leftJoin('events.event as e', 'e.id', 'h.event_id')
    .select(['h.id', 'h.slug', 'h.name', 'h.intro', 'h.opens_on', 'h.closes_on'])
    .select(['e.id as event_id', 'e.slug as event_slug', 'e.name as event_name'])
}

type Row = Awaited<ReturnType<ReturnType<typeof halls>['execute']>>[number]

function present({ opens_on: opensOn, closes_on: closesOn, event_id, event_slug, event_name, ...row }: Row): Hall {
  const event = event_id && event_slug && event_name ? { id: event_id, slug: event_slug, name: event_name } : null
  const isOpen = opensOn <= today() && (closesOn === null || closesOn >= today())
  return { ...row, opensOn, closesOn, event, isOpen }
}

function rowOf({ slug, name, intro, opensOn, closesOn }: Omit<HallInput, 'eventId'>) {
  return { slug, name, intro, opens_on: opensOn, closes_on: closesOn }
}

/** An address another hall gave up still leads there. */
async function insistFree(tx: Tx, slug: string, mine?: string): Promise<void> {
  const former = await tx
    .selectFrom('events.hall_former_slug')
    .select('hall_id')
    .where('slug', '=', slug)
    .executeTakeFirst()
  if (former && former.hall_id !== mine) throw TAKEN.an_address_names_one_hall()
}

const TAKEN = {
  an_address_names_one_hall: () => new Refusal('halls.address-taken', { status: 409, field: 'slug' }),
  an_event_has_one_hall: () => new Refusal('halls.event-has-one', { status: 409, field: 'eventId' }),
  a_hall_opens_before_it_closes: () => new Refusal('halls.closes-before-it-opens', { field: 'closesOn' }),
  hall_event_id_fkey: () => new Refusal('halls.event-unknown', { field: 'eventId' }),
}

function today(): string {
  return now().toISOString().slice(0, 10)
}
