import fc from 'fast-check'
import { check } from './check.ts'
import type { Placement } from './placement.ts'
import type { Delegate, Interpreter, Meeting, Party, Problem, Slot, Table, Weight } from './problem.ts'
import { drawWithPlaces } from './small-places.test-data.ts'

/** How often something is amiss: people away, locks, closed tables, missing languages; 1 in so many. */
type Trouble = { oneIn: number; meetings: { minLength: number; maxLength: number } }

/** Small days on which all tables are alike: half of them full of trouble, half of them in order but crowded. */
const plainDays: fc.Arbitrary<Problem> = fc.oneof(
  drawDay({ oneIn: 4, meetings: { minLength: 1, maxLength: 5 } }),
  drawDay({ oneIn: 30, meetings: { minLength: 4, maxLength: 7 } }),
)

/** Small days, every other one with people on video, booths, halls or tables that are not alike. */
export const smallDays: fc.Arbitrary<Problem> = fc.oneof(plainDays, drawWithPlaces(plainDays))

function drawDay(trouble: Trouble): fc.Arbitrary<Problem> {
  return fc
    .record({ slots: fc.integer({ min: 1, max: 4 }), parties: fc.integer({ min: 3, max: 5 }) })
    .chain(({ slots, parties }) => {
      const everySlot = Array.from({ length: slots }, (_, slot) => slot)
      const tables = fc.array(drawClosed(trouble, everySlot), { minLength: 1, maxLength: 3 })
      return tables.chain((closed) => {
        const ids = Array.from({ length: parties }, (_, party) => `party ${party}`)
        return fc
          .record({
            slots: drawSlots(slots),
            tables: fc.constant(nameTables(closed)),
            parties: fc.tuple(...ids.map((id) => drawParty(trouble, id, everySlot))),
            interpreters: fc.array(drawInterpreter(trouble, everySlot), { maxLength: 2 }).map(nameInterpreters),
            meetings: fc.array(drawMeeting(trouble, ids, everySlot, closed.length), trouble.meetings).map(nameMeetings),
            forbiddenPairs: sometimes(trouble, fc.constant<[string, string][]>([['party 0', 'party 1']]), []),
            order: sometimes(trouble, fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 2 }), []),
          })
          .map(({ order, ...day }): Problem => ({ ...day, precedences: nameOrder(order, day.meetings) }))
      })
    })
}

function sometimes<T>({ oneIn }: Trouble, amiss: fc.Arbitrary<T>, usual: T): fc.Arbitrary<T> {
  return fc.oneof({ weight: oneIn - 1, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: amiss })
}

/** Twenty-minute slots; a pause of an hour may lie between two of them. */
function drawSlots(count: number): fc.Arbitrary<Slot[]> {
  return fc.array(fc.boolean(), { minLength: count, maxLength: count }).map((pauses) => {
    let clock = 0
    return pauses.map((isPause, index) => {
      const startsAt = clock + (isPause ? 60 : 0)
      clock = startsAt + 20
      return { id: `slot ${index}`, startsAt: startsAt * 60_000, endsAt: clock * 60_000 }
    })
  })
}

function drawClosed(trouble: Trouble, everySlot: number[]): fc.Arbitrary<number[]> {
  return sometimes(trouble, fc.subarray(everySlot), [])
}

function nameTables(closed: number[][]): Table[] {
  return closed.map((closedSlots, table) => ({ id: `table ${table}`, label: `${table + 1}`, closedSlots }))
}

function drawParty(trouble: Trouble, id: string, everySlot: number[]): fc.Arbitrary<Party> {
  const delegate = fc.record({
    id: sometimes(trouble, fc.constant('shared'), ''),
    languages: drawLanguages(trouble),
    freeSlots: sometimes(trouble, fc.subarray(everySlot), everySlot),
  })
  return fc
    .record({
      people: fc.array(delegate, { minLength: 1, maxLength: 2 }),
      isEmpty: sometimes(trouble, fc.boolean(), false),
      parallelDesks: fc.integer({ min: 1, max: 2 }),
    })
    .map(({ people, isEmpty, parallelDesks }) => {
      const named = people.map((one, index): Delegate => {
        return { ...one, id: one.id && index === 0 ? one.id : `${id} ${index}` }
      })
      return { id, parallelDesks, delegates: isEmpty ? [] : named }
    })
}

function drawLanguages(trouble: Trouble): fc.Arbitrary<string[]> {
  const some = fc.subarray(['zh', 'en', 'ko'], { minLength: 1, maxLength: 2 })
  return some.chain((languages) =>
    sometimes({ ...trouble, oneIn: 4 * trouble.oneIn }, fc.constant<string[]>([]), languages),
  )
}

