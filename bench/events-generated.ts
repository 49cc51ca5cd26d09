import type { Delegate, Interpreter, Meeting, Party, Problem, Slot, Table, Weight } from '#meetings/engine/problem.ts'
import { pickBelow, type Random, seededRandom } from '#meetings/engine/search/random.ts'
import { addPlaces } from './events-places.ts'

const languages = ['zh', 'en', 'ko']
const minute = 60_000

/**
 * A day, or two, with everything the model knows: desks, delegates, interpreters, blocked slots, locks, and two days in
 * three people on video, tables that are not alike, booths or halls.
 */
export function generateDay(seed: number): Problem {
  const random = seededRandom(seed)
  const slots = drawSlots(random)
  const everySlot = [...slots.keys()]
  const tables = Array.from({ length: 1 + pickBelow(random, 6) }, (_, table): Table => {
    const closedSlots = random() < 0.2 ? draw(random, everySlot) : []
    return { id: `table ${table}`, label: `${table}`, closedSlots, online: random() < 0.2 }
  })
  const parties = Array.from({ length: 3 + pickBelow(random, 8) }, (_, party) => drawParty(random, party, everySlot))
  const interpreters = Array.from({ length: pickBelow(random, 4) }, (_, index): Interpreter => {
    const spoken = random() < 0.6 ? ['zh', 'en'] : languages
    const longestStretch = 1 + pickBelow(random, 4)
    return { id: `interpreter ${index}`, languages: spoken, freeSlots: drawFree(random, everySlot), longestStretch }
  })
  const meetings = drawMeetings(random, parties, everySlot, tables)
  const forbiddenPairs: [string, string][] = random() < 0.2 ? [[parties[0]!.id, parties[1]!.id]] : []
  const day = { slots, tables, parties, interpreters, meetings, forbiddenPairs }
  return random() < 0.33 ? day : addPlaces(day, random)
}

/** Three to ten slots; a lunch, and now and then a night. */
function drawSlots(random: Random): Slot[] {
  const count = 3 + pickBelow(random, 8)
  const night = random() < 0.3 ? pickBelow(random, count) : -1
  const lunch = pickBelow(random, count)
  let clock = 9 * 60
  return Array.from({ length: count }, (_, slot) => {
    clock += slot === night ? 14 * 60 : slot === lunch ? 60 : 5
    const startsAt = clock
    clock += 20
    return { id: `slot ${slot}`, startsAt: startsAt * minute, endsAt: clock * minute }
  })
}

function drawParty(random: Random, party: number, everySlot: number[]): Party {
  const delegates = Array.from({ length: 1 + pickBelow(random, 3) }, (_, index): Delegate => {
    const id = index === 0 && random() < 0.03 ? 'somebody in two parties' : `party ${party} delegate ${index}`
    const spoken = random() < 0.3 ? ['zh', 'en'] : [languages[pickBelow(random, languages.length)]!]
    return { id, languages: spoken, freeSlots: drawFree(random, everySlot) }
  })
  return { id: `party ${party}`, delegates, parallelDesks: 1 + pickBelow(random, 3) }
}

/** Mostly the whole time; a third have something else to do. */
function drawFree(random: Random, everySlot: number[]): number[] {
  if (random() < 0.67) return everySlot
  const from = pickBelow(random, everySlot.length)
  const until = from + 1 + pickBelow(random, 3)
  return everySlot.filter((slot) => slot < from || slot >= until)
}

function drawMeetings(random: Random, parties: Party[], everySlot: number[], tables: Table[]): Meeting[] {
  const weights: Weight[] = ['must', 'want', 'want', 'nice']
  return Array.from({ length: 2 + pickBelow(random, 24) }, (_, index): Meeting => {
    const one = pickBelow(random, parties.length)
    const other = (one + 1 + pickBelow(random, parties.length - 1)) % parties.length
    const table = tables[pickBelow(random, tables.length)]!.id
    const slot = everySlot[pickBelow(random, everySlot.length)]!
    const isFixed = random() < 0.06
    return {
      id: `meeting ${index}`,
      parties: [parties[one]!.id, parties[other]!.id],
      weight: weights[pickBelow(random, weights.length)]!,
      ...(random() < 0.3 && { score: random() }),
      ...(isFixed && { fixed: random() < 0.5 ? { slot } : { slot, table } }),
      ...(random() < 0.1 && { allowedSlots: draw(random, everySlot) }),
    }
  })
}

function draw(random: Random, slots: number[]): number[] {
  return slots.filter(() => random() < 0.5)
}
