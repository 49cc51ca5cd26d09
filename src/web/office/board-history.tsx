import type { Deed } from '#meetings/undoing.ts'
import { formatTime } from '#ui/parts.tsx'
import { type BoardView, viewAddress } from './board-state.ts'

const LISTED_MAX = 8

/** What the organiser did on this board, newest first, as far as it can be taken back or done again. */
export function BoardHistory({ view }: { view: BoardView }) {
  const { visit, board } = view
  const { done, undone } = board.reach
  if (done.length + undone.length === 0) return null
  return (
    <section>
      <details>
        <summary>{visit.say('timetable.board.steps', { count: done.length })}</summary>
        <ol className="board-steps">
          {undone
            .slice(0, LISTED_MAX)
            .toReversed()
            .map((deed) => (
              <Step key={deed.factId} view={view} deed={deed} isUndone />
            ))}
          {done.slice(0, LISTED_MAX).map((deed) => (
            <Step key={deed.factId} view={view} deed={deed} />
          ))}
        </ol>
      </details>
    </section>
  )
}

function Step({ view, deed, isUndone = false }: { view: BoardView; deed: Deed; isUndone?: boolean }) {
  const { visit, board } = view
  const time = formatTime(deed.at, visit.lang, board.legend.event.timeZone, { timeStyle: 'short' })
  const said = sayDeed(view, deed)
  return (
    <li className={isUndone ? 'muted' : undefined}>
      <span className="num">{time}</span> {isUndone ? visit.say('timetable.board.step-undone', { what: said }) : said}
    </li>
  )
}

/** Undo and redo: one step each, as often as there are steps. */
export function BackAndForth({ view }: { view: BoardView }) {
  const { undo, redo } = view.board.reach
  return (
    <>
      <Back view={view} way="undo" deed={undo} />
      <Back view={view} way="redo" deed={redo} />
    </>
  )
}

function Back({ view, way, deed }: { view: BoardView; way: 'undo' | 'redo'; deed: Deed | undefined }) {
  const { visit, slug } = view
  if (!deed) return null
  const what = sayDeed(view, deed)
  return (
    <form method="post" action={visit.to.boardDeed(slug, way)} data-way={way}>
      <input type="hidden" name="back" value={viewAddress(view, { meeting: '' })} />
      <button className="btn" type="submit" title={visit.say(`timetable.board.${way}-what`, { what })}>
        {visit.say(`timetable.board.${way}`)}
        <span className="visually-hidden">{what}</span>
      </button>
    </form>
  )
}

function sayDeed({ visit, words }: BoardView, deed: Deed): string {
  const meetingId = deed.timing?.meetingId ?? deed.moves[0]?.meetingId ?? ''
  const blanks = { meeting: words.meeting(meetingId), count: deed.moves.length }
  return visit.say(`timetable.board.deed.${deed.kind}`, blanks)
}
