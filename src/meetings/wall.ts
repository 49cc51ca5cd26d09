import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import { type Event, getEventBySlug } from '#events/directory.ts'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { notFound } from '#platform/refusal.ts'
import { may } from './access.ts'
import { plan } from './desk.ts'

export type WallDisplay = { showsNames: boolean; openedAt: Date }

/** Opens the screen on the wall to everybody who has its address. Opening it again changes what it shows. */
export async function openWall(
  db: Db,
  actor: Actor,
  eventId: string,
  { showsNames }: { showsNames: boolean },
): Promise<void> {
  insist(may.setUp(actor, eventId), actor)
  await inTransaction(db, async (tx) => {
    const before = await findWall(tx, eventId)
    if (before?.showsNames === showsNames) return
    const row = { shows_names: showsNames, opened_by: actor.personId, opened_at: now() }
    await tx
      .insertInto('meetings.wall_display')
      .values({ event_id: eventId, ...row })
      .onConflict((conflict) => conflict.column('event_id').doUpdateSet(row))
      .execute()
    const subject = { kind: 'event', id: eventId }
    await tell(tx, actor, { kind: 'event.wall-opened', subject, before, after: { showsNames } })
  })
}

export async function closeWall(db: Db, actor: Actor, eventId: string): Promise<boolean> {
  insist(may.setUp(actor, eventId), actor)
  return inTransaction(db, async (tx) => {
    const before = await tx
      .deleteFrom('meetings.wall_display')
      .where('event_id', '=', eventId)
      .returning('shows_names as showsNames')
      .executeTakeFirst()
    if (!before) return false
    await tell(tx, actor, { kind: 'event.wall-closed', subject: { kind: 'event', id: eventId }, before })
    return true
  })
}

export function findWall(db: Db, eventId: string): Promise<WallDisplay | undefined> {
  return db
    .selectFrom('meetings.wall_display')
    .select(['shows_names as showsNames', 'opened_at as openedAt'])
    .where('event_id', '=', eventId)
    .executeTakeFirst()
}

export type WallMeeting = {
  sides: { name: LanguageMap; people: LanguageMap[] }[]
}
export type WallRow = {
  table: string
  place: LanguageMap | null
  isOnline: boolean
  now: WallMeeting | null
  next: WallMeeting | null
}
type Span = { startsAt: Date; endsAt: Date }
export type Wall = {
  event: Event
  display: WallDisplay | undefined
  /** The slots the screen speaks of; null when none runs, or none is to come. */
  now: Span | null
  next: Span | null
  rows: WallRow[]
}

/**
 * What hangs on the wall: who is at which table now and who comes next, of the plan people were told. While the organiser
 * has not opened it, only those who run the event see it; to everybody else it is not there.
 */
export async function getWall(db: Db, actor: Actor, slug: string): Promise<Wall> {
  const event = await getEventBySlug(db, slug)
  const display = await findWall(db, event.id)
  if (!display && !may.seat(actor, event.id)) throw notFound('page')
  const showsNames = display?.showsNames ?? false
  const { rows } = await sql<Seated>`
    with ${plan(event.id)}, present as (
      select s.id, s.during @> ${now()}::timestamptz as is_now from meetings.slot s
      where s.event_id = ${event.id} and upper(s.during) > ${now()}
        and exists (select from line l where l.slot_id = s.id) order by s.during limit 2
    ), shown as (
      select id, is_now from present where is_now
      union all (select p.id, false from present p join meetings.slot s on s.id = p.id where not p.is_now order by s.during limit 1)
    )
    select v.is_now as "isNow", lower(l.during) as "startsAt", upper(l.during) as "endsAt",
      t.label as table, h.name as place, t.is_online as "isOnline", (
        select jsonb_agg(jsonb_build_object('name', o.name, 'people', coalesce((
          select jsonb_agg(e.name order by e.sort_key) from events.delegate d join people.person e on e.id = d.person_id
          where ${showsNames} and d.participation_id = p.id and d.person_id = any (l.persons)), '[]'))
          order by p.id = m.host_id desc)
        from events.participation p join people.organisation o on o.id = p.organisation_id
        where p.id in (m.host_id, m.guest_id)) as sides
    from shown v join line l on l.slot_id = v.id join meetings.meeting m on m.id = l.meeting_id
      join meetings.meeting_table t on t.id = l.table_id left join events.place h on h.id = t.place_id
    order by t.is_online, t.position, t.label, l.during`.execute(db)
  return { event, display, ...arrange(rows) }
}

type Seated = Span & Pick<WallRow, 'table' | 'place' | 'isOnline'> & { isNow: boolean; sides: WallMeeting['sides'] }

function arrange(seated: Seated[]): Pick<Wall, 'now' | 'next' | 'rows'> {
  const spanOf = (isNow: boolean): Span | null => {
    const one = seated.find((meeting) => meeting.isNow === isNow)
    return one ? { startsAt: one.startsAt, endsAt: one.endsAt } : null
  }
  const rows = [...Map.groupBy(seated, ({ table }) => table)].map(([table, meetings]) => {
    const at = (isNow: boolean) => meetings.find((meeting) => meeting.isNow === isNow) ?? null
    const [first] = meetings
    return { table, place: first?.place ?? null, isOnline: first?.isOnline ?? false, now: at(true), next: at(false) }
  })
  return { now: spanOf(true), next: spanOf(false), rows }
}
