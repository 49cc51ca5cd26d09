import { sql } from 'kysely'
import { listWalks } from '#events/walks.ts'
import type { Db } from '#platform/database/connect.ts'
import { getDayRule, goalsOf } from './day-rules.ts'
import type { Placement } from './engine/placement.ts'
import type { Delegate, Interpreter, Meeting, Party, Problem, Table } from './engine/problem.ts'
import { type ClosedHour, isOpenTo, listClosedHours } from './hours.ts'
import { type Line, listDraftLines } from './lines.ts'
import { listParts, listTimings, type PartOfDay, type Timing } from './timings.ts'

/**
 * An event's meetings as the engine sees them: what is to be planned, and where things stand. Every id is one of ours
 * (a party is a participation), except that interpreters go by their person, because they may be delegates too.
 */
export type Day = {
  problem: Problem
  placements: Placement[]
  draft: Line[]
  interpreterIds: Map<string, string>
  closedHours: ClosedHour[]
  /** What was said about when meetings are to be held, by meeting. */
  timings: Map<string, Timing>
}

/** Which meetings stay where they are: those on hold, all that have a place, or none. */
export type Keep = 'holds' | 'all-placed' | 'nothing'

export async function readDay(db: Db, eventId: string, keep: Keep = 'holds'): Promise<Day> {
  const slots = await readSlots(db, eventId)
  const slotAt = new Map(slots.map(({ id }, at) => [id, at]))
  const tables = await readTables(db, eventId, slotAt)
  const persons = await readPersons(db, eventId, slotAt)
  const draft = await listDraftLines(db, eventId)
  const fixed = await readFixed(db, eventId, keep)
  const placed = new Map(draft.map((line) => [line.meetingId, line]))
  const timings = await listTimings(db, eventId)
  const parts = await readParts(db, eventId, slots)
  const meetings = (await readMeetings(db, eventId)).map((meeting): Meeting => {
    const line = fixed(meeting.id) ? placed.get(meeting.id) : undefined
    const allowedSlots = parts(timings.get(meeting.id)?.part ?? null)
    return {
      ...meeting,
      ...(allowedSlots && { allowedSlots }),
      ...(line && { fixed: { slot: slotAt.get(line.slotId) ?? -1, table: line.tableId } }),
    }
  })
  const precedences = listPrecedences(meetings, timings)
  const { parties, interpreters, interpreterIds } = persons
  const forbiddenPairs = await readRefusals(db, eventId)
  const goals = goalsOf(await getDayRule(db, eventId))
  const walks = await listWalks(db, eventId)
  const problem: Problem = {
    ...{ slots, tables, parties, interpreters, meetings, forbiddenPairs },
    ...(precedences.length > 0 && { precedences }),
    ...(goals && { goals }),
    ...(walks.length > 0 && { walks }),
  }
  const closedHours = await listClosedHours(db, eventId)
  return { problem, placements: placementsOf(problem, draft, slotAt), draft, interpreterIds, closedHours, timings }
}

function placementsOf(problem: Problem, draft: Line[], slotAt: Map<string, number>): Placement[] {
  const partiesOf = new Map(problem.meetings.map((meeting) => [meeting.id, meeting.parties]))
  const delegatesOf = new Map(problem.parties.map(({ id, delegates }) => [id, new Set(delegates.map((d) => d.id))]))
  return draft.map((line) => {
    const sits = (party: string | undefined) =>
      line.persons.find((person) => delegatesOf.get(party ?? '')?.has(person)) ?? ''
    const [host, guest] = partiesOf.get(line.meetingId) ?? []
    return {
      meeting: line.meetingId,
      slot: slotAt.get(line.slotId) ?? -1,
      table: line.tableId,
      delegates: [sits(host), sits(guest)],
      interpreter: line.interpreter?.personId ?? null,
    }
  })
}

