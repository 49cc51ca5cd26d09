import type { Card } from '#meetings/board.ts'
import { formatHour } from '#meetings/times.ts'
import type { LegalCell } from '#meetings/timetable.ts'
import { Empty, Said } from '#ui/parts.tsx'
import { MeetingCard } from './board-cards.tsx'
import { GridFrame } from './board-frame.tsx'
import { isOfRow, listRows, type Row } from './board-rows.ts'
import { type BoardView, slotsOfDay } from './board-state.ts'

/** A row for each organisation, person or interpreter, a column for each slot: who is idle shows, and for how long. */
export function RowGrid({ view }: { view: BoardView }) {
  const { board, visit, by } = view
  const slots = slotsOfDay(view)
  const rows = listRows(view)
  if (by === 'interpreter' && board.day.problem.interpreters.length === 0)
    return <Empty>{visit.say('timetable.board.no-interpreter')}</Empty>
  if (rows.length === 0) return <Empty>{visit.say('timetable.board.filter-none')}</Empty>
  const legal = Map.groupBy(board.chosen?.cells ?? [], ({ slotId }) => slotId)
  const columns = slots.map(({ id, startsAt }) => ({
    key: id,
    head: formatHour(startsAt, visit.lang, board.legend.event.timeZone),
  }))
  return (
    <GridFrame view={view} corner={visit.say(`timetable.board.row.${by}`)} columns={columns}>
      {rows.map((row) => (
        <tr key={row.key}>
          <RowHead view={view} row={row} />
          {slots.map(({ id }) => {
            const cell = legal.get(id)?.find((one) => isOfRow(view, row, one))
            return <RowCell key={id} view={view} row={row} slotId={id} cell={cell} />
          })}
        </tr>
      ))}
    </GridFrame>
  )
}

function RowHead({ view: { visit }, row }: { view: BoardView; row: Row }) {
  const { say, lang } = visit
  return (
    <th scope="row" className="name">
      {row.name ? <Said text={row.name} lang={lang} /> : say('timetable.board.without-interpreter')}
      {row.of && (
        <span className="row-of">
          <Said text={row.of} lang={lang} />
        </span>
      )}
      <span className="row-of">{say('timetable.board.row-count', { count: row.count, breaks: row.breaks })}</span>
    </th>
  )
}

function RowCell({
  view,
  row,
  slotId,
  cell,
}: {
  view: BoardView
  row: Row
  slotId: string
  cell: LegalCell | undefined
}) {
  const { say } = view.visit
  const cards = row.cards.get(slotId) ?? []
  const isIdle = cards.length === 0
  const kind = cell
    ? 'legal'
    : !isIdle
      ? undefined
      : row.away.has(slotId)
        ? 'closed'
        : row.gaps.has(slotId)
          ? 'gap'
          : undefined
  return (
    <td
      className={kind}
      {...(cell && { 'data-cell': `${row.key}@${slotId}`, 'data-put': `${slotId}/`, 'data-legal': '' })}
    >
      {cards.map((card) => (
        <MeetingCard key={card.meetingId} view={view} card={card} also={tableOf(view, card)} without={row.parties} />
      ))}
      {cell && <PutHere view={view} row={row} slotId={slotId} />}
      {kind === 'closed' && <span className="visually-hidden">{say('timetable.board.away')}</span>}
      {kind === 'gap' && say('timetable.board.gap')}
    </td>
  )
}

/** The slot is chosen; the table stays the same where it can, else the first that is free. */
function PutHere({ view, row, slotId }: { view: BoardView; row: Row; slotId: string }) {
  const { visit, board, words } = view
  const slot = board.legend.slots.get(slotId)
  const blanks = {
    meeting: board.chosen ? words.meeting(board.chosen.card.meetingId) : '',
    slot: slot ? words.slotOf(slot) : '',
    row: row.name ? words.said(row.name) : visit.say('timetable.board.without-interpreter'),
  }
  return (
    <button
      className="put-here"
      type="submit"
      form="placement"
      name="cell"
      value={`${slotId}/`}
      aria-label={visit.say('timetable.board.put-into-row', blanks)}
    >
      {visit.say('timetable.board.put-here')}
    </button>
  )
}

function tableOf({ visit: { say }, words }: BoardView, { line }: Card): string | undefined {
  return line && say('timetable.board.table-name', { label: words.table(line.tableId) })
}
