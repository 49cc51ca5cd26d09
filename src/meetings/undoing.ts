import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { Refusal } from '#platform/refusal.ts'
import { may } from './access.ts'
import { type Closing, closeAll, openAll } from './closures.ts'
import { carryOut, isSamePlacing, listPlacings, lockDraft, type Move, type Placing } from './draft.ts'
import { listDraftLines } from './lines.ts'
import { listViolations } from './timetable.ts'
import { type TimingChange, turnTimingBack } from './timing.ts'
import type { Timing } from './timings.ts'

/** A deed on the board as the audit trail tells it. */
export type Deed = {
  factId: number
  at: Date
  kind: string
  moves: Move[]
  closings: Closing[]
  /** What it said about when a meeting is to be held. */
  timing: TimingChange | undefined
}

/** What "undo" and "redo" would reach for: this organiser's own last deed on this board. */
export type Reach = {
  undo: Deed | undefined
  redo: Deed | undefined
  /** All that can be taken back, newest first, and all that can be done again, next first. */
  done: Deed[]
  undone: Deed[]
}

/** Takes back the organiser's newest deed on the board, when things still are as that deed left them. */
export function undo(db: Db, actor: Actor, eventId: string): Promise<Deed> {
  return goBackOrForth(db, actor, eventId, 'undo')
}

/** Does again what was taken back last, until something new is done. */
export function redo(db: Db, actor: Actor, eventId: string): Promise<Deed> {
  return goBackOrForth(db, actor, eventId, 'redo')
}

export async function findReach(db: Db, actor: Actor, eventId: string): Promise<Reach> {
  if (!actor.personId) return { undo: undefined, redo: undefined, done: [], undone: [] }
  const done: Deed[] = []
  let undone: Deed[] = []
  for (const deed of await listDeeds(db, actor.personId, eventId)) {
    if (deed.kind === 'timetable.undone') undone.push(...done.splice(-1))
    else if (deed.kind === 'timetable.redone') done.push(...undone.splice(-1))
    else {
      done.push(deed)
      undone = []
    }
  }
  return { undo: done.at(-1), redo: undone.at(-1), done: done.toReversed(), undone: undone.toReversed() }
}

async function goBackOrForth(db: Db, actor: Actor, eventId: string, way: 'undo' | 'redo'): Promise<Deed> {
  insist(may.arrange(actor, eventId), actor)
  return inTransaction(db, async (tx) => {
    await lockDraft(tx, eventId)
    const deed = (await findReach(tx, actor, eventId))[way]
    if (!deed) throw new Refusal(`timetable.nothing-to-${way}`, { status: 409 })
    const moves = way === 'undo' ? deed.moves.map(turnRound) : deed.moves
    const now = new Map(listPlacings(await listDraftLines(tx, eventId)).map((placing) => [placing.meetingId, placing]))
    const isAsLeft = (move: Move) => isSamePlacing(now.get(move.meetingId) ?? null, move.before)
    if (!moves.every(isAsLeft)) throw new Refusal('timetable.changed-since', { status: 409 })
    if (deed.timing)
      await turnTimingBack(tx, actor, eventId, way === 'undo' ? deed.timing : turnTimingRound(deed.timing))
    if (way === 'undo') await openAll(tx, deed.closings)
    await carryOut(tx, actor, eventId, leave(moves))
    if (way === 'redo') await closeAll(tx, actor, deed.closings)
    await carryOut(
      tx,
      actor,
      eventId,
      moves.filter((move) => move.after),
    )
    if ((await listViolations(tx, eventId)).some((violation) => concerns(violation, moves)))
      throw new Refusal('timetable.no-longer-allowed', { status: 409 })
    const kind = way === 'undo' ? 'timetable.undone' : 'timetable.redone'
    await tell(tx, actor, { kind, subject: { kind: 'event', id: eventId }, after: { fact: deed.factId, moves } })
    return deed
  })
}

/** The moves as far as they clear the board: a table can only be closed when nothing stands there. */
function leave(moves: readonly Move[]): Move[] {
  return moves.map((move) => ({ ...move, after: null }))
}

function turnRound({ meetingId, before, after }: Move): Move {
  return { meetingId, before: after, after: before }
}

function turnTimingRound({ meetingId, before, after }: TimingChange): TimingChange {
  return { meetingId, before: after, after: before }
}

function concerns(violation: object, moves: readonly Move[]): boolean {
  const said = JSON.stringify(violation)
  return moves.some((move) => move.after && said.includes(move.meetingId))
}

const FACTS_MAX = 200

/** Oldest first. */
async function listDeeds(db: Db, personId: string, eventId: string): Promise<Deed[]> {
  const facts = await db
    .selectFrom('platform.fact')
    .select(['id', 'at', 'kind', 'subject_id', 'before', 'after'])
    .where('actor_id', '=', personId)
    .where((where) =>
      where.or([
        where.and([
          where('subject_kind', '=', 'event'),
          where('subject_id', '=', eventId),
          where('kind', 'in', OF_EVENT),
        ]),
        where.and([
          where('kind', 'in', [...OF_MEETING, OF_TIMING]),
          where('subject_id', 'in', (of) =>
            of
              .selectFrom('meetings.meeting')
              .select(({ cast }) => cast<string>('id', 'text').as('id'))
              .where('event_id', '=', eventId),
          ),
        ]),
      ]),
    )
    .orderBy('id', 'desc')
    .limit(FACTS_MAX)
    .execute()
  return facts.reverse().map(({ id, at, kind, subject_id, before, after }) => {
    if (kind === OF_TIMING) {
      const timing = { meetingId: subject_id, before: before as Timing, after: after as Timing }
      return { factId: id, at, kind, moves: [], closings: [], timing }
    }
    const ofEvent = after as { moves?: Move[]; closings?: Closing[] } | null
    const placing = (seen: unknown) => (seen ? { ...(seen as Placing), meetingId: subject_id } : null)
    const ofMeeting = { meetingId: subject_id, before: placing(before), after: placing(after) }
    const isOfEvent = OF_EVENT.includes(kind)
    const moves = isOfEvent ? (ofEvent?.moves ?? []) : [ofMeeting]
    return { factId: id, at, kind, moves, closings: (isOfEvent && ofEvent?.closings) || [], timing: undefined }
  })
}

const OF_EVENT = [
  'timetable.solved',
  'timetable.restored',
  'timetable.trial-adopted',
  'timetable.undone',
  'timetable.redone',
]
const OF_MEETING = ['meeting.placed', 'meeting.moved', 'meeting.unplaced']
const OF_TIMING = 'meeting.timed'
