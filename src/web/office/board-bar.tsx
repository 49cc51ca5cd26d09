import { Chip, formatDate } from '#ui/parts.tsx'
import { BackAndForth } from './board-history.tsx'
import { type BoardView, pivots, viewAddress, viewQuery } from './board-state.ts'

const keeps = ['holds', 'all-placed', 'nothing'] as const

/** Above the grid: how far the plan is, how it is looked at, and the deeds that concern all of it. */
export function BoardBar({ view }: { view: BoardView }) {
  const { visit, board } = view
  const { say } = visit
  const wanted = board.day.problem.meetings.length
  const conflicts = board.checks.conflicts.length
  return (
    <div className="board-bar">
      <div className="row">
        <Chip tone={board.cards.size === wanted ? 'ok' : 'plain'}>
          {say('timetable.board.placed', { placed: board.cards.size, wanted })}
        </Chip>
        <Chip tone={conflicts > 0 ? 'act' : 'ok'}>{say('timetable.board.conflicts', { count: conflicts })}</Chip>
        {!board.trial && <span className="muted">{stateOf(view)}</span>}
      </div>
      <Switches view={view} />
      <FilterForm view={view} />
      {!board.trial && <Deeds view={view} />}
    </div>
  )
}

function Deeds({ view }: { view: BoardView }) {
  const { say, to } = view.visit
  const { slug } = view
  return (
    <div className="row end">
      <BackAndForth view={view} />
      <form className="row" method="post" action={to.boardDeed(slug, 'run')}>
        <input type="hidden" name="back" value={viewAddress(view, { meeting: '' })} />
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
      <a className="btn" href={viewAddress(view, { meeting: '', tries: [] })}>
        {say('timetable.trial.begin')}
      </a>
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

/** Looks for a name; where there are rows of organisations or people, also for one side of them. */
function FilterForm({ view }: { view: BoardView }) {
  const { visit, filter, by, slug } = view
  const { say, to } = visit
  const hasSides = by === 'organisation' || by === 'person'
  const isOn = filter.name !== '' || (hasSides && filter.side !== undefined)
  return (
    <search>
      <form className="row board-filter" method="get" action={to.board(slug)}>
        {viewQuery(view, { name: '', side: hasSides ? '' : (filter.side ?? '') }).map(([name, value]) => (
          <input key={name + value} type="hidden" name={name} value={value} />
        ))}
        <label className="visually-hidden" htmlFor="filter-name">
          {say('timetable.board.filter-name')}
        </label>
        <input
          id="filter-name"
          type="search"
          name="name"
          maxLength={80}
          defaultValue={filter.name}
          placeholder={say('timetable.board.filter-name')}
        />
        {hasSides && (
          <select name="side" defaultValue={filter.side ?? ''} aria-label={say('timetable.board.filter-side')}>
            {(['', 'foreign', 'domestic'] as const).map((side) => (
              <option key={side} value={side}>
                {say(`timetable.board.side.${side || 'both'}`)}
              </option>
            ))}
          </select>
        )}
        <button className="btn" type="submit">
          {say('timetable.board.filter')}
        </button>
        {isOn && <a href={viewAddress(view, { name: '', side: '' })}>{say('timetable.board.filter-off')}</a>}
      </form>
    </search>
  )
}
