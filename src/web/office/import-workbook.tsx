import type { Event } from '#events/directory.ts'
import { isJsonLines } from '#intake/json-lines.ts'
import type { SheetKind } from '#intake/kinds.ts'
import type { Counts } from '#intake/rows.ts'
import type { Progress, Standing, Workbook } from '#intake/workbooks.ts'
import type { ReadSheet } from '#platform/sheets/reading.ts'
import { ErrorSummary, type FormState } from '#ui/form.tsx'
import { DeedButton, formatTime, Notice, Said } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'
import { FirstRows, Noticed, Problems } from './import-findings.tsx'
import { ImportProgress } from './import-progress.tsx'
import { PurposeFields } from './import-purpose.tsx'
import { Written } from './import-words.tsx'

type Props = {
  visit: Visit
  form: FormState
  events: Event[]
  workbook: Workbook
  reading: ReadSheet | undefined
  /** While the worker brings it in. */
  progress: Progress | undefined
}

/** One file: what importing it would do or has done, what is wrong with it, and what can be done about that. */
export function WorkbookPage({ visit, form, events, workbook, reading, progress }: Props) {
  const { say, to, lang, actor } = visit
  const { purpose, standing, fileName } = workbook
  const event = events.find(({ id }) => id === purpose.eventId)
  return (
    <>
      <p>
        <a href={to.imports}>{say('intake.title')}</a>
      </p>
      <h1>
        <Written lang={lang}>{fileName}</Written>
      </h1>
      <p className="muted">
        {say(`intake.kind.${purpose.kind}`)} · {event ? <Said text={event.name} lang={lang} /> : say('intake.no-event')}
        {purpose.publish && ` · ${say('intake.publish')}`} ·{' '}
        {say('intake.kept-until', { at: formatTime(workbook.expiresAt, lang, actor.timeZone) })}
      </p>
      <ErrorSummary form={form} title={say('web.error.refused.title')} />
      {progress && <ImportProgress visit={visit} workbookId={workbook.id} progress={progress} />}
      {standing && <Outcome visit={visit} workbook={workbook} standing={standing} event={event} />}
      {reading && standing && 'problems' in standing && (
        <>
          <Problems
            {...{ visit, reading }}
            kind={purpose.kind}
            problems={standing.problems}
            total={standing.problemCount}
          />
          <Noticed visit={visit} kind={purpose.kind} reading={reading} />
          {standing.state !== 'read' && (
            <FirstRows visit={visit} kind={purpose.kind} reading={reading} ways={standing.firstWays} />
          )}
        </>
      )}
      {!progress && <Otherwise visit={visit} form={form} events={events} workbook={workbook} />}
    </>
  )
}

type OutcomeProps = { visit: Visit; workbook: Workbook; standing: Standing; event: Event | undefined }

function Outcome({ visit, workbook, standing, event }: OutcomeProps) {
  const { say, to } = visit
  const { id, purpose } = workbook
  if (standing.state === 'unreadable')
    return (
      <Notice tone="warn">
        <strong>{say('intake.state.unreadable')}</strong> {say(standing.code, standing.params)}
      </Notice>
    )
  if (standing.state === 'importing') return null
  if (standing.state === 'read') return <ReadOutcome visit={visit} workbook={workbook} standing={standing} />
  const { counts, left = 0 } = standing
  const toImport = standing.state === 'checked' ? counts.created + counts.updated : 0
  return (
    <section className="sheet stack" aria-labelledby="outcome">
      <h2 id="outcome">{say(`intake.outcome.${standing.state}`)}</h2>
      <CountList visit={visit} counts={counts} left={left} />
      {left > 0 && <p>{say('intake.stopped', { count: left })}</p>}
      {standing.state === 'checked' && toImport === 0 && (
        <p>{say(counts.rejected > 0 ? 'intake.all-rejected' : 'intake.nothing-new')}</p>
      )}
      {counts.rejected > 0 && <p>{say('intake.rejected-about')}</p>}
      <div className="row">
        {toImport > 0 && (
          <DeedButton
            action={to.importDeed(id, 'application')}
            label={say('intake.import-rows', { count: toImport })}
            tone="primary"
          />
        )}
        {left > 0 && (
          <DeedButton
            action={to.importDeed(id, 'resuming')}
            label={say('intake.resume', { count: left })}
            tone="primary"
          />
        )}
        {counts.rejected > 0 && <Marked visit={visit} workbook={workbook} />}
        {standing.state === 'imported' && <Onwards visit={visit} kind={purpose.kind} slug={event?.slug} />}
      </div>
    </section>
  )
}

