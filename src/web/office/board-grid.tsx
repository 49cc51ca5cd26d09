import type { ReactNode } from 'react'
import type { Card } from '#meetings/board.ts'
import { cellName } from '#meetings/cells.ts'
import type { Party } from '#meetings/legend.ts'
import { formatHour, zoneName } from '#meetings/times.ts'
import { Empty, Said } from '#ui/parts.tsx'
import { MeetingCard } from './board-cards.tsx'
import { type BoardView, cardsByCell, slotsOfDay } from './board-state.ts'

/** The day as a table, seen by table, by organisation or by interpreter. */
export function BoardGrid({ view }: { view: BoardView }) {
  if (view.by === 'organisation') return <ByOrganisation view={view} />
  return view.by === 'interpreter' ? <ByInterpreter view={view} /> : <ByTable view={view} />
}

function ByTable({ view }: { view: BoardView }) {
  const { board, visit } = view
  const cards = cardsByCell(view)
  const legal = new Set(board.chosen?.cells.map(cellName))
  const tables = [...board.legend.tables.values()]
  return (
    <Grid
      view={view}
      corner={visit.say('timetable.board.time')}
      columns={tables.map((table) => tableHead(view, table))}
    >
      {slotsOfDay(view).map((slot) => (
        <tr key={slot.id}>
          <th scope="row">{hourOf(view, slot)}</th>
          {tables.map((table) => {
            const cell = cellName({ slotId: slot.id, tableId: table.id })
            return <Cell key={cell} view={view} cell={cell} cards={cards.get(cell) ?? []} isLegal={legal.has(cell)} />
          })}
        </tr>
      ))}
    </Grid>
  )
}

function Cell({ view, cell, cards, isLegal }: { view: BoardView; cell: string; cards: Card[]; isLegal: boolean }) {
  const { say } = view.visit
  const isClosed = view.board.closed.has(cell)
  const kind = isLegal ? 'legal' : isClosed && cards.length === 0 ? 'closed' : undefined
  const [slotId = '', tableId = ''] = cell.split('/')
  const slot = view.board.legend.slots.get(slotId)
  const blanks = {
    meeting: view.board.chosen ? view.words.meeting(view.board.chosen.card.meetingId) : '',
    slot: slot ? view.words.slotOf(slot) : '',
    table: view.words.table(tableId),
  }
  return (
    <td className={kind} data-cell={cell} data-legal={isLegal ? '' : undefined}>
      {cards.map((card) => (
        <MeetingCard key={card.meetingId} view={view} card={card} />
      ))}
      {isLegal && (
        <button
          className="put-here"
          type="submit"
          form="placement"
          name="cell"
          value={cell}
          aria-label={say('timetable.board.put-into', blanks)}
        >
          {say('timetable.board.put-here')}
        </button>
      )}
      {kind === 'closed' && <span className="visually-hidden">{say('timetable.board.closed')}</span>}
    </td>
  )
}

function ByOrganisation({ view }: { view: BoardView }) {
  const { board, visit } = view
  const slots = slotsOfDay(view)
  const cards = Map.groupBy(
    [...board.cards.values()].flatMap((card) => [card.pair.host, card.pair.guest].map((party) => ({ card, party }))),
    ({ card, party }) => `${card.line?.slotId} ${party.participationId}`,
  )
  return (
    <Grid
      view={view}
      corner={visit.say('timetable.board.organisation')}
      columns={slots.map((slot) => ({ key: slot.id, head: hourOf(view, slot) }))}
    >
      {listParties(view).map((party) => (
        <tr key={party.participationId}>
          <th scope="row" className="name">
            <Said text={party.name} lang={visit.lang} />
          </th>
          {slots.map((slot) => (
            <td key={slot.id}>
              {cards.get(`${slot.id} ${party.participationId}`)?.map(({ card }) => (
                <MeetingCard key={card.meetingId} view={view} card={card} also={tableOf(view, card)} />
              ))}
            </td>
          ))}
        </tr>
      ))}
    </Grid>
  )
}

function ByInterpreter({ view }: { view: BoardView }) {
  const { board, visit, words } = view
  const interpreters = board.day.problem.interpreters
  if (interpreters.length === 0) return <Empty>{visit.say('timetable.board.no-interpreter')}</Empty>
  return (
    <Grid
      view={view}
      corner={visit.say('timetable.board.time')}
      columns={interpreters.map(({ id }) => ({ key: id, head: words.person(id).text }))}
    >
      {slotsOfDay(view).map((slot) => (
        <tr key={slot.id}>
          <th scope="row">{hourOf(view, slot)}</th>
          {interpreters.map(({ id }) => (
            <td key={id}>
              {[...board.cards.values()]
                .filter((card) => card.line?.slotId === slot.id && card.line.interpreter?.personId === id)
                .map((card) => (
                  <MeetingCard key={card.meetingId} view={view} card={card} also={tableOf(view, card)} />
                ))}
            </td>
          ))}
        </tr>
      ))}
    </Grid>
  )
}

type Column = { key: string; head: ReactNode }

function Grid({
  view: { visit, board },
  corner,
  columns,
  children,
}: {
  view: BoardView
  corner: string
  columns: Column[]
  children: ReactNode
}) {
  const { timeZone } = board.legend.event
  const zone = zoneName(timeZone, visit.lang, [...board.legend.slots.values()][0]?.startsAt ?? new Date(0))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard, empty or not
    <section className="board-grid" aria-label={visit.say('timetable.board.grid', { zone })} data-scroll tabIndex={0}>
      <table data-grid>
        <caption>{visit.say('timetable.board.grid', { zone })}</caption>
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {columns.map(({ key, head }) => (
              <th key={key} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  )
}

function tableHead({ visit: { say } }: BoardView, table: { id: string; label: string; isOnline: boolean }): Column {
  const name = say('timetable.board.table-name', { label: table.label })
  return { key: table.id, head: table.isOnline ? `${name} · ${say('timetable.board.online')}` : name }
}

function tableOf({ visit: { say }, words }: BoardView, { line }: Card): string | undefined {
  return line && say('timetable.board.table-name', { label: words.table(line.tableId) })
}

function hourOf({ visit, board }: BoardView, slot: { startsAt: Date; endsAt: Date }): string {
  return formatHour(slot.startsAt, visit.lang, board.legend.event.timeZone)
}

/** Those from abroad first: each of them meets many, and the rest meet them. */
function listParties({ board }: BoardView): Party[] {
  const parties = new Map(
    [...board.legend.meetings.values()]
      .filter((pair) => !pair.isCancelled)
      .flatMap(({ host, guest }) => [host, guest].map((party) => [party.participationId, party])),
  )
  const rank = (party: Party) => (party.side === 'foreign' ? 0 : 1)
  return [...parties.values()].sort((one, other) => rank(one) - rank(other))
}
