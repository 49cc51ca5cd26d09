import type { Run } from '#meetings/run-record.ts'
import { spoken } from '#platform/languages.ts'
import { Empty, formatDate } from '#ui/parts.tsx'
import { BoardBar } from './board-bar.tsx'
import { WaitingList } from './board-cards.tsx'
import { BoardGrid } from './board-grid.tsx'
import { RunBox } from './board-run.tsx'
import { BoardSide } from './board-side.tsx'
import type { BoardView } from './board-state.ts'
import { TrialBanner } from './board-trial.tsx'
import { type Trouble, TroubleBox } from './board-trouble.tsx'
import { EventNav } from './event-nav.tsx'

/** The whole page. What changes with a deed lies inside `data-board-body`, so that a script can exchange it. */
export function BoardPage({
  view,
  run,
  version,
  trouble,
}: {
  view: BoardView
  run: Run | undefined
  version: string
  trouble?: Trouble | undefined
}) {
  const { visit, board, slug } = view
  const { say, to } = visit
  const { slots, tables } = board.legend
  return (
    <>
      <EventNav visit={visit} event={board.legend.event} current="board" />
      <h1>{say('timetable.board.title')}</h1>
      <p className="only-print">{titleOfPaper(view)}</p>
      {slots.size === 0 || tables.size === 0 ? (
        <Empty>
          <h2>{say('timetable.board.empty.title')}</h2>
          <p>{say('timetable.board.empty.text')}</p>
          <a className="btn primary" href={to.officeEvent(slug)}>
            {say('timetable.board.empty.link')}
          </a>
        </Empty>
      ) : (
        <div
          data-board
          data-board-address={to.board(slug)}
          data-version-address={to.boardVersion(slug)}
          data-changed={say('timetable.board.said.changed')}
          data-failed={say('timetable.board.said.failed')}
          data-cannot={say('timetable.board.said.cannot')}
          data-put-down={say('timetable.board.said.put-down')}
        >
          <p className="visually-hidden" role="status" data-said />
          <div
            className="stack board-body"
            data-board-body
            data-trial={board.trial && ''}
            data-version={version}
            data-meetings={board.trial ? to.boardTrialMeetings(slug) : to.boardMeetings(slug)}
          >
            {trouble && <TroubleBox trouble={trouble} />}
            {run && !board.trial && <RunBox view={view} run={run} />}
            {board.trial && <TrialBanner view={view} trial={board.trial} />}
            {board.day.problem.meetings.length === 0 && <Empty>{say('timetable.board.no-meetings')}</Empty>}
            <BoardBar view={view} />
            <div className={board.waiting.length === 0 ? 'board all-placed' : 'board'}>
              <WaitingList view={view} />
              <BoardGrid view={view} />
              <BoardSide view={view} />
            </div>
          </div>
          <div className="row muted board-keys" data-keys hidden>
            <label>
              <input type="checkbox" data-shortcuts defaultChecked /> {say('timetable.board.shortcuts')}
            </label>
            <span>{say('timetable.board.keys')}</span>
          </div>
        </div>
      )}
    </>
  )
}

/** Paper leaves the screen: it says of what day it is, and of which state. */
function titleOfPaper({ visit: { say, lang }, board, day, by }: BoardView): string {
  const { last, changes } = board.outlook
  const date = day ? formatDate(day, lang) : ''
  const isDraft = !last || changes.length > 0 || board.trial !== undefined
  const state = isDraft ? say('timetable.board.paper-draft') : say('timetable.release.version', { number: last.number })
  const parts = [spoken(board.legend.event.name, lang).text, date, say(`timetable.board.by.${by}`), state]
  return parts.filter(Boolean).join(' · ')
}

export function titleOf({ visit: { say, lang }, board }: BoardView): string {
  return `${say('timetable.board.title')} · ${spoken(board.legend.event.name, lang).text}`
}
