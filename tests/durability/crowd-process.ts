// One of two programs at whose doors a crowd of organisers and participants pulls at once: node crowd-process.ts '<order>'.
import { acceptRequest } from '#meetings/acceptance.ts'
import { cellName } from '#meetings/cells.ts'
import { placeOnBoard, takeOffBoard } from '#meetings/moves.ts'
import type { Site } from '#meetings/news.ts'
import { releaseTimetable } from '#meetings/releases.ts'
import { solveTimetable } from '#meetings/timetable.ts'
import { system } from '#people/actor.ts'
import { connect } from '#platform/database/connect.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Order } from './crowd.ts'

const order = JSON.parse(process.argv[2] ?? '') as Order
const { url, eventId, deeds, slots, tables, meetings, requests } = order
const db = connect(url, { max: 8 })
const organiser = system('test')
const counts: Record<string, number> = {}
const failures: string[] = []
const site: Site = {
  host: 'duihe.example',
  organizer: { name: 'desk', address: 'desk@duihe.example' },
  myMeetings: (lang, slug) => `https://duihe.example/${lang}/my/events/${slug}`,
}
let state = order.seed

let isPulling = true
const publishing = order.isPublishing ? publish() : Promise.resolve()
await Promise.all(Array.from({ length: 8 }, pull))
isPulling = false
await publishing
console.log(JSON.stringify({ counts, failures }))
await db.destroy()

async function pull(): Promise<void> {
  for (let i = 0; i < deeds / 8; i++) {
    const dice = pick(100)
    if (dice < 60) await attempt('placed', place)
    else if (dice < 75) await attempt('taken off', takeOff)
    else await attempt('accepted', () => acceptRequest(db, organiser, { requestId: one(requests), slotId: one(slots) }))
  }
}

// Solves and publishes again and again, while others change the draft under it.
async function publish(): Promise<void> {
  for (let round = 1; isPulling; round++) {
    await attempt('solved', () => solveTimetable(db, organiser, eventId, { seed: round, budget: { moves: 2000 } }))
    await attempt('released', () => releaseTimetable(db, organiser, eventId, { site }))
  }
}

async function place(): Promise<void> {
  const meetingId = one(meetings)
  const cell = cellName({ slotId: one(slots), tableId: one(tables) })
  await placeOnBoard(db, organiser, eventId, { meetingId, cell, seen: await look(meetingId) })
}

async function takeOff(): Promise<void> {
  const meetingId = one(meetings)
  await takeOffBoard(db, organiser, eventId, { meetingId, seen: await look(meetingId) })
}

async function look(meetingId: string): Promise<string> {
  const row = await db
    .selectFrom('meetings.placement')
    .select(['slot_id as slotId', 'table_id as tableId'])
    .where('meeting_id', '=', meetingId)
    .executeTakeFirst()
  return row ? cellName(row) : ''
}

async function attempt(deed: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
    count(deed)
  } catch (error) {
    if (error instanceof Refusal) count(error.code)
    else failures.push(`${deed}: ${String(error)}`)
  }
}

function count(what: string): void {
  counts[what] = (counts[what] ?? 0) + 1
}

function one<T>(list: readonly T[]): T {
  return list[pick(list.length)] as T
}

// The same order pulls at the same doors; when, the machine decides.
function pick(below: number): number {
  state = (state * 1_664_525 + 1_013_904_223) >>> 0
  return Math.floor((state / 2 ** 32) * below)
}
