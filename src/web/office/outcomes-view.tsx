import type { Event } from '#events/directory.ts'
import type { DeskCounts } from '#meetings/desk.ts'
import type { Call } from '#outcomes/calls.ts'
import type { EventResult } from '#outcomes/results.ts'
import { htmlLang, spoken } from '#platform/languages.ts'
import type { FormState } from '#ui/form.tsx'
import { Empty, formatDate, Said } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'
import { EventCall } from './event-call.tsx'
import { EventNav } from './event-nav.tsx'

type Props = {
  visit: Visit
  event: Event
  results: EventResult[]
  /** Null for officials without the desk. */
  counts: DeskCounts | null
  call: Call | undefined
  /** The calls to choose from; null for those who may not link the event. */
  calls: Call[] | null
  link: FormState
  newCall: FormState
}

export function EventOutcomes({ visit, event, results, counts, call, calls, link, newCall }: Props) {
  const { say, to, lang } = visit
  const { slug } = event
  return (
    <>
      <EventNav visit={visit} event={event} current="outcomes" />
      <h1>{say('outcomes.event.title', { event: spoken(event.name, lang).text })}</h1>
      <p className="row">
        <a className="btn" href={to.outcomesLike(`event=${event.slug}`)}>
          {say('outcomes.event.to-list')}
        </a>
        {counts && (
          <a className="btn" href={to.deskMeetings(event.slug)}>
            {say('outcomes.event.to-desk')}
          </a>
        )}
        {counts && counts.missing > 0 && (
          <a className="chip act" href={to.deskMeetings(event.slug, 'show=missing')}>
            {say('outcomes.event.missing', { count: counts.missing })}
          </a>
        )}
      </p>
      <Counts visit={visit} results={results} counts={counts} />
      <section className="sheet stack">
        <h2>{say('outcomes.event.call')}</h2>
        <EventCall
          {...{ visit, event, call, calls, link, newCall }}
          linkTo={to.eventCall(slug)}
          openAt={to.newCall(slug)}
        />
      </section>
      <section className="stack tight">
        <h2>{say('outcomes.event.results')}</h2>
        {results.length === 0 ? (
          <Empty>
            {say('outcomes.event.no-results')}
            {counts && <a href={to.deskMeetings(event.slug)}>{say('outcomes.event.to-desk')}</a>}
          </Empty>
        ) : (
          <Results visit={visit} results={results} />
        )}
      </section>
    </>
  )
}

function Counts({
  visit: { say },
  results,
  counts,
}: {
  visit: Visit
  results: EventResult[]
  counts: DeskCounts | null
}) {
  const of = (kind: EventResult['kind']) => results.filter((result) => result.kind === kind).length
  return (
    <dl className="outcome-counts">
      {counts && (
        <div>
          <dt>{say('outcomes.event.held')}</dt>
          <dd>
            <span className="big-number">{counts.held}</span>{' '}
            <span className="muted">{say('outcomes.event.of-planned', { planned: counts.planned })}</span>
          </dd>
        </div>
      )}
      {(['intent', 'contact', 'none'] as const).map((kind) => (
        <div key={kind}>
          <dt>{say(`outcomes.event.${kind}s`)}</dt>
          <dd className="big-number">{of(kind)}</dd>
        </div>
      ))}
    </dl>
  )
}

const columns = ['foreign', 'domestic', 'result', 'line', 'next'] as const

function Results({ visit: { say, to, lang }, results }: { visit: Visit; results: EventResult[] }) {
  const label = (column: (typeof columns)[number]) => say(`outcomes.event.column.${column}`)
  return (
    <div className="table-wrap">
      <table className="labelled">
        <caption>{say('outcomes.event.caption')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {label(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {results.map((result) => (
            <tr key={result.meetingId}>
              <th scope="row">
                <Said text={result.foreign} lang={lang} />
              </th>
              <td data-label={label('domestic')}>
                <Said text={result.domestic} lang={lang} />
              </td>
              <td data-label={label('result')}>
                {result.intentNumber ? (
                  <a href={to.intent(result.intentNumber)}>{say('outcomes.intent', { number: result.intentNumber })}</a>
                ) : (
                  say(`desk.result.${result.kind}`)
                )}
              </td>
              <td data-label={label('line')} lang={result.line ? htmlLang(result.lineLang) : undefined}>
                {result.line || '—'}
              </td>
              <td data-label={label('next')} className="num">
                {result.nextOn ? formatDate(result.nextOn, lang, { dateStyle: 'medium' }) : '—'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
