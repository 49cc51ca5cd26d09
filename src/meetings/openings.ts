import { sql } from 'kysely'
import type { Db } from '#platform/database/connect.ts'
import { isOpenTo } from './hours.ts'
import { readTiring } from './rest.ts'
import { listUnsuitedSlots } from './timings.ts'

/** A slot in which a pair could meet: who would sit, where, with which interpreter. */
export type Opening = {
  slotId: string
  startsAt: Date
  endsAt: Date
  persons: [string, string]
  interpreterId: string | null
  /** Tables that are open, free and fit for these people, in the order of the hall. */
  tables: string[]
}

export type Pair = {
  eventId: string
  sides: [string, string] /** Who would rather sit themselves. */
  preferred?: string[]
}

/** Slots that work for both sides as things stand, in order of time. Nothing is held for anybody. */
export async function listOpenings(db: Db, pair: Pair): Promise<Opening[]> {
  const slots = await listFree(db, pair)
  const people = await listTongues(db, pair)
  const unsuited = await listUnsuitedSlots(db, pair)
  return slots.flatMap((slot) => {
    if (unsuited.has(slot.slotId)) return []
    const crew = chooseCrew(slot, people, pair.preferred ?? [])
    return crew && slot.tables.length > 0 ? [{ ...slot, ...crew }] : []
  })
}

type BestCrew = {
  persons: string[]
  interpreterId: string | null
  tables: string[]
  /** Both sides have declared the slot, but nobody there understands the other and no interpreter is free. */
  isSilent: boolean
}

/**
 * Who would meet in one slot if only declarations counted. A side whose people are all taken is still named, so that
 * the booking itself says what is in the way.
 */
export async function findBestCrew(db: Db, pair: Pair, slotId: string): Promise<BestCrew | undefined> {
  const slots = await listFree(db, pair, slotId)
  const people = await listTongues(db, pair)
  const slot = slots[0]
  if (!slot) return undefined
  const open = {
    ...slot,
    first: slot.first.length > 0 ? slot.first : slot.firstDeclared,
    second: slot.second.length > 0 ? slot.second : slot.secondDeclared,
  }
  const crew = chooseCrew(open, people, pair.preferred ?? [])
  const isSilent = !crew && open.first.length > 0 && open.second.length > 0
  return { persons: crew?.persons ?? [], interpreterId: crew?.interpreterId ?? null, tables: slot.tables, isSilent }
}

type Free = {
  slotId: string
  startsAt: Date
  endsAt: Date
  first: string[]
  second: string[]
  firstDeclared: string[]
  secondDeclared: string[]
  interpreters: string[]
  tables: string[]
}

// One row a slot that the programme leaves open; everything that may be combined in it as arrays.
async function listFree(db: Db, { eventId, sides }: Pair, slotId: string | null = null): Promise<Free[]> {
  const [first, second] = sides
  const { rows } = await sql<Free>`
    with taken as (
      select s.person_id, s.during from meetings.seat s
      union all
      select i.person_id, p.during from meetings.placement p join meetings.interpreter i on i.id = p.interpreter_id
        where p.event_id = ${eventId}
    ), declared as (
      select a.slot_id, d.participation_id, d.person_id, d.registered_at, exists (
        select 1 from taken t where t.person_id = d.person_id and t.during && s.during) as is_taken
      from events.delegate d
        join meetings.availability a on a.person_id = d.person_id
        join meetings.slot s on s.id = a.slot_id and s.event_id = ${eventId}
      where d.participation_id in (${first}, ${second}) and ${isOpenTo(sql`d.person_id`)}
    ), full_desks as (
      select r.id as participation_id, s.id as slot_id from events.participation r
        join meetings.slot s on s.event_id = r.event_id
      where r.id in (${first}, ${second}) and r.parallel_desks <=
        (select count(distinct x.meeting_id) from meetings.seat x where x.participation_id = r.id and x.during && s.during)
    )
    select s.id as "slotId", lower(s.during) as "startsAt", upper(s.during) as "endsAt",
      ${people(first, true)} as first, ${people(second, true)} as second,
      ${people(first, false)} as "firstDeclared", ${people(second, false)} as "secondDeclared",
      array(select i.id from meetings.interpreter i
        join meetings.availability a on a.person_id = i.person_id and a.slot_id = s.id
        where i.event_id = s.event_id and ${isOpenTo(sql`i.person_id`)}
          and not exists (select 1 from taken t where t.person_id = i.person_id and t.during && s.during)
        order by i.id) as interpreters,
      array(select t.id from meetings.meeting_table t
        where t.event_id = s.event_id
          and not exists (select 1 from meetings.closure c where c.table_id = t.id and c.slot_id = s.id)
          and not exists (select 1 from meetings.placement p where p.table_id = t.id and p.during && s.during)
        order by t.is_online, t.position, t.id) as tables
    from meetings.slot s
    where s.event_id = ${eventId} and (${slotId}::uuid is null or s.id = ${slotId}::uuid)
      and not exists (select 1 from events.session x
        where x.event_id = s.event_id and x.blocks_meetings and x.during && s.during)
    order by lower(s.during)`.execute(db)
  const isTiring = await readTiring(db, eventId)
  return rows.map((row) => ({
    ...row,
    interpreters: row.interpreters.filter((interpreter) => !isTiring(interpreter, row.slotId)),
  }))
}