async function readSlots(db: Db, eventId: string): Promise<Problem['slots']> {
  const { rows } = await sql<{ id: string; starts_at: Date; ends_at: Date }>`
    select id, lower(during) as starts_at, upper(during) as ends_at from meetings.slot
    where event_id = ${eventId} order by during`.execute(db)
  return rows.map(({ id, starts_at, ends_at }) => ({ id, startsAt: +starts_at, endsAt: +ends_at }))
}

type TableRow = Omit<Table, 'closedSlots' | 'place' | 'booth'> & {
  place: string | null
  booth: string | null
  closed: string[]
}

/** In SQL: slot `s` is on a day on which place `p` is used. */
const isUsedIn = sql`(lower(s.during) at time zone e.time_zone)::date
  between coalesce(p.first_day, '-infinity') and coalesce(p.last_day, 'infinity')`

/**
 * A table is closed when somebody closed it, on days on which its place is not used, and while everybody is on the way
 * between it and an item of the programme elsewhere.
 */
async function readTables(db: Db, eventId: string, slotAt: Map<string, number>): Promise<Table[]> {
  const { rows } = await sql<TableRow>`
    select t.id, t.label, t.is_online as online, t.features, t.place_id as place, t.booth_of_id as booth,
      array(select c.slot_id::text from meetings.closure c where c.table_id = t.id
        union select s.id::text from meetings.slot s join events.place p on p.id = t.place_id join events.event e on e.id = p.event_id
          where s.event_id = t.event_id and not ${isUsedIn}
        union select s.id::text from meetings.slot s join events.session x on x.event_id = s.event_id and x.blocks_meetings
          join events.walk w on w.one_id = least(x.place_id, t.place_id) and w.other_id = greatest(x.place_id, t.place_id)
          where s.event_id = t.event_id and s.during && tstzrange(lower(x.during) - make_interval(mins => w.minutes),
            upper(x.during) + make_interval(mins => w.minutes))) as closed
    from meetings.meeting_table t where t.event_id = ${eventId} order by t.position, t.label`.execute(db)
  return rows.map(({ place, booth, closed, ...table }) => ({
    ...table,
    ...(place && { place }),
    ...(booth && { booth }),
    closedSlots: slotNumbers(closed, slotAt),
  }))
}

async function readPersons(db: Db, eventId: string, slotAt: Map<string, number>) {
  const { rows: parties } = await sql<{ id: string; desks: number }>`
    select id, parallel_desks as desks from events.participation where event_id = ${eventId} order by id`.execute(db)
  const { rows: delegates } = await sql<PersonRow & { participation_id: string; remote: boolean }>`
    select d.participation_id, d.attends = 'online' as remote, ${PERSON} from events.delegate d join people.person p on p.id = d.person_id
    ${freeSlotsOf(eventId)} where d.event_id = ${eventId} order by d.registered_at, d.id`.execute(db)
  const { rows: interpreters } = await sql<PersonRow & { interpreter_id: string; longest_stretch: number }>`
    select i.id as interpreter_id, i.longest_stretch, p.id, i.languages, p.reads, f.slots
    from meetings.interpreter i join people.person p on p.id = i.person_id
    ${freeSlotsOf(eventId)} where i.event_id = ${eventId} order by i.id`.execute(db)
  const delegatesOf = Map.groupBy(delegates, (row) => row.participation_id)
  return {
    parties: parties.map(
      ({ id, desks }): Party => ({
        id,
        parallelDesks: desks,
        delegates: (delegatesOf.get(id) ?? []).map((row) => ({
          ...delegateOf(row, slotAt),
          ...(row.remote && { remote: true }),
        })),
      }),
    ),
    interpreters: interpreters.map(
      (row): Interpreter => ({ ...delegateOf(row, slotAt), longestStretch: row.longest_stretch }),
    ),
    interpreterIds: new Map(interpreters.map((row) => [row.id, row.interpreter_id])),
  }
}

type PersonRow = { id: string; languages: string[]; reads: string; slots: string[] | null }

const PERSON = sql.raw('p.id, p.languages, p.reads, f.slots')

