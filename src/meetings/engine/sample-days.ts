import type { Delegate, Meeting, Party, Problem, Slot, Table } from './problem.ts'
import { pickBelow, type Random, seededRandom } from './search/random.ts'

/** Days to try the engine on: two of the field's, and one as large as one likes. */

const minute = 60_000

/**
 * A British sensor delegation and 55 Chinese organisations: 58 pairs in a morning and an afternoon of six slots each,
 * seven tables, three interpreters. Two of the six bring somebody who speaks Chinese, every third host speaks English.
 */
export function sensorDay(): Problem {
  const slots = [...listSlots('09:00', 6, 20, 5), ...listSlots('13:30', 6, 20, 5)]
  const everySlot = slots.map((_, slot) => slot)
  const guests = Array.from({ length: 6 }, (_, index): Party => {
    const id = `guest ${index + 1}`
    const languages = index < 2 ? ['en', 'zh'] : ['en']
    const delegates = [{ id: `${id} a`, languages, freeSlots: everySlot }]
    if (index % 2 === 0) delegates.push({ id: `${id} b`, languages: ['en'], freeSlots: everySlot })
    return { id, delegates, parallelDesks: 1 }
  })
  const hosts = Array.from({ length: 55 }, (_, index): Party => {
    const id = `host ${index + 1}`
    const languages = index % 3 === 0 ? ['zh', 'en'] : ['zh']
    const freeSlots = index % 5 === 0 ? everySlot.slice(0, 6) : index % 7 === 0 ? everySlot.slice(6) : everySlot
    const delegates = [{ id: `${id} a`, languages, freeSlots }]
    if (index < 24) delegates.push({ id: `${id} b`, languages: ['zh'], freeSlots })
    return { id, delegates, parallelDesks: 1 }
  })
  const meetings = Array.from({ length: 58 }, (_, index): Meeting => {
    const guest = guests[(index + Math.floor(index / 55)) % 6]!
    const host = hosts[index % 55]!
    return { id: `pair ${index + 1}`, parties: [guest.id, host.id], weight: index % 4 === 0 ? 'must' : 'want' }
  })
  const interpreters = ['Li', 'Wang', 'Zhao'].map((id) => ({
    id,
    languages: ['en', 'zh'],
    freeSlots: everySlot,
    longestStretch: 3,
  }))
  return { slots, tables: listTables(7), parties: [...guests, ...hosts], interpreters, meetings }
}

/** One Korean company with three desks meets 14 firms in half a day of eight slots of 25 minutes. */
export function threeDeskDay(): Problem {
  const slots = listSlots('09:00', 8, 25, 0)
  const everySlot = slots.map((_, slot) => slot)
  const delegates = ['a', 'b', 'c'].map((name) => ({
    id: `Hyundai ${name}`,
    languages: name === 'a' ? ['ko', 'zh'] : ['ko'],
    freeSlots: everySlot,
  }))
  const firms = Array.from({ length: 14 }, (_, index): Party => {
    const freeSlots = index % 2 === 0 ? everySlot.slice(0, 5) : everySlot.slice(3)
    return {
      id: `firm ${index + 1}`,
      delegates: [{ id: `firm ${index + 1} a`, languages: ['zh'], freeSlots }],
      parallelDesks: 1,
    }
  })
  const interpreters = ['Kim', 'Park'].map((id) => ({
    id,
    languages: ['ko', 'zh'],
    freeSlots: everySlot,
    longestStretch: 4,
  }))
  const meetings = firms.map(({ id }): Meeting => ({ id: `Hyundai – ${id}`, parties: ['Hyundai', id], weight: 'want' }))
  const parties = [{ id: 'Hyundai', delegates, parallelDesks: 3 }, ...firms]
  return { slots, tables: listTables(3), parties, interpreters, meetings }
}

/**
 * A large day with heavy-tailed demand: a few parties are in many meetings, one in twelve comes for half the day, a
 * third have talks of up to four slots to go to. With `isOverbooked` wishes go beyond what a party has time for.
 */
export function largeDay(
  size: { parties: number; meetings: number; slots: number; tables: number },
  seed: number,
  isOverbooked = false,
): Problem {
  const random = seededRandom(seed)
  const slots = listSlots('09:00', size.slots, 15, 0)
  const delegates = Array.from({ length: size.parties }, (_, index): Delegate => {
    return { id: `person ${index}`, languages: ['en'], freeSlots: listAttended(size.slots, random) }
  })
  const parties = delegates.map((delegate, index): Party => {
    return { id: `party ${index}`, delegates: [delegate], parallelDesks: 1 }
  })
  const room = delegates.map(({ freeSlots }) => (isOverbooked ? Infinity : Math.floor(freeSlots.length * 0.9)))
  const draw = drawByDemand(size.parties, random)
  const pairs = new Set<number>()
  const meetings: Meeting[] = []
  for (let tries = 0; meetings.length < size.meetings && tries < size.meetings * 400; tries++) {
    const [one, other] = [draw(), draw()].sort((left, right) => left - right) as [number, number]
    const pair = one * size.parties + other
    if (one === other || pairs.has(pair) || room[one]! < 1 || room[other]! < 1) continue
    if (!delegates[one]!.freeSlots.some((slot) => delegates[other]!.freeSlots.includes(slot))) continue
    pairs.add(pair)
    room[one]!--
    room[other]!--
    meetings.push({ id: `meeting ${meetings.length}`, parties: [`party ${one}`, `party ${other}`], weight: 'want' })
  }
  return { slots, tables: listTables(size.tables), parties, interpreters: [], meetings }
}

export function listSlots(startsAt: string, count: number, minutes: number, changeOverMinutes: number): Slot[] {
  const first = Date.parse(`2017-09-13T${startsAt}:00+08:00`)
  return Array.from({ length: count }, (_, index) => {
    const start = first + index * (minutes + changeOverMinutes) * minute
    return { id: `${startsAt} ${index + 1}`, startsAt: start, endsAt: start + minutes * minute }
  })
}

export function listTables(count: number): Table[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `table ${index + 1}`,
    label: `${index + 1}`,
    closedSlots: [],
  }))
}

function listAttended(slots: number, random: Random): number[] {
  const missed = new Set<number>()
  const kind = random()
  const half = slots >> 1
  if (kind < 0.08) {
    const from = random() < 0.5 ? 0 : half
    for (let slot = from; slot < from + half; slot++) missed.add(slot)
  } else if (kind < 0.4) {
    const length = 1 + pickBelow(random, 4)
    const from = pickBelow(random, slots - length)
    for (let slot = from; slot < from + length; slot++) missed.add(slot)
  }
  return Array.from({ length: slots }, (_, slot) => slot).filter((slot) => !missed.has(slot) && random() >= 0.01)
}

/** Draws parties with log-normal demand. */
function drawByDemand(parties: number, random: Random): () => number {
  const demand = Array.from({ length: parties }, () => {
    const normal = Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random())
    return Math.exp(0.9 * normal)
  })
  let total = 0
  const upTo = demand.map((one) => (total += one))
  return () => {
    const drawn = random() * total
    let from = 0
    for (let until = parties - 1; from < until; ) {
      const middle = (from + until) >> 1
      if (upTo[middle]! > drawn) until = middle
      else from = middle + 1
    }
    return from
  }
}
