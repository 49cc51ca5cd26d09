import type { ReactNode } from 'react'
import { zoneName } from '#meetings/times.ts'
import type { BoardView } from './board-state.ts'

export type Column = { key: string; head: ReactNode }

/** The scrolling table of the board, its heads in sight wherever one scrolls. */
export function GridFrame({
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
  const name = visit.say('timetable.board.grid', { zone })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard, empty or not
    <section className="board-grid" aria-label={name} data-scroll tabIndex={0}>
      <table data-grid className={columns.length > MANY ? 'many' : undefined}>
        <caption>{name}</caption>
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

/** More columns than paper has room for in the size of the screen. */
const MANY = 12
