import { type Board, getBoard } from '#meetings/board.ts'
import { readBoardVersion } from '#meetings/board-version.ts'
import { type EventName, getEventName } from '#meetings/legend.ts'
import { CellRefusal, StaleMove } from '#meetings/moves.ts'
import { lookAtRun } from '#meetings/run-record.ts'
import { readSteps } from '#meetings/trial-steps.ts'
import { isId } from '#platform/ids.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { goTo, readFields } from '../deed.ts'
import { show } from '../shell.tsx'
import type { PageContext } from '../visit.ts'
import { type BoardQuery, openView, readQuery } from './board-state.ts'
import type { Trouble } from './board-trouble.tsx'
import { BoardPage, titleOf } from './board-view.tsx'
import { boardWords, type Words } from './board-words.ts'

const REFRESH_SECONDS = 2

export type Asked = { event: EventName; fields: Record<string, string>; back: URL }
/** What to say once it is done, in the words of the board as it is then. */
type Said = (board: Board, words: Words) => string
/** Where to go then, if not back. */
type Done = Said | { address: string; notice?: string } | undefined

export function moveAndReturn(c: PageContext, deed: (asked: Asked & { meetingId: string }) => Promise<Done>) {
  const meetingId = c.req.param('meeting') ?? ''
  if (!isId(meetingId)) throw notFound('meeting')
  return doAndReturn(c, (asked) => deed({ ...asked, meetingId }), meetingId)
}

/** Does the deed and goes back to the board as it was looked at; a "no" shows the board as it is now, with the reason. */
export async function doAndReturn(
  c: PageContext,
  deed: (asked: Asked) => Promise<Done>,
  meetingId?: string,
): Promise<Response> {
  const { visit } = c.var
  const event = await getEventName(visit.db, c.req.param('slug') ?? '')
  const typed = await readFields(c)
  const fields = Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, [value].flat()[0] ?? '']))
  const board = visit.to.board(event.slug)
  const back = fields.back?.startsWith(`${board}?`) ? fields.back : board
  const from = new URL(back, visit.url)
  try {
    const done = await deed({ event, fields, back: from })
    if (typeof done === 'object') return goTo(c, done.address, done.notice)
    return goTo(c, back, done?.(...(await look(c, event.id, {}))))
  } catch (error) {
    // Not theirs to see, or not signed in: the frame around all pages answers that.
    if (!(error instanceof Refusal) || error.status !== 409) throw error
    return showBoard(c, event, { ...readQuery(from), ...(meetingId && { meeting: meetingId }) }, error)
  }
}

export async function showBoard(
  c: PageContext,
  event: EventName,
  query: BoardQuery,
  refusal?: Refusal,
): Promise<Response> {
  const { visit } = c.var
  // Before the board: a change in between is noticed once more, and none is missed.
  const version = await readBoardVersion(visit.db, visit.actor, event.id)
  const [board, words] = await look(c, event.id, query)
  const view = openView(visit, board, words, query)
  const run = await lookAtRun(visit.db, visit.actor, event.id)
  if (run && !run.outcome) c.header('Refresh', String(REFRESH_SECONDS))
  const trouble = refusal && {
    message: visit.say(refusal.code, refusal.params),
    details: detailsOf(c, refusal, board, words),
  }
  return show(c, {
    title: titleOf(view),
    section: 'office',
    width: 'wide',
    isPrivate: true,
    island: 'board',
    status: refusal ? 409 : 200,
    body: <BoardPage view={view} run={run} version={version} trouble={trouble} />,
  })
}

async function look(c: PageContext, eventId: string, query: BoardQuery): Promise<[Board, Words]> {
  const { visit } = c.var
  const steps = query.trial ? readSteps(query.try ?? []) : undefined
  const meetingId = query.meeting && isId(query.meeting) ? query.meeting : undefined
  const board = await getBoard(visit.db, visit.actor, eventId, { meetingId, steps })
  return [board, boardWords(visit, board.legend, board.day.problem)]
}

function detailsOf(c: PageContext, refusal: Refusal, { legend }: Board, words: Words): Trouble['details'] {
  const { say } = c.var.visit
  if (refusal instanceof CellRefusal) return [...new Set(refusal.obstacles.map(words.obstacle))]
  if (!(refusal instanceof StaleMove)) return []
  const slot = refusal.now && legend.slots.get(refusal.now.slotId)
  if (!refusal.now || !slot) return [say('timetable.board.now-waiting')]
  return [say('timetable.board.now-there', { slot: words.slotOf(slot), table: words.table(refusal.now.tableId) })]
}