/** Of a large file the cells were looked at; what its rows do is settled when each has its turn. */
function ReadOutcome({
  visit,
  workbook,
  standing: { rows, rejected },
}: Omit<OutcomeProps, 'standing' | 'event'> & { standing: Extract<Standing, { state: 'read' }> }) {
  const { say, to } = visit
  const count = rows - rejected
  return (
    <section className="sheet stack" aria-labelledby="outcome">
      <h2 id="outcome">{say('intake.outcome.read')}</h2>
      <p>{say('intake.read-about', { rows, rejected })}</p>
      <div className="row">
        {count > 0 && (
          <DeedButton
            action={to.importDeed(workbook.id, 'application')}
            label={say('intake.import-rows-by-and-by', { count })}
            tone="primary"
          />
        )}
        {rejected > 0 && <Marked visit={visit} workbook={workbook} />}
      </div>
    </section>
  )
}

/** The file with its faults marked, or only the rows that were not taken. */
function Marked({ visit: { say, to }, workbook: { id, fileName } }: { visit: Visit; workbook: Workbook }) {
  return (
    <>
      <a className="btn" href={to.importRejects(id)}>
        {say('intake.download-rejects')}
      </a>
      {!isJsonLines(fileName) && (
        <a className="btn" href={to.importMarked(id)}>
          {say('intake.download-marked')}
        </a>
      )}
    </>
  )
}

/** Where what came in is found, and the work goes on. */
function Onwards({ visit: { say, to }, kind, slug }: { visit: Visit; kind: SheetKind; slug: string | undefined }) {
  if (kind === 'offers' || kind === 'needs')
    return (
      <a className="btn primary" href={slug ? to.eventHall(slug) : to.showcase()}>
        {say('web.nav.showcase')}
      </a>
    )
  if (!slug) return null
  const place = kind === 'wishes' ? 'wishes' : 'participants'
  return (
    <a className="btn primary" href={to[place](slug)}>
      {say(`office.place.${place}`)}
    </a>
  )
}

function CountList({ visit: { say }, counts, left }: { visit: Visit; counts: Counts; left: number }) {
  return (
    <dl className="import-counts">
      {(['rows', 'created', 'updated', 'unchanged', 'rejected'] as const).map((way) => (
        <div key={way} className={way === 'rejected' && counts.rejected > 0 ? 'act' : undefined}>
          <dt>{say(`intake.way.${way}`)}</dt>
          <dd>{counts[way]}</dd>
        </div>
      ))}
      {left > 0 && (
        <div className="act">
          <dt>{say('intake.way.left')}</dt>
          <dd>{left}</dd>
        </div>
      )}
    </dl>
  )
}

/** The file stays; only how it is read changes. */
function Otherwise({ visit, form, events, workbook }: Omit<Props, 'reading' | 'progress'>) {
  const { say, to } = visit
  const { id, purpose, standing } = workbook
  const isOpen = standing?.state === 'unreadable' || Object.keys(form.errors).length > 0
  return (
    <details className="sheet" open={isOpen}>
      <summary>{say('intake.otherwise')}</summary>
      <div className="stack">
        <form className="stack" method="post" action={to.importDeed(id, 'check')}>
          <PurposeFields visit={visit} form={form} events={events} purpose={purpose} />
          <div>
            <button className="btn" type="submit">
              {say('intake.check-again')}
            </button>
          </div>
        </form>
        <div className="stack tight">
          <p className="muted">{say('intake.discard-about')}</p>
          <DeedButton action={to.importDeed(id, 'removal')} label={say('intake.discard')} tone="danger" />
        </div>
      </div>
    </details>
  )
}
