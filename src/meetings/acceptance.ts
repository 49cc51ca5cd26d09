import { sql } from 'kysely'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { Refusal } from '#platform/refusal.ts'
import { may } from './access.ts'
import { type Seating, takeSeats } from './booking.ts'
import { getDayRule } from './day-rules.ts'
import { recordMeeting } from './meetings.ts'
import { findBestCrew, listOpenings, type Pair } from './openings.ts'
import { type LinkFor, writeAnswerLetter } from './request-letters.ts'
import { getRequest, giveAnswer, type Request } from './requests.ts'

export type Acceptance = { meetingId: string /** Whether it has a slot and a table already. */; isPlaced: boolean }

/**
 * Accepts a request: answer, meeting and place in one transaction. With a slot it is that slot or a refusal that says
 * what is in the way. Without one the first that works for both is taken; where none does, or where the organiser
 * arranges the day, the acceptance stands and the meeting waits for the timetable.
 */
export async function acceptRequest(
  db: Db,
  actor: Actor,
  { requestId, slotId, tableId }: { requestId: string; slotId?: string | undefined; tableId?: string | undefined },
  linkFor?: LinkFor,
): Promise<Acceptance> {
  const request = await getRequest(db, requestId)
  insist(may.speakFor(actor, request.asked), actor)
  return inTransaction(db, async (tx) => {
    await giveAnswer(tx, actor, requestId, 'accepted')
    const { arrangedBy } = await getDayRule(tx, request.eventId)
    if (slotId && arrangedBy === 'organiser') throw new Refusal('meetings.organiser-arranges', { status: 409 })
    const { id: meetingId } = await recordMeeting(tx, actor, {
      ...{ eventId: request.eventId, sides: [request.asking.id, request.asked.id] },
      ...{ weight: 'want', cameFrom: 'request', requestId, listingId: request.listingId },
    })
    const pair = pairOf(request, actor)
    const isPlaced =
      arrangedBy === 'participants' &&
      (slotId
        ? await seatIn(tx, actor, { meetingId, slotId, tableId, pair })
        : await seatSomewhere(tx, actor, meetingId, pair))
    if (linkFor) await writeAnswerLetter(tx, { request, answer: 'accepted' }, linkFor)
    return { meetingId, isPlaced }
  })
}

/** Slots in which the two sides of a request could meet, in order of time. */
export function listOpeningsOf(db: Db, actor: Actor, request: Request) {
  return listOpenings(db, pairOf(request, actor))
}

// Whoever asked and whoever answers would rather sit there themselves.
function pairOf(request: Request, actor: Actor): Pair {
  const preferred = [request.askedBy, actor.personId].filter((id) => id !== null)
  return { eventId: request.eventId, sides: [request.asking.id, request.asked.id], preferred }
}

const TRIES = 6
const SOMEBODY_WAS_FASTER = ['meetings.table-taken', 'meetings.table-closed']

async function seatIn(
  tx: Tx,
  actor: Actor,
  { meetingId, slotId, tableId, pair }: { meetingId: string; slotId: string; tableId?: string | undefined; pair: Pair },
): Promise<true> {
  for (let attempt = 1; ; attempt++) {
    const crew = await findBestCrew(tx, pair, slotId)
    if (!crew) throw new Refusal('meetings.slot-not-open', { status: 409, field: 'slotId' })
    if (crew.isSilent) throw new Refusal('meetings.no-free-interpreter', { status: 409, field: 'slotId' })
    if (crew.persons.length === 0) throw new Refusal('meetings.slot-not-common', { status: 409, field: 'slotId' })
    const table = tableId ?? crew.tables[0]
    if (!table) throw new Refusal('meetings.no-free-table', { status: 409, field: 'slotId' })
    const { persons, interpreterId } = crew
    const refusal = await trying(tx, actor, { meetingId, slotId, tableId: table, persons, interpreterId })
    if (!refusal) return true
    const mayTryAnother = !tableId && SOMEBODY_WAS_FASTER.includes(refusal.code)
    if (!mayTryAnother || attempt === TRIES) throw refusal
  }
}

async function seatSomewhere(tx: Tx, actor: Actor, meetingId: string, pair: Pair): Promise<boolean> {
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const [opening] = await listOpenings(tx, pair)
    if (!opening) return false
    const { slotId, persons, interpreterId, tables } = opening
    const tableId = tables[0] ?? ''
    if (!(await trying(tx, actor, { meetingId, slotId, tableId, persons, interpreterId }))) return true
  }
  return false
}

// A refused booking must not take the acceptance with it: only the attempt is undone.
async function trying(tx: Tx, actor: Actor, seating: Seating): Promise<Refusal | undefined> {
  await sql`savepoint booking`.execute(tx)
  try {
    await takeSeats(tx, actor, seating)
    await sql`release savepoint booking`.execute(tx)
    return undefined
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await sql`rollback to savepoint booking`.execute(tx)
    return error
  }
}
