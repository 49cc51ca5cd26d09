import type { ReactNode } from 'react'
import { cellName } from '#meetings/cells.ts'
import type { Reason } from '#meetings/engine/reason.ts'
import { DeedButton } from '#ui/parts.tsx'
import { type BoardView, seenOf, viewAddress } from './board-state.ts'

/** Beside the grid: what is in hand and where it may go, then everything to look at before releasing. */
export function BoardSide({ view }: { view: BoardView }) {
  return (
    <aside className="board-side stack" aria-label={view.visit.say('timetable.board.checks')}>
      {view.board.chosen && <Chosen view={view} />}
      <Checks view={view} />
      <Fairness view={view} />
    </aside>
  )
}

function Chosen({ view }: { view: BoardView }) {
  const { visit, board, words, slug } = view
  const { say, to } = visit
  if (!board.chosen) return null
  const { card, cells, reason } = board.chosen
  const { line, meetingId } = card
  const name = words.meeting(meetingId)
  const deed = (kind: Parameters<typeof to.boardMeeting>[2]) => to.boardMeeting(slug, meetingId, kind)
  const back = { back: viewAddress(view, { meeting: '' }), seen: seenOf(card) }
  const slot = line && board.legend.slots.get(line.slotId)
  return (
    <section className="board-chosen stack tight" aria-labelledby="chosen" data-chosen={meetingId}>
      <h2 id="chosen">{name}</h2>
      <p className="muted">
        {line && slot
          ? say('timetable.board.chosen-where', { slot: words.slotOf(slot), table: words.table(line.tableId) })
          : say('timetable.board.chosen-waiting')}
      </p>
      <div className="row">
        {line && (
          <>
            <DeedButton
              action={deed(card.isHeld ? 'hold-lifting' : 'hold')}
              label={say(card.isHeld ? 'timetable.board.lift-hold' : 'timetable.board.hold')}
              values={{ back: viewAddress(view) }}
            />
            <DeedButton action={deed('removal')} label={say('timetable.board.take-off')} values={back} />
          </>
        )}
        <a className="btn" href={viewAddress(view, { meeting: '' })} data-put-down>
          {say('timetable.board.put-down')}
        </a>
      </div>
      {!line && reason.code !== 'placeable' && <WhyNot view={view} name={name} reason={reason} />}
      <h3>{say('timetable.board.cells', { count: cells.length })}</h3>
      {cells.length === 0 && <p className="muted">{say('timetable.board.cells-none')}</p>}
      <form id="placement" method="post" action={deed('placement')} data-placement>
        <input type="hidden" name="back" value={back.back} />
        <input type="hidden" name="seen" value={back.seen} />
        <Cells view={view} />
      </form>
      <p className="visually-hidden" data-announce>
        {say('timetable.board.said.picked', { meeting: name, count: cells.length })}
      </p>
    </section>
  )
}

/** Every legal cell as a button, an hour a line: the way without a mouse, and on the views that show no tables. */
function Cells({ view: { board, words, visit } }: { view: BoardView }) {
  const bySlot = Map.groupBy(board.chosen?.cells ?? [], (cell) => cell.slotId)
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
                  data-option={visit.say('timetable.board.cell-option', { slot, table })}
                  aria-label={visit.say('timetable.board.put-into', { meeting: name, slot, table })}
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
  const { visit, words } = view
  return (
    <>
      <h3>{visit.say('timetable.board.why', { meeting: name })}</h3>
      <p>{words.reason(reason)}</p>
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

const LISTED_MAX = 12

function Checks({ view }: { view: BoardView }) {
  const { visit, board, words } = view
  const { violations, stretches, lonely } = board.checks
  const { say } = visit
  const isFine = violations.length + stretches.length + lonely.length + board.waiting.length === 0
  return (
    <section className="stack tight" aria-labelledby="checks">
      <h2 id="checks">{say('timetable.board.checks')}</h2>
      {isFine && <p>{say('timetable.board.checks-fine')}</p>}
      <Group title={say('timetable.board.checks-conflicts')} tone="act">
        {violations.slice(0, LISTED_MAX).map(({ violation, meetings }, at) => (
          <li key={at}>
            <a href={viewAddress(view, { meeting: meetings.at(-1) ?? '' })}>{words.violation(violation)}</a>
          </li>
        ))}
      </Group>
      <Group title={say('timetable.board.checks-waiting', { count: board.waiting.length })}>
        {board.waiting.slice(0, LISTED_MAX).map((card) => (
          <li key={card.meetingId}>
            <a href={viewAddress(view, { meeting: card.meetingId })}>{words.meeting(card.meetingId)}</a>
            {card.reason && <span className="muted"> {words.reason(card.reason)}</span>}
          </li>
        ))}
      </Group>
      <Group title={say('timetable.board.checks-stretches')}>
        {stretches.slice(0, LISTED_MAX).map(({ personId, slots }) => (
          <li key={`${personId}${slots[0]}`}>
            {say('timetable.board.stretch', {
              person: words.person(personId).text,
              count: slots.length,
              slots: words.slots(slots),
            })}
          </li>
        ))}
      </Group>
      <Group title={say('timetable.board.checks-lonely', { count: lonely.length })}>
        {lonely.slice(0, LISTED_MAX).map((party) => (
          <li key={party}>{words.party(party)}</li>
        ))}
      </Group>
    </section>
  )
}

function Group({ title, tone, children }: { title: string; tone?: 'act'; children: ReactNode[] }) {
  if (children.length === 0) return null
  return (
    <details open={tone === 'act'} className={tone}>
      <summary>{title}</summary>
      <ul>{children}</ul>
    </details>
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
