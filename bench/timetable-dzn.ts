import type { Meeting, Party, Problem, Slot } from '#meetings/engine/problem.ts'

const MINUTE = 60_000
const SLOT_MINUTES = 20

/**
 * Reads a day of the business-to-business meeting problem (MiniZinc data, JAIR 2022). Everything is counted from 1;
 * a session is 1 for the morning, 2 for the afternoon, 3 for either; a forbidden set may hold a 0 that means nothing;
 * a fixed slot of 0 is none; `precedences` lists per meeting those before it. The day has no lunch: a break is a break
 * across noon too. Each participant is a party of one person.
 */
export function readDzn(text: string, fairnessLimit: number): Problem {
  const data = text.replaceAll(/%.*$/gm, '')
  const parties = readNumber(data, 'nBusiness')
  const meetings = readNumber(data, 'nMeetings')
  const slots = listSlots(readNumber(data, 'nTotalSlots'))
  const afternoon = readNumber(data, 'nMorningSlots')
  const forbidden = readSets(data, 'forbidden')
  const precedences = readSets(data, 'precedences')
  const fixed = readList(data, 'fixed') ?? readList(data, 'fixat') ?? []
  const requested = (readList(data, 'requested') ?? []).map(Number)
  if (requested.length !== meetings * 3) throw new Error(`${requested.length / 3} meetings requested, not ${meetings}`)
  return {
    slots,
    tables: Array.from({ length: readNumber(data, 'nTables') }, (_, table) => ({
      id: `table ${table + 1}`,
      label: String(table + 1),
      closedSlots: [],
    })),
    parties: Array.from({ length: parties }, (_, party) => readParty(party, slots.length, forbidden?.[party] ?? [])),
    interpreters: [],
    meetings: Array.from({ length: meetings }, (_, at) => {
      const [one = 0, other = 0, session = 3] = requested.slice(at * 3, at * 3 + 3)
      return readMeeting(at, [one, other], listSession(session, afternoon, slots.length), Number(fixed[at] ?? 0))
    }),
    precedences: (precedences ?? []).flatMap((earlier, at) =>
      earlier.map((one): [string, string] => [`meeting ${one}`, `meeting ${at + 1}`]),
    ),
    fairnessLimit,
  }
}

function readParty(party: number, slots: number, forbidden: number[]): Party {
  const id = `participant ${party + 1}`
  const freeSlots = [...Array(slots).keys()].filter((slot) => !forbidden.includes(slot + 1))
  return { id, parallelDesks: 1, delegates: [{ id: `${id} a`, languages: ['en'], freeSlots }] }
}

function readMeeting(at: number, pair: [number, number], session: number[] | undefined, fixed: number): Meeting {
  return {
    id: `meeting ${at + 1}`,
    parties: [`participant ${pair[0]}`, `participant ${pair[1]}`],
    weight: 'want',
    ...(session && { allowedSlots: session }),
    // Not a lock, which would stand above the session: the published problem asks for both.
    ...(fixed > 0 && { allowedSlots: (session ?? [fixed - 1]).filter((slot) => slot === fixed - 1) }),
  }
}

function listSession(session: number, afternoon: number, slots: number): number[] | undefined {
  if (session === 3) return undefined
  const every = [...Array(slots).keys()]
  return session === 1 ? every.slice(0, afternoon) : every.slice(afternoon)
}

function listSlots(count: number): Slot[] {
  return Array.from({ length: count }, (_, slot) => ({
    id: `slot ${slot + 1}`,
    startsAt: slot * SLOT_MINUTES * MINUTE,
    endsAt: (slot + 1) * SLOT_MINUTES * MINUTE,
  }))
}

function readNumber(data: string, name: string): number {
  const found = new RegExp(`\\b${name}\\s*=\\s*(\\d+)\\s*;`).exec(data)?.[1]
  if (found === undefined) throw new Error(`${name} is missing`)
  return Number(found)
}

function readBody(data: string, name: string): string | undefined {
  return new RegExp(`\\b${name}\\s*=\\s*(?:array\\w+\\s*\\()?\\[([^\\]]*)\\]`).exec(data)?.[1]
}

function readList(data: string, name: string): number[] | undefined {
  return readBody(data, name)?.match(/-?\d+/g)?.map(Number) ?? undefined
}

/** An array of sets; the 0 that some hold for want of anything else is left out. */
function readSets(data: string, name: string): number[][] | undefined {
  const body = readBody(data, name)
  if (body === undefined) return undefined
  return [...body.matchAll(/\{([^}]*)\}|(\d+)\s*\.\.\s*(\d+)/g)].map(([, members, from, to]) => {
    if (members === undefined) return listRange(Number(from), Number(to))
    const range = /^\s*(\d+)\s*\.\.\s*(\d+)\s*$/.exec(members)
    const listed = range ? listRange(Number(range[1]), Number(range[2])) : (members.match(/\d+/g) ?? []).map(Number)
    return listed.filter((member) => member > 0)
  })
}

function listRange(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at)
}
