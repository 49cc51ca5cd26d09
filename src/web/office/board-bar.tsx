import type { Deed } from '#meetings/undoing.ts'
import { Chip, formatDate } from '#ui/parts.tsx'
import { type BoardView, pivots, viewAddress } from './board-state.ts'

const keeps = ['holds', 'all-placed', 'nothing'] as const

/** Above the grid: how far the plan is, how it is looked at, and the deeds that concern all of it. */
export function BoardBar({ view }: { view: BoardView }) {
  const { visit, board, slug } = view
  const { say, to } = visit
  const wanted = board.day.problem.meetings.length
  const conflicts = board.checks.violations.length
  return (
    <div className="board-bar">
      <div className="row">
        <Chip tone={board.cards.size === wanted ? 'ok' : 'plain'}>
          {say('timetable.board.placed', { placed: board.cards.size, wanted })}
        </Chip>
        <Chip tone={conflicts > 0 ? 'act' : 'ok'}>{say('timetable.board.conflicts', { count: conflicts })}</Chip>
        <span className="muted">{stateOf(view)}</span>
      </div>
      <Switches view={view} />
      <div className="row end">
        <Back view={view} way="undo" deed={board.reach.undo} />
        <Back view={view} way="redo" deed={board.reach.redo} />
        <form className="row" method="post" action={to.boardDeed(slug, 'run')}>
          <label className="visually-hidden" htmlFor="keep">
            {say('timetable.board.auto-keep')}
          </label>
          <select id="keep" name="keep" defaultValue="holds">
            {keeps.map((keep) => (
              <option key={keep} value={keep}>
                {say(`timetable.board.keep.${keep}`)}
              </option>
            ))}
          </select>
          <button className="btn" type="submit">
            {say('timetable.board.auto')}
          </button>
        </form>
        <a className="btn" href={to.slips(slug)}>
          {say('timetable.board.slips')}
        </a>
        <a className="btn" href={to.releases(slug)}>
          {say('timetable.board.history')}
        </a>
        <a className="btn primary" href={to.releasePreview(slug)}>
          {say('timetable.board.compare')}
        </a>
      </div>
    </div>
  )
}

function stateOf({ visit: { say }, board: { outlook } }: BoardView): string {
  const number = outlook.last?.number
  if (number === undefined) return say('timetable.board.state-none')
  const count = outlook.changes.length
  return count === 0
    ? say('timetable.board.state-same', { number })
    : say('timetable.board.state-changed', { number, count })
}

function Switches({ view }: { view: BoardView }) {
  const { visit, by, day, days } = view
  const { say, lang } = visit
  return (
    <>
      {days.length > 1 && (
        <nav className="subnav" aria-label={say('timetable.board.day')}>
          {days.map((one) => (
            <a key={one} href={viewAddress(view, { day: one })} aria-current={one === day ? 'page' : undefined}>
              {formatDate(one, lang, { month: 'short', day: 'numeric', weekday: 'short' })}
            </a>
          ))}
        </nav>
      )}
      <nav className="subnav" aria-label={say('timetable.board.by')}>
        {pivots.map((one) => (
          <a key={one} href={viewAddress(view, { by: one })} aria-current={one === by ? 'page' : undefined}>
            {say(`timetable.board.by.${one}`)}
          </a>
        ))}
      </nav>
    </>
  )
}

function Back({ view, way, deed }: { view: BoardView; way: 'undo' | 'redo'; deed: Deed | undefined }) {
  const { visit, words, slug } = view
  if (!deed) return null
  const blanks = { meeting: words.meeting(deed.moves[0]?.meetingId ?? ''), count: deed.moves.length }
  const what = visit.say(`timetable.board.deed.${deed.kind}`, blanks)
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