function drawInterpreter(trouble: Trouble, everySlot: number[]): fc.Arbitrary<Omit<Interpreter, 'id'>> {
  return fc.record({
    languages: fc.subarray(['zh', 'en', 'ko'], { minLength: 2 }),
    freeSlots: sometimes(trouble, fc.subarray(everySlot), everySlot),
    longestStretch: fc.integer({ min: 1, max: 2 }),
  })
}

function nameInterpreters(interpreters: Omit<Interpreter, 'id'>[]): Interpreter[] {
  return interpreters.map((interpreter, index) => ({ id: `interpreter ${index}`, ...interpreter }))
}

function drawMeeting(
  trouble: Trouble,
  parties: string[],
  everySlot: number[],
  tables: number,
): fc.Arbitrary<Omit<Meeting, 'id'>> {
  const table = fc.integer({ min: 0, max: tables - 1 }).map((number) => `table ${number}`)
  const lock = fc.record({ slot: fc.constantFrom(...everySlot), table }, { requiredKeys: ['slot'] })
  return fc
    .record({
      parties: fc.uniqueArray(fc.constantFrom(...parties), { minLength: 2, maxLength: 2 }),
      weight: fc.constantFrom<Weight[]>('must', 'want', 'want', 'nice'),
      fixed: sometimes<Meeting['fixed'] | null>(trouble, lock, null),
      allowedSlots: sometimes<number[] | null>(trouble, fc.subarray(everySlot), null),
    })
    .map(({ parties: [one, other], weight, fixed, allowedSlots }) => ({
      parties: [one!, other!],
      weight,
      ...(fixed && { fixed }),
      ...(allowedSlots && { allowedSlots }),
    }))
}

function nameMeetings(meetings: Omit<Meeting, 'id'>[]): Meeting[] {
  return meetings.map((meeting, index) => ({ id: `meeting ${index}`, ...meeting }))
}

/** Pairs of meetings by their number, the lower first, so that none goes round in a circle. */
function nameOrder(pairs: [number, number][], meetings: Meeting[]): [string, string][] {
  return pairs
    .filter(([one, other]) => one < other && other < meetings.length)
    .map(([one, other]) => [meetings[one]!.id, meetings[other]!.id])
}

/**
 * The largest sum of `worth` that any plan reaches, by trying everything; undefined when that takes too long. Knows of
 * the rules only what `check` says.
 */
export function findGreatestWorth(problem: Problem, worth: (meeting: Meeting) => number): number | undefined {
  const isLocked = ({ fixed }: Meeting) => (fixed?.table === undefined ? 1 : 0)
  const possible = problem.meetings
    .filter((meeting) => listPlacements(problem, meeting).some((one) => check(problem, [one]).length === 0))
    .sort((one, other) => isLocked(one) - isLocked(other))
  let greatest = 0
  let tries = 0
  const place = (at: number, placed: Placement[], sum: number): void => {
    greatest = Math.max(greatest, sum)
    const left = possible.slice(at).reduce((total, meeting) => total + worth(meeting), 0)
    const meeting = possible[at]
    if (!meeting || sum + left <= greatest || tries > mostTries) return
    const tried = new Set<string>()
    for (const one of listPlacements(problem, meeting)) {
      const likeness = JSON.stringify({ ...one, table: describeTable(problem, one.table) })
      tries++
      if (tried.has(likeness) || check(problem, [...placed, one]).length > 0) continue
      tried.add(likeness)
      place(at + 1, [...placed, one], sum + worth(meeting))
    }
    place(at + 1, placed, sum)
  }
  place(0, [], 0)
  return tries > mostTries ? undefined : greatest
}

const mostTries = 4000

/** What is to be said of a table, but for its name: of tables that are alike one need be tried. */
export function describeTable({ tables }: Problem, id: string): string {
  const { place, features, online, booth } = tables.find((table) => table.id === id)!
  return JSON.stringify([place, features, online, booth])
}

export function listPlacements(problem: Problem, meeting: Meeting): Placement[] {
  const [left, right] = meeting.parties.map((id) => problem.parties.find((party) => party.id === id)!.delegates)
  return problem.slots.flatMap((_, slot) =>
    problem.tables.flatMap(({ id: table }) =>
      left!.flatMap((one) =>
        right!.flatMap((other) =>
          [null, ...problem.interpreters.map(({ id }) => id)].map(
            (interpreter): Placement => ({
              meeting: meeting.id,
              slot,
              table,
              delegates: [one.id, other.id],
              interpreter,
            }),
          ),
        ),
      ),
    ),
  )
}
