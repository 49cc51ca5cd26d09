import { Hono } from 'hono'
import { type Board, getBoard } from '#meetings/board.ts'
import { type EventName, getEventName } from '#meetings/legend.ts'
import { CellRefusal, liftHold, placeOnBoard, putOnHold, StaleMove, takeOffBoard } from '#meetings/moves.ts'
import { endRun, lookAtRun, startRun } from '#meetings/runs.ts'
import { redo, undo } from '#meetings/undoing.ts'
import { isId } from '#platform/ids.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { goTo, readFields } from '../deed.ts'
import { show } from '../shell.tsx'
import type { PageContext, WebEnv } from '../visit.ts'
import { type BoardQuery, openView } from './board-state.ts'
import { BoardPage, type Trouble, titleOf } from './board-view.tsx'
import { boardWords, type Words } from './board-words.ts'

const REFRESH_SECONDS = 2

/** The organiser's board: everything on it is a form, so that it works without a script. */
export const boardPages = new Hono<WebEnv>()
  .get('/office/events/:slug/board', async (c) => {
    const event = await getEventName(c.var.visit.db, c.req.param('slug'))
    return showBoard(c, event, c.req.query())
  })
  .post('/office/events/:slug/board/meetings/:meeting/placement', async (c) => {
    const { visit } = c.var
    return moveAndReturn(c, async ({ event, meetingId, fields }) => {
      const { cell = '', seen = '' } = fields
      await placeOnBoard(visit.db, visit.actor, event.id, { meetingId, cell, seen })
      return ({ legend }, words) => {
        const [slotId = '', tableId = ''] = cell.split('/')
        const slot = legend.slots.get(slotId)
        const blanks = { slot: slot ? words.slotOf(slot) : '', table: words.table(tableId) }
        return visit.say('timetable.board.done.placed', blanks)
      }
    })
  })
  .post('/office/events/:slug/board/meetings/:meeting/removal', async (c) => {
    const { visit } = c.var
    return moveAndReturn(c, async ({ event, meetingId, fields }) => {
      await takeOffBoard(visit.db, visit.actor, event.id, { meetingId, seen: fields.seen ?? '' })
      return () => visit.say('timetable.board.done.off')
    })
  })
  .post('/office/events/:slug/board/meetings/:meeting/hold', async (c) => {
    const { visit } = c.var
    return moveAndReturn(c, async ({ event, meetingId }) => {
      await putOnHold(visit.db, visit.actor, event.id, meetingId)
      return () => visit.say('timetable.board.done.held')
    })
  })
  .post('/office/events/:slug/board/meetings/:meeting/hold-lifting', async (c) => {
    const { visit } = c.var
    return moveAndReturn(c, async ({ event, meetingId }) => {
      await liftHold(visit.db, visit.actor, event.id, meetingId)
      return () => visit.say('timetable.board.done.lifted')
    })
  })
  .post('/office/events/:slug/board/undo', async (c) => {
    const { visit } = c.var
    return doAndReturn(c, async ({ event }) => {
      await undo(visit.db, visit.actor, event.id)
      return () => visit.say('timetable.board.done.undone')
    })
  })
  .post('/office/events/:slug/board/redo', async (c) => {
    const { visit } = c.var
    return doAndReturn(c, async ({ event }) => {
      await redo(visit.db, visit.actor, event.id)
      return () => visit.say('timetable.board.done.redone')
    })
  })
  .post('/office/events/:slug/board/run', async (c) => {
    const { visit } = c.var
    return doAndReturn(c, async ({ event, fields }) => {
      const keep = fields.keep === 'nothing' || fields.keep === 'all-placed' ? fields.keep : 'holds'
      startRun(visit.db, visit.actor, event.id, { keep })
      return undefined
    })
  })
  .post('/office/events/:slug/board/run-end', async (c) => {
    const { visit } = c.var
    return doAndReturn(c, async ({ event }) => {
      await endRun(visit.actor, event.id)
      return undefined
    })
  })

type Asked = { event: EventName; fields: Record<string, string> }
/** What to say once it is done, in the words of the board as it is then. */
type Said = (board: Board, words: Words) => string

function moveAndReturn(c: PageContext, deed: (asked: Asked & { meetingId: string }) => Promise<Said>) {
  const meetingId = c.req.param('meeting') ?? ''
  if (!isId(meetingId)) throw notFound('meeting')
  return doAndReturn(c, (asked) => deed({ ...asked, meetingId }), meetingId)
}

/** Does the deed and goes back to the board as it was looked at; a "no" shows the board as it is now, with the reason. */
async function doAndReturn(
  c: PageContext,
  deed: (asked: Asked) => Promise<Said | undefined>,
  meetingId?: string,
): Promise<Response> {
  const { visit } = c.var
  const event = await getEventName(visit.db, c.req.param('slug') ?? '')
  const typed = await readFields(c)
  const fields = Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, [value].flat()[0] ?? '']))
  const board = visit.to.board(event.slug)
  const back = fields.back?.startsWith(`${board}?`) ? fields.back : board
  try {
    const said = await deed({ event, fields })
    return goTo(c, back, said?.(...(await look(c, event.id))))
  } catch (error) {
    // Not theirs to see, or not signed in: the frame around all pages answers that.
    if (!(error instanceof Refusal) || error.status !== 409) throw error
    const query = Object.fromEntries(new URL(back, visit.url).searchParams)
    return showBoard(c, event, meetingId ? { ...query, meeting: meetingId } : query, error)
  }
}

async function look(c: PageContext, eventId: string, meetingId?: string): Promise<[Board, Words]> {
  const { visit } = c.var
  const board = await getBoard(visit.db, visit.actor, eventId, meetingId)
  return [board, boardWords(visit, board.legend, board.day.problem)]
}

async function showBoard(c: PageContext, event: EventName, query: BoardQuery, refusal?: Refusal): Promise<Response> {
  const { visit } = c.var
  const [board, words] = await look(c, event.id, query.meeting)
  const view = openView(visit, board, words, query)
  const run = lookAtRun(event.id)
  if (run && !run.end) c.header('Refresh', String(REFRESH_SECONDS))
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
    body: <BoardPage view={view} run={run} trouble={trouble} />,
  })
}

function detailsOf(c: PageContext, refusal: Refusal, { legend }: Board, words: Words): Trouble['details'] {
  const { say } = c.var.visit
  if (refusal instanceof CellRefusal) return [...new Set(refusal.obstacles.map(words.obstacle))]
  if (!(refusal instanceof StaleMove)) return []
  const slot = refusal.now && legend.slots.get(refusal.now.slotId)
  if (!refusal.now || !slot) return [say('timetable.board.now-waiting')]
  return [say('timetable.board.now-there', { slot: words.slotOf(slot), table: words.table(refusal.now.tableId) })]
}