function people(participationId: string, onlyFree: boolean) {
  const free = sql`and not d.is_taken and not exists (select 1 from full_desks f
    where f.slot_id = s.id and f.participation_id = d.participation_id)`
  return sql`array(select d.person_id from declared d
    where d.slot_id = s.id and d.participation_id = ${participationId} ${onlyFree ? free : sql``}
    order by d.registered_at, d.person_id)`
}

type Tongues = { languages: Map<string, string[]>; interpreters: Map<string, string[]> }

async function listTongues(db: Db, { eventId, sides }: Pair): Promise<Tongues> {
  const delegates = await db
    .selectFrom('events.delegate as d')
    .innerJoin('people.person as p', 'p.id', 'd.person_id')
    .select(['p.id', 'p.languages'])
    .where('d.participation_id', 'in', sides)
    .execute()
  const interpreters = await db
    .selectFrom('meetings.interpreter')
    .select(['id', 'languages'])
    .where('event_id', '=', eventId)
    .execute()
  return {
    languages: new Map(delegates.map(({ id, languages }) => [id, languages])),
    interpreters: new Map(interpreters.map(({ id, languages }) => [id, languages])),
  }
}

// People who understand each other come first, then those an interpreter can help. Where the event names no interpreter
// at all, understanding each other is left to the two sides; so it is for people whose languages nobody wrote down.
function chooseCrew(
  { first, second, interpreters }: Pick<Free, 'first' | 'second' | 'interpreters'>,
  tongues: Tongues,
  preferred: string[],
): { persons: [string, string]; interpreterId: string | null } | undefined {
  const couples = byPreference(first, preferred).flatMap((one) =>
    byPreference(second, preferred).map((other): [string, string] => [one, other]),
  )
  const alone = couples.find(([one, other]) => understand(spokenBy(tongues, one), spokenBy(tongues, other)))
  if (alone) return { persons: alone, interpreterId: null }
  const [foremost] = couples
  if (foremost && tongues.interpreters.size === 0) return { persons: foremost, interpreterId: null }
  for (const [one, other] of couples) {
    const interpreterId = interpreters.find((id) => {
      const languages = tongues.interpreters.get(id) ?? []
      return understand(languages, spokenBy(tongues, one)) && understand(languages, spokenBy(tongues, other))
    })
    if (interpreterId) return { persons: [one, other], interpreterId }
  }
  return undefined
}

function byPreference(persons: string[], preferred: string[]): string[] {
  return persons.toSorted((a, b) => Number(preferred.includes(b)) - Number(preferred.includes(a)))
}

function spokenBy({ languages }: Tongues, person: string): string[] {
  return languages.get(person) ?? []
}

function understand(one: string[], other: string[]): boolean {
  return one.length === 0 || other.length === 0 || one.some((language) => other.includes(language))
}
