import { sql } from 'kysely'
import type { Db } from '#platform/database/connect.ts'
import { isRest } from './engine/calendar.ts'

/** Whether an interpreter of the event would work longer in a row than they may, if they took this slot as well. */
export type Tiring = (interpreterId: string, slotId: string) => boolean

/** As the draft stands; what is `without` counts as not placed. */
export async function readTiring(db: Db, eventId: string, without: string | null = null): Promise<Tiring> {
  const slots = await listSlots(db, eventId)
  const slotAt = new Map(slots.map(({ id }, at) => [id, at]))
  const interpreters = new Map((await listWork(db, eventId, without)).map((row) => [row.id, row]))
  const goesOn = (at: number) => {
    const [before, after] = [slots[at - 1], slots[at]]
    return before !== undefined && after !== undefined && !isRest(before, after)
  }
  return (interpreterId, slotId) => {
    const found = interpreters.get(interpreterId)
    const at = slotAt.get(slotId)
    if (!found || at === undefined) return false
    const busy = new Set(found.slots.map((id) => slotAt.get(id)))
    let stretch = 1
    for (let one = at; goesOn(one) && busy.has(one - 1); one--) stretch++
    for (let one = at + 1; goesOn(one) && busy.has(one); one++) stretch++
    return stretch > found.longestStretch
  }
}

async function listSlots(db: Db, eventId: string): Promise<{ id: string; startsAt: number; endsAt: number }[]> {
  const { rows } = await sql<{ id: string; starts_at: Date; ends_at: Date }>`
    select id, lower(during) as starts_at, upper(during) as ends_at from meetings.slot
    where event_id = ${eventId} order by during`.execute(db)
  return rows.map(({ id, starts_at, ends_at }) => ({ id, startsAt: +starts_at, endsAt: +ends_at }))
}

async function listWork(
  db: Db,
  eventId: string,
  without: string | null,
): Promise<{ id: string; longestStretch: number; slots: string[] }[]> {
  const { rows } = await sql<{ id: string; longestStretch: number; slots: string[] }>`
    select i.id, i.longest_stretch as "longestStretch",
      array(select l.slot_id::text from meetings.placement l
        where l.interpreter_id = i.id and l.meeting_id is distinct from ${without}::uuid) as slots
    from meetings.interpreter i where i.event_id = ${eventId}`.execute(db)
  return rows
}
