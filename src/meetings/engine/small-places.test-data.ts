import fc from 'fast-check'
import type { Delegate, Meeting, Problem, Table } from './problem.ts'

const halls = ['east hall', 'west hall']
const features = ['plug', 'screen']

/** What may be said of a day's tables and people beyond the day itself; each list is gone through in turn and again. */
type Said = {
  online: boolean[]
  remote: boolean[]
  features: string[][]
  needs: string[][]
  booths: number[]
  halls: number[]
  minutes: number | null
}

const several = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 7, maxLength: 7 })
const oneIn = (count: number) => several(fc.nat(count - 1).map((drawn) => drawn === 0))
const orNothing = <T>(some: fc.Arbitrary<T[]>, nothing: T) => fc.oneof(fc.constant<T[]>([nothing]), some)

/** The same days, with people on video, features, booths or two halls, or with all of that. */
export function drawWithPlaces(days: fc.Arbitrary<Problem>): fc.Arbitrary<Problem> {
  const needs = fc.oneof({ weight: 3, arbitrary: fc.constant<string[]>([]) }, fc.subarray(features))
  const said: fc.Arbitrary<Said> = fc.record({
    online: orNothing(oneIn(2), false),
    remote: orNothing(oneIn(5), false),
    features: orNothing(several(fc.subarray(features)), []),
    needs: orNothing(several(needs), []),
    booths: orNothing(several(fc.integer({ min: -4, max: 2 })), -1),
    halls: orNothing(several(fc.constantFrom(-1, 0, 0, 1, 1)), -1),
    minutes: fc.constantFrom(null, 5, 30, 30, 70),
  })
  return fc.tuple(days, said).map(([day, one]) => say(day, one))
}

function say(day: Problem, said: Said): Problem {
  let person = 0
  const seat = (delegate: Delegate): Delegate =>
    nth(said.remote, person++) && delegate.id !== 'shared' ? { ...delegate, remote: true } : delegate
  return {
    ...day,
    tables: day.tables.map((table, at): Table => {
      const owner = day.parties[nth(said.booths, at)]
      const place = halls[nth(said.halls, at)]
      return {
        ...table,
        ...(nth(said.online, at) && { online: true }),
        ...(nth(said.features, at).length > 0 && { features: nth(said.features, at) }),
        ...(owner && { booth: owner.id }),
        ...(place !== undefined && { place }),
      }
    }),
    parties: day.parties.map((party) => ({ ...party, delegates: party.delegates.map(seat) })),
    meetings: day.meetings.map((meeting, at): Meeting => {
      return nth(said.needs, at).length > 0 ? { ...meeting, needs: nth(said.needs, at) } : meeting
    }),
    ...(said.minutes !== null && { walks: [{ places: ['east hall', 'west hall'], minutes: said.minutes }] }),
  }
}

function nth<T>(list: T[], at: number): T {
  return list[at % list.length]!
}
