import type { LanguageMap } from '#db/tables.ts'
import type { Event } from '#events/directory.ts'
import { type DayFigures, type Difference, figureNames } from '#meetings/statistics.ts'
import { htmlLang, type Spoken } from '#platform/languages.ts'
import { Chip, DeedButton, Empty, Said } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'
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
      <Differences {...props} />
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

function Differences({ visit, differences }: Props) {
  const { say, lang } = visit
  if (differences.length === 0) return null
  return (
    <section className="stack" aria-labelledby="differ">
      <h2 id="differ">{say('after.stats.differ', { count: differences.length })}</h2>
      <p className="muted">{say('after.stats.differ-hint')}</p>
      <div className="table-wrap">
        <table className="labelled">
          <thead>
            <tr>
              {['on-record', 'host', 'guest'].map((name) => (
                <th key={name} scope="col">
                  {say(`after.stats.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {differences.map(({ meetingId, onRecord, host, guest }) => (
              <tr key={meetingId}>
                <th scope="row">{say(onRecord ? `desk.result.${onRecord}` : 'after.stats.nothing-said')}</th>
                {[host, guest].map((side, i) => (
                  <td key={i} data-label={say(i ? 'after.stats.guest' : 'after.stats.host')}>
                    <Said text={side.name} lang={lang} />{' '}
                    {side.said ? (
                      <>
                        <Chip tone={side.said === 'intent' ? 'ok' : 'plain'}>{say(`desk.result.${side.said}`)}</Chip>{' '}
                        {side.line && <span lang={htmlLang(side.lineLang ?? lang)}>{side.line}</span>}
                      </>
                    ) : (
                      <span className="muted">{say('after.stats.nothing-said')}</span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
