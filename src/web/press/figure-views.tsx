import { isKnown } from '#people/access.ts'
import { hasDrifted } from '#reporting/drift.ts'
import type { getFigureRecords } from '#reporting/figures.ts'
import type { MetricCode } from '#reporting/metrics.ts'
import type { PlacedFigurePage } from '#reporting/placed-figures.ts'
import { printClaim } from '#reporting/press-text.ts'
import type { CountedRecord } from '#reporting/records.ts'
import { Chip, Empty, formatTime, Said } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'
import { printValue } from './printed.ts'
import { RecordList } from './record-list.tsx'

/** A figure of an event as it stands at this moment. */
export function EventFigure({
  visit,
  page: { event, metric, asOf, records },
}: {
  visit: Visit
  page: Awaited<ReturnType<typeof getFigureRecords>>
}) {
  const { say, to, lang } = visit
  return (
    <>
      <header className="stack tight">
        <p className="muted">
          <a href={to.event(event.slug)}>
            <Said text={event.name} lang={lang} />
          </a>
        </p>
        <h1>{say(`metrics.${metric}.name`)}</h1>
        <p className="big-number">{printValue(visit, metric, records.length)}</p>
      </header>
      <dl className="facts sheet">
        <Definition visit={visit} metric={metric} />
        <dt>{say('reporting.figure.as-of')}</dt>
        <dd>{instant(visit, asOf, event.timeZone)}</dd>
      </dl>
      <Records visit={visit} metric={metric} records={records} />
    </>
  )
}

/** A figure of a document: what is printed, what it was at signing, what has become of it. */
export function PlacedFigureView({ visit, page }: { visit: Visit; page: PlacedFigurePage }) {
  const { say, to, lang } = visit
  const { release, figure, records } = page
  const title = release.texts[lang]?.title ?? ''
  return (
    <>
      <header className="stack tight">
        <p className="muted">
          <a href={to.pressRelease(release.number)}>{title}</a>
        </p>
        <h1>{printClaim(figure, lang)}</h1>
        <p>
          {say(`metrics.${figure.metric}.name`)}{' '}
          {figure.frozen ? (
            <Chip tone="ok">{say('reporting.figure.frozen')}</Chip>
          ) : (
            <Chip tone="need">{say('reporting.status.draft')}</Chip>
          )}
        </p>
      </header>
      <Drifted visit={visit} page={page} />
      <dl className="facts sheet">
        <dt>{say('reporting.figure.exact')}</dt>
        <dd>{printValue(visit, figure.metric, figure.frozen?.value ?? records.length)}</dd>
        <dt>{say('reporting.figure.claim')}</dt>
        <dd>{say(`reporting.rule.${figure.qualifier}`, { printed: figure.printed })}</dd>
        <Definition visit={visit} metric={figure.metric} />
        {figure.frozen && (
          <>
            <dt>{say('reporting.figure.as-of')}</dt>
            <dd>
              {instant(visit, figure.frozen.asOf, release.event.timeZone)}
              {say('reporting.figure.version', { version: figure.frozen.metricVersion })}
            </dd>
          </>
        )}
        <dt>{say('reporting.figure.event')}</dt>
        <dd>
          <a href={to.event(release.event.slug)}>
            <Said text={release.event.name} lang={lang} />
          </a>
        </dd>
      </dl>
      <Records visit={visit} metric={figure.metric} records={records} />
    </>
  )
}

function Drifted({ visit, page: { figure, drift, gone, added, release } }: { visit: Visit; page: PlacedFigurePage }) {
  const { say, to } = visit
  if (!drift || !hasDrifted(drift)) return null
  return (
    <section className="notice warn stack tight" aria-labelledby="drift">
      <h2 id="drift">{say('reporting.drift.now', { today: drift.today, atSigning: drift.atSigning })}</h2>
      <p>
        {say('reporting.drift.moved', { gone: drift.gone.length, added: drift.added.length })}
        {say(drift.isStillTrue ? 'reporting.drift.still-true' : 'reporting.drift.false-now', {
          printed: printClaim(figure, visit.lang),
        })}
        {drift.isRedefined && say('reporting.drift.redefined')}
      </p>
      <Moved visit={visit} metric={figure.metric} title={say('reporting.drift.gone')} records={gone} />
      <Moved visit={visit} metric={figure.metric} title={say('reporting.drift.added')} records={added} />
      <p>
        <a href={to.eventFigure(release.event.slug, figure.metric)}>{say('reporting.drift.today')}</a>
      </p>
    </section>
  )
}

function Moved({
  visit,
  metric,
  title,
  records,
}: {
  visit: Visit
  metric: MetricCode
  title: string
  records: CountedRecord[]
}) {
  if (records.length === 0) return null
  return (
    <div>
      <h3>{title}</h3>
      <RecordList visit={visit} metric={metric} records={records} />
    </div>
  )
}

function Definition({ visit: { say }, metric }: { visit: Visit; metric: MetricCode }) {
  return (
    <>
      <dt>{say('reporting.figure.definition')}</dt>
      <dd>{say(`metrics.${metric}.definition`)}</dd>
      <dt>{say('reporting.figure.once')}</dt>
      <dd>{say(`metrics.${metric}.once`)}</dd>
    </>
  )
}

function Records({ visit, metric, records }: { visit: Visit; metric: MetricCode; records: CountedRecord[] }) {
  const { say } = visit
  const isNameless = records.some((record) => !record.names)
  return (
    <section className="stack tight" aria-labelledby="records">
      <h2 id="records">{say('reporting.figure.records', { n: records.length })}</h2>
      {isNameless && (
        <p className="muted">
          {say(isKnown(visit.actor) ? 'reporting.figure.nameless-known' : 'reporting.figure.nameless')}
        </p>
      )}
      {records.length === 0 ? (
        <Empty>{say('reporting.figure.none')}</Empty>
      ) : (
        <RecordList visit={visit} metric={metric} records={records} />
      )}
    </section>
  )
}

/** An instant in the zone of the event, which is named. */
export function instant({ lang }: Visit, at: Date, timeZone: string): string {
  const style = { dateStyle: 'medium', timeStyle: 'short' } as const
  return `${formatTime(at, lang, timeZone, style)} (${timeZone})`
}
