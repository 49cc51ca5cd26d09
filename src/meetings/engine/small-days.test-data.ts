import fc from 'fast-check'
import { check } from './check.ts'
import type { Placement } from './placement.ts'
import type { Delegate, Interpreter, Meeting, Party, Problem, Slot, Table } from './problem.ts'

/** Small days full of trouble: few slots and tables, people shared between parties, locks, missing languages. */
export const smallDays: fc.Arbitrary<Problem> = fc
  .record({ slots: fc.integer({ min: 1, max: 4 }), parties: fc.integer({ min: 2, max: 5 }) })
  .chain(({ slots, parties }) => {
    const everySlot = Array.from({ length: slots }, (_, slot) => slot)
    const tables = fc.array(drawTable(everySlot), { minLength: 1, maxLength: 3 })
    return tables.chain((closed) =>
      fc.record({
        slots: drawSlots(slots),
        tables: fc.constant(nameTables(closed)),
        parties: fc.tuple(...Array.from({ length: parties }, (_, party) => drawParty(`party ${party}`, everySlot))),
        interpreters: fc.array(drawInterpreter(everySlot), { maxLength: 2 }).map(nameInterpreters),
        meetings: fc
          .array(drawMeeting(parties, everySlot, closed.length), { minLength: 1, maxLength: 5 })
          .map(nameMeetings),
        forbiddenPairs: fc.oneof(
          { weight: 4, arbitrary: fc.constant<[string, string][]>([]) },
          { weight: 1, arbitrary: fc.constant<[string, string][]>([['party 0', 'party 1']]) },
        ),
      }),
    )
  })

const someLanguages = fc.oneof(
  { weight: 15, arbitrary: fc.subarray(['zh', 'en', 'ko'], { minLength: 1, maxLength: 2 }) },
  { weight: 1, arbitrary: fc.constant<string[]>([]) },
)
const rarely = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 4 })
/** Mostly all of them. */
const mostSlots = (everySlot: number[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(everySlot) }, { weight: 2, arbitrary: fc.subarray(everySlot) })

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

function drawTable(everySlot: number[]): fc.Arbitrary<number[]> {
  return rarely(fc.subarray(everySlot)).map((closed) => closed ?? [])
}

function nameTables(closed: number[][]): Table[] {
  return closed.map((closedSlots, table) => ({ id: `table ${table}`, label: `${table + 1}`, closedSlots }))
}

function drawParty(id: string, everySlot: number[]): fc.Arbitrary<Party> {
  const delegate = fc.record({
    isShared: fc.integer({ min: 0, max: 9 }).map((die) => die === 0),
    languages: someLanguages,
    freeSlots: mostSlots(everySlot),
  })
  const delegates = fc
    .integer({ min: 0, max: 9 })
    .chain((die) => fc.array(delegate, { minLength: Math.min(die, 1), maxLength: Math.min(die, 2) }))
  return fc.record({ delegates, parallelDesks: fc.integer({ min: 1, max: 2 }) }).map((party) => ({
    id,
    parallelDesks: party.parallelDesks,
    delegates: party.delegates.map(({ isShared, languages, freeSlots }, index): Delegate => {
      return { id: isShared && index === 0 ? 'shared' : `${id} ${index}`, languages, freeSlots }
    }),
  }))
}

function drawInterpreter(everySlot: number[]): fc.Arbitrary<Omit<Interpreter, 'id'>> {
  return fc.record({
    languages: fc.subarray(['zh', 'en', 'ko'], { minLength: 2 }),
    freeSlots: mostSlots(everySlot),
    longestStretch: fc.integer({ min: 1, max: 2 }),
  })
}

function nameInterpreters(interpreters: Omit<Interpreter, 'id'>[]): Interpreter[] {
  return interpreters.map((interpreter, index) => ({ id: `interpreter ${index}`, ...interpreter }))
}

function drawMeeting(parties: number, everySlot: number[], tables: number): fc.Arbitrary<Omit<Meeting, 'id'>> {
  const table = fc.integer({ min: 0, max: tables - 1 }).map((number) => `table ${number}`)
  return fc
    .record({
      pair: fc.uniqueArray(fc.integer({ min: 0, max: parties - 1 }), { minLength: 2, maxLength: 2 }),
      weight: fc.constantFrom('must', 'want', 'want', 'nice'),
      fixed: rarely(fc.record({ slot: fc.constantFrom(...everySlot), table }, { requiredKeys: ['slot'] })),
      allowedSlots: rarely(fc.subarray(everySlot)),
    })
    .map(({ pair, weight, fixed, allowedSlots }) => ({
      parties: pair.map((party) => `party ${party}`) as [string, string],
      weight: weight as Meeting['weight'],
      ...(fixed && { fixed }),
      ...(allowedSlots && { allowedSlots }),
    }))
}

function nameMeetings(meetings: Omit<Meeting, 'id'>[]): Meeting[] {
  return meetings.map((meeting, index) => ({ id: `meeting ${index}`, ...meeting }))
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
      const { table: _, ...rest } = one
      const likeness = JSON.stringify(rest)
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

const mostTries = 20_000

function listPlacements(problem: Problem, meeting: Meeting): Placement[] {
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
