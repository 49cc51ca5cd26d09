import type { LanguageMap } from '#db/tables.ts'
import type { Card } from '#meetings/board.ts'
import { cellName } from '#meetings/cells.ts'
import { formatHour } from '#meetings/times.ts'
import { spoken } from '#platform/languages.ts'
import { MeetingCard } from './board-cards.tsx'
import { type Column, GridFrame } from './board-frame.tsx'
import { RowGrid } from './board-row-grid.tsx'
import { type BoardView, cardsByCell, slotsOfDay } from './board-state.ts'

/** The day as a table: by table as the hall stands, else a row for each organisation, person or interpreter. */
export function BoardGrid({ view }: { view: BoardView }) {
  return view.by === 'table' ? <ByTable view={view} /> : <RowGrid view={view} />
}

function ByTable({ view }: { view: BoardView }) {
  const { board, visit } = view
  const cards = cardsByCell(view)
  const legal = new Set(board.chosen?.cells.map(cellName))
  const roomy = new Set(board.chosen?.roomy.map(cellName))
  const tables = [...board.legend.tables.values()]
  const timeZone = board.legend.event.timeZone
  return (
    <GridFrame
      view={view}
      corner={visit.say('timetable.board.time')}
      columns={tables.map((table) => tableHead(view, table))}
    >
      {slotsOfDay(view).map((slot) => (
        <tr key={slot.id}>
          <th scope="row">{formatHour(slot.startsAt, visit.lang, timeZone)}</th>
          {tables.map((table) => {
            const cell = cellName({ slotId: slot.id, tableId: table.id })
            const choice = legal.has(cell) ? 'legal' : roomy.has(cell) ? 'roomy' : undefined
            return <Cell key={cell} view={view} cell={cell} cards={cards.get(cell) ?? []} choice={choice} />
          })}
        </tr>
      ))}
    </GridFrame>
  )
}

function Cell({
  view,
  cell,
  cards,
  choice,
}: {
  view: BoardView
  cell: string
  cards: Card[]
  choice: 'legal' | 'roomy' | undefined
}) {
  const { say } = view.visit
  const isClosed = view.board.closed.has(cell)
  const kind = choice ?? (isClosed && cards.length === 0 ? 'closed' : undefined)
  const [slotId = '', tableId = ''] = cell.split('/')
  const slot = view.board.legend.slots.get(slotId)
  return (
    <td className={kind} data-cell={cell} data-legal={choice && ''}>
      {cards.map((card) => (
        <MeetingCard key={card.meetingId} view={view} card={card} />
      ))}
      {choice && (
        <PutHere
          view={view}
          value={cell}
          choice={choice}
          blanks={{ slot: slot ? view.words.slotOf(slot) : '', table: view.words.table(tableId) }}
        />
      )}
      {kind === 'closed' && <span className="visually-hidden">{say('timetable.board.closed')}</span>}
    </td>
  )
}

/** Sends the meeting in hand here: free, or, in a trial, with others making room. */
function PutHere({
  view: { visit, board, words },
  value,
  choice,
  blanks,
}: {
  view: BoardView
  value: string
  choice: 'legal' | 'roomy'
  blanks: { slot: string; table: string }
}) {
  const meeting = board.chosen ? words.meeting(board.chosen.card.meetingId) : ''
  const key = choice === 'legal' ? 'timetable.board.put' : 'timetable.board.swap'
  return (
    <button
      className={choice === 'legal' ? 'put-here' : 'put-here swap'}
      type="submit"
      form="placement"
      name="cell"
      value={value}
      aria-label={visit.say(`${key}-into`, { meeting, ...blanks })}
    >
      {visit.say(`${key}-here`)}
    </button>
  )
}

function tableHead({ visit: { say, lang } }: BoardView, table: HeadedTable): Column {
  const name = say('timetable.board.table-name', { label: table.label })
  const place = table.place && spoken(table.place, lang).text
  const online = table.isOnline && say('timetable.board.online')
  return { key: table.id, head: [name, place, online].filter(Boolean).join(' · ') }
}

type HeadedTable = { id: string; label: string; isOnline: boolean; place: LanguageMap | null }