/** Declared free, on a day of the event, and no session of the programme closes the hour or has them speak. */
function freeSlotsOf(eventId: string) {
  return sql`left join lateral (
    select array_agg(a.slot_id::text) as slots from meetings.availability a
    join meetings.slot s on s.id = a.slot_id and s.event_id = ${eventId}
    where a.person_id = p.id and ${isOpenTo(sql`p.id`)}
  ) f on true`
}

function delegateOf(row: PersonRow, slotAt: Map<string, number>): Delegate {
  // Who named no language is taken to speak the one they read; British and American English are one at a table.
  const languages = (row.languages.length > 0 ? row.languages : [row.reads]).map((tag) => tag.split('-')[0] ?? tag)
  return { id: row.id, languages: [...new Set(languages)], freeSlots: slotNumbers(row.slots ?? [], slotAt) }
}

type MeetingRow = { id: string; host_id: string; guest_id: string; weight: Meeting['weight']; needs: string[] }

async function readMeetings(db: Db, eventId: string): Promise<Meeting[]> {
  const { rows } = await sql<MeetingRow>`
    select m.id, m.host_id, m.guest_id, m.weight,
      array(select distinct unnest(p.needs) from events.participation p where p.id in (m.host_id, m.guest_id) order by 1) as needs
    from meetings.meeting m
    where m.event_id = ${eventId} and not exists (select 1 from meetings.cancellation c where c.meeting_id = m.id)
    order by m.id`.execute(db)
  return rows.map(({ id, host_id, guest_id, weight, needs }) => ({
    ...{ id, parties: [host_id, guest_id], weight },
    ...(needs.length > 0 && { needs }),
  }))
}

/** What has been called to the table or held stays where it was, whatever else moves. */
async function readFixed(db: Db, eventId: string, keep: Keep): Promise<(meetingId: string) => boolean> {
  const { rows } = await sql<{ id: string; is_marked: boolean; is_held: boolean }>`
    select m.id, exists (select 1 from meetings.mark k where k.meeting_id = m.id) as is_marked,
      exists (select 1 from meetings.hold h where h.meeting_id = m.id) as is_held
    from meetings.meeting m where m.event_id = ${eventId}`.execute(db)
  const stays = (row: { is_marked: boolean; is_held: boolean }) =>
    row.is_marked || (keep === 'holds' && row.is_held) || keep === 'all-placed'
  const fixed = new Set(rows.filter(stays).map(({ id }) => id))
  return (meetingId) => fixed.has(meetingId)
}

/** The slots of a half of the day. */
async function readParts(
  db: Db,
  eventId: string,
  slots: Problem['slots'],
): Promise<(part: PartOfDay | null) => number[] | undefined> {
  const parts = await listParts(db, eventId)
  const inPart = Map.groupBy([...slots.keys()], (at) => parts.get(slots[at]?.id ?? ''))
  return (part) => (part ? (inPart.get(part) ?? []) : undefined)
}

/** Of the meetings that are to be held: who was called off stands in nobody's way. */
function listPrecedences(meetings: Meeting[], timings: ReadonlyMap<string, Timing>): [string, string][] {
  const known = new Set(meetings.map(({ id }) => id))
  return meetings.flatMap(({ id }) =>
    (timings.get(id)?.precedes ?? []).filter((later) => known.has(later)).map((later): [string, string] => [id, later]),
  )
}

async function readRefusals(db: Db, eventId: string): Promise<[string, string][]> {
  const rows = await db
    .selectFrom('meetings.wish')
    .select(['wishing_id', 'wished_id'])
    .where('event_id', '=', eventId)
    .where('level', '=', 'no')
    .execute()
  return rows.map(({ wishing_id, wished_id }) => [wishing_id, wished_id])
}

function slotNumbers(ids: string[], slotAt: Map<string, number>): number[] {
  return ids.flatMap((id) => slotAt.get(id) ?? []).sort((one, other) => one - other)
}
