import type { LanguageMap } from '#db/tables.ts'
import type { Event } from '#events/directory.ts'
import type { Difference } from '#meetings/differences.ts'
import { type DayFigures, figureNames } from '#meetings/statistics.ts'
import { htmlLang, type Spoken } from '#platform/languages.ts'
import { DeedButton, Empty, Said } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'
import { Differences } from './differences-view.tsx'
import { EventNav } from './event-nav.tsx'

/** An organisation with its side, or a delegate with their organisation. */
export type FigureRow = DayFigures & { id: string; name: LanguageMap; beside: Spoken }

type Props = {
  visit: Visit
  event: Event
  by: 'organisation' | 'person'
  rows: FigureRow[]
  differences: Difference[]
}

export function Statistics(props: Props) {
  const { visit, event, by, rows } = props
  const { say, to } = visit
  return (
    <>
      <EventNav visit={visit} event={event} current="statistics" />
      <div className="row spread">
        <h1>{say('after.stats.title')}</h1>
        {rows.length > 0 && (
          <a className="btn" href={to.statisticsFile(event.slug, by)}>
            {say('after.stats.csv')}
          </a>
        )}
      </div>
      <p className="muted">{say('after.stats.hint')}</p>
      <nav className="tabs" aria-label={say('after.stats.by')}>
        {(['organisation', 'person'] as const).map((one) => (
          <a
            key={one}
            className="btn"
            href={to.statistics(event.slug, `by=${one}`)}
            aria-current={one === by ? 'true' : undefined}
          >
            {say(`after.stats.${one}`)}
          </a>
        ))}
      </nav>
      {rows.length === 0 ? (
        <Empty>
          <p>{say('after.stats.none')}</p>
          <a className="btn" href={to.participants(event.slug)}>
            {say('after.stats.participants')}
          </a>
        </Empty>
      ) : (
        <FigureTable {...props} />
      )}
      <Asking {...props} />
      <Differences visit={visit} differences={props.differences} />
    </>
  )
}

function FigureTable({ visit: { say, lang }, by, rows }: Props) {
  return (
    <div className="table-wrap">
      <table className="labelled">
        <thead>
          <tr>
            <th scope="col">{say('after.stats.name')}</th>
            <th scope="col">{say(by === 'person' ? 'after.stats.of' : 'after.stats.side')}</th>
            {figureNames.map((name) => (
              <th key={name} scope="col" className="n">
                {say(`after.stats.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Said text={row.name} lang={lang} />
              </th>
              <td lang={row.beside.lang === lang ? undefined : htmlLang(row.beside.lang)}>{row.beside.text}</td>
              {figureNames.map((name) => (
                <td key={name} className="n" data-label={say(`after.stats.${name}`)}>
                  {row[name]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Asking({ visit: { say, to }, event, rows }: Props) {
  if (!rows.some(({ missing }) => missing > 0)) return null
  return (
    <section className="sheet row spread no-print" aria-label={say('after.stats.ask')}>
      <p>{say('after.stats.ask-hint')}</p>
      <DeedButton action={to.resultsAsking(event.slug)} label={say('after.stats.ask')} />
    </section>
  )
}
