import { cellName } from '#meetings/cells.ts'
import type { Reason } from '#meetings/engine/reason.ts'
import type { LegalCell } from '#meetings/timetable.ts'
import { DeedButton } from '#ui/parts.tsx'
import { BoardChecksList } from './board-checks.tsx'
import { BoardHistory } from './board-history.tsx'
import { type BoardView, deedAddress, seenOf, viewAddress } from './board-state.ts'
import { BoardTiming } from './board-timing.tsx'

/** Beside the grid: what is in hand and where it may go, then everything to look at before releasing. */
export function BoardSide({ view }: { view: BoardView }) {
  return (
    <aside className="board-side stack" data-scroll aria-label={view.visit.say('timetable.board.checks')}>
      {view.board.chosen && <Chosen view={view} />}
      <BoardChecksList view={view} />
      {!view.board.trial && <BoardHistory view={view} />}
      <Fairness view={view} />
    </aside>
  )
}

function Chosen({ view }: { view: BoardView }) {
  const { visit, board, words } = view
  const { say } = visit
  if (!board.chosen) return null
  const { card, cells, roomy, reason } = board.chosen
  const { line, meetingId } = card
  const name = words.meeting(meetingId)
  const deed = (kind: string) => deedAddress(view, meetingId, kind)
  const back = { back: viewAddress(view, { meeting: '' }), seen: seenOf(card) }
  const slot = line && board.legend.slots.get(line.slotId)
  return (
    <section id="in-hand" className="board-chosen stack tight" aria-labelledby="chosen" data-chosen={meetingId}>
      <h2 id="chosen">{name}</h2>
      <p className="muted">
        {line && slot
          ? say('timetable.board.chosen-where', { slot: words.slotOf(slot), table: words.table(line.tableId) })
          : say('timetable.board.chosen-waiting')}{' '}
        <a href={visit.to.matrixMeeting(view.slug, meetingId)}>{say('matrix.why-these')}</a>
      </p>
      <div className="row">
        {line && (
          <>
            {!board.trial && (
              <DeedButton
                action={deed(card.isHeld ? 'hold-lifting' : 'hold')}
                label={say(card.isHeld ? 'timetable.board.lift-hold' : 'timetable.board.hold')}
                values={{ back: viewAddress(view) }}
              />
            )}
            <DeedButton action={deed('removal')} label={say('timetable.board.take-off')} values={back} />
          </>
        )}
        <a className="btn" href={viewAddress(view, { meeting: '' })} data-put-down>
          {say('timetable.board.put-down')}
        </a>
      </div>
      <BoardTiming view={view} card={card} />
      {!line && reason.code !== 'placeable' && <WhyNot view={view} name={name} reason={reason} />}
      <h3>{say('timetable.board.cells', { count: cells.length })}</h3>
      {cells.length === 0 && <p className="muted">{say('timetable.board.cells-none')}</p>}
      <form id="placement" method="post" action={deed('placement')} data-placement>
        <input type="hidden" name="back" value={back.back} />
        <input type="hidden" name="seen" value={back.seen} />
        <Cells view={view} cells={cells} />
        {roomy.length > 0 && (
          <details>
            <summary>{say('timetable.trial.roomy', { count: roomy.length })}</summary>
            <Cells view={view} cells={roomy} isRoomy />
          </details>
        )}
      </form>
      <p className="visually-hidden" data-announce>
        {say('timetable.board.said.picked', { meeting: name, count: cells.length })}
      </p>
    </section>
  )
}

/** Every legal cell as a button, an hour a line: the way without a mouse, and on the views that show no tables. */
function Cells({
  view: { board, words, visit },
  cells: all,
  isRoomy = false,
}: {
  view: BoardView
  cells: LegalCell[]
  isRoomy?: boolean
}) {
  const bySlot = Map.groupBy(all, (cell) => cell.slotId)
  const name = board.chosen ? words.meeting(board.chosen.card.meetingId) : ''
  return (
    <ul className="legal-cells">
      {[...bySlot].map(([slotId, cells]) => {
        const span = board.legend.slots.get(slotId)
        const slot = span ? words.slotOf(span) : ''
        return (
          <li key={slotId}>
            <span className="hour">{slot}</span>
            {cells.map((cell) => {
              const table = words.table(cell.tableId)
              return (
                <button
                  key={cell.tableId}
                  type="submit"
                  className="btn"
                  name="cell"
                  value={cellName(cell)}
                  data-option={visit.say(isRoomy ? 'timetable.trial.option' : 'timetable.board.cell-option', {
                    slot,
                    table,
                  })}
                  aria-label={visit.say(isRoomy ? 'timetable.board.swap-into' : 'timetable.board.put-into', {
                    meeting: name,
                    slot,
                    table,
                  })}
                >
                  {table}
                </button>
              )
            })}
          </li>
        )
      })}
    </ul>
  )
}

function WhyNot({ view, name, reason }: { view: BoardView; name: string; reason: Reason }) {
  const { visit, board, words } = view
  return (
    <>
      <h3>{visit.say('timetable.board.why', { meeting: name })}</h3>
      <p>{words.reason(reason, board.day.timings.get(board.chosen?.card.meetingId ?? '')?.part)}</p>
      {reason.changes.length > 0 && (
        <>
          <p className="muted">{visit.say('timetable.board.remedy')}</p>
          <ul>
            {reason.changes.map((change, at) => (
              <li key={at}>{words.remedy(change)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** How many meetings each organisation from abroad holds: where the day is lopsided, it shows here. */
function Fairness({ view: { visit, board, words } }: { view: BoardView }) {
  const counts = new Map<string, number>()
  for (const { pair } of board.cards.values())
    for (const party of [pair.host, pair.guest])
      if (party.side === 'foreign') counts.set(party.participationId, (counts.get(party.participationId) ?? 0) + 1)
  if (counts.size === 0) return null
  return (
    <section className="stack tight" aria-labelledby="fairness">
      <h2 id="fairness">{visit.say('timetable.board.fairness')}</h2>
      <ul>
        {[...counts].map(([party, count]) => (
          <li key={party}>{visit.say('timetable.board.fairness-line', { party: words.party(party), count })}</li>
        ))}
      </ul>
    </section>
  )
}
