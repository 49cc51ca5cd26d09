import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import { type Event, getEvent } from '#events/directory.ts'
import { instantAt, rangeOf, wallClockAt } from '#events/wall-clock.ts'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { notFound, Refusal, refusing } from '#platform/refusal.ts'
import { may } from './access.ts'
import { addTables, type Count, labelled, type TableInput } from './tables.ts'

/** Wall clock of the event: `2017-09-13T10:00`. */
export type SlotInput = { startsAt: string; endsAt: string }

const SLOTS_MAX = 400

/**
 * Adds slots and tables to a day; what is there already stays as it is. `tables` is how many there are to be, numbered
 * from 1, or their labels.
 */
export async function layOutDay(
  db: Db,
  actor: Actor,
  eventId: string,
  layout: { slots?: SlotInput[]; tables?: number | (string | TableInput)[] },
): Promise<{ slots: Count; tables: Count }> {
  insist(may.setUp(actor, eventId), actor)
  return inTransaction(db, async (tx) => {
    const event = await getEvent(tx, eventId)
    const slots = await addSlots(tx, event, layout.slots ?? [])
    const tables = await addTables(tx, eventId, labelled(layout.tables ?? []))
    if (slots.created + tables.created > 0)
      await tell(tx, actor, {
        kind: 'event.day-laid-out',
        subject: { kind: 'event', id: eventId },
        after: { slots, tables },
      })
    return { slots, tables }
  })
}

/** Cuts a stretch of the day into slots: `minutes` long, `pauseMinutes` apart, as many as fit. */
export function cutIntoSlots(stretch: {
  day: string
  from: string
  to: string
  minutes: number
  pauseMinutes: number
}): SlotInput[] {
  const { minutes, pauseMinutes } = stretch
  const end = Temporal.PlainDateTime.from(`${stretch.day}T${stretch.to}`)
  const slots: SlotInput[] = []
  let startsAt = Temporal.PlainDateTime.from(`${stretch.day}T${stretch.from}`)
  while (slots.length < SLOTS_MAX) {
    const endsAt = startsAt.add({ minutes })
    if (Temporal.PlainDateTime.compare(endsAt, end) > 0) break
    slots.push({ startsAt: startsAt.toString(), endsAt: endsAt.toString() })
    startsAt = endsAt.add({ minutes: pauseMinutes })
  }
  return slots
}

/** Takes a slot away with what was declared and closed in it; not while a meeting stands there. */
export async function removeSlot(db: Db, actor: Actor, eventId: string, slotId: string): Promise<void> {
  insist(may.setUp(actor, eventId), actor)
  const inUse = { placement_slot_id_fkey: 'meetings.slot-in-use', release_line_slot_id_fkey: 'meetings.slot-in-use' }
  await inTransaction(db, async (tx) => {
    await tx.deleteFrom('meetings.availability').where('slot_id', '=', slotId).execute()
    await tx.deleteFrom('meetings.closure').where('slot_id', '=', slotId).execute()
    const before = await refusing(inUse, () =>
      tx
        .deleteFrom('meetings.slot')
        .where('id', '=', slotId)
        .where('event_id', '=', eventId)
        .returningAll()
        .executeTakeFirst(),
    )
    if (!before) throw notFound('slot')
    await tell(tx, actor, { kind: 'slot.removed', subject: { kind: 'slot', id: slotId }, before })
  })
}

export type Slot = {
  id: string
  startsAt: Date
  endsAt: Date
  /** The item of the programme that closes this slot. */
  blockedBy: LanguageMap | null
}

/** In order of time. */
export function listSlots(db: Db, eventId: string): Promise<Slot[]> {
  return db
    .selectFrom('meetings.slot as s')
    .select('s.id')
    .select([sql<Date>`lower(s.during)`.as('startsAt'), sql<Date>`upper(s.during)`.as('endsAt')])
    .select((row) =>
      row
        .selectFrom('events.session as e')
        .select('e.name')
        .whereRef('e.event_id', '=', 's.event_id')
        .where('e.blocks_meetings', '=', true)
        .where(sql<boolean>`e.during && s.during`)
        .orderBy('e.during')
        .limit(1)
        .as('blockedBy'),
    )
    .where('s.event_id', '=', eventId)
    .orderBy(sql`lower(s.during)`)
    .execute()
}

async function addSlots(tx: Db, event: Event, inputs: SlotInput[]): Promise<Count> {
  if (inputs.length > SLOTS_MAX) throw new Refusal('meetings.too-many-slots', { params: { maximum: SLOTS_MAX } })
  const known = new Set((await listSlots(tx, event.id)).map(({ startsAt, endsAt }) => rangeOf(startsAt, endsAt)))
  const wanted = new Set(inputs.map((input) => rangeInside(event, input)))
  const fresh = [...wanted].filter((during) => !known.has(during))
  if (fresh.length > 0)
    await refusing({ slots_of_an_event_do_not_overlap: 'meetings.slots-overlap' }, () =>
      tx
        .insertInto('meetings.slot')
        .values(fresh.map((during) => ({ id: newId(), event_id: event.id, during })))
        .execute(),
    )
  return { created: fresh.length, unchanged: wanted.size - fresh.length }
}

function rangeInside(event: Event, input: SlotInput): string {
  const startsAt = instantAt(input.startsAt, event.timeZone, 'startsAt')
  const endsAt = instantAt(input.endsAt, event.timeZone, 'endsAt')
  if (endsAt <= startsAt) throw new Refusal('meetings.slot-ends-before-it-starts', { field: 'endsAt' })
  const day = wallClockAt(startsAt, event.timeZone).toPlainDate().toString()
  if (day < event.startsOn || day > event.endsOn)
    throw new Refusal('meetings.slot-outside-event', {
      field: 'startsAt',
      params: { day, first: event.startsOn, last: event.endsOn },
    })
  return rangeOf(startsAt, endsAt)
}
