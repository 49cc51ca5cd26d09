import type { Event } from '#events/directory.ts'
import type { Standing, Workbook } from '#intake/workbooks.ts'
import { Chip, Empty, formatTime, Said } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'
import { Written } from './import-words.tsx'

/** The files that were uploaded and are still kept; those that were looked at can be imported together. */
export function Waiting({ visit, events, workbooks }: { visit: Visit; events: Event[]; workbooks: Workbook[] }) {
  const { say, to } = visit
  const canImport = workbooks.some(isReady)
  return (
    <section className="stack" aria-labelledby="waiting">
      <h2 id="waiting">{say('intake.waiting')}</h2>
      {workbooks.length === 0 ? (
        <Empty>{say('intake.waiting-empty')}</Empty>
      ) : (
        <form className="stack" method="post" action={to.importApplications}>
          <WaitingTable visit={visit} events={events} workbooks={workbooks} />
          {canImport && (
            <div>
              <button className="btn primary" type="submit">
                {say('intake.import-chosen')}
              </button>
            </div>
          )}
        </form>
      )}
    </section>
  )
}

function isReady({ standing }: Workbook): boolean {
  if (standing?.state === 'read') return standing.rows > standing.rejected
  return standing?.state === 'checked' && standing.counts.created + standing.counts.updated > 0
}

function WaitingTable({ visit, events, workbooks }: { visit: Visit; events: Event[]; workbooks: Workbook[] }) {
  const { say } = visit
  return (
    <div className="table-wrap">
      <table className="labelled">
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{say('intake.column.choose')}</span>
            </th>
            {['file', 'kind', 'standing', 'uploaded'].map((head) => (
              <th key={head} scope="col">
                {say(`intake.column.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {workbooks.map((workbook) => (
            <WaitingRow
              key={workbook.id}
              visit={visit}
              workbook={workbook}
              event={events.find(({ id }) => id === workbook.purpose.eventId)}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function WaitingRow({ visit, workbook, event }: { visit: Visit; workbook: Workbook; event: Event | undefined }) {
  const { say, to, lang, actor } = visit
  const { id, fileName, purpose, standing, uploadedAt } = workbook
  return (
    <tr>
      <td>
        {isReady(workbook) && (
          <input
            type="checkbox"
            name="workbook"
            value={id}
            defaultChecked
            aria-label={say('intake.choose-file', { file: fileName })}
          />
        )}
      </td>
      <th scope="row">
        <a href={to.importOf(id)}>
          <Written lang={lang}>{fileName}</Written>
        </a>
      </th>
      <td data-label={say('intake.column.kind')}>
        {say(`intake.kind.${purpose.kind}`)}
        {event && (
          <span className="muted">
            {' '}
            · <Said text={event.name} lang={lang} />
          </span>
        )}
      </td>
      <td data-label={say('intake.column.standing')}>
        <StandingWords visit={visit} standing={standing} />
      </td>
      <td data-label={say('intake.column.uploaded')}>{formatTime(uploadedAt, lang, actor.timeZone)}</td>
    </tr>
  )
}

function StandingWords({ visit: { say }, standing }: { visit: Visit; standing: Standing | null }) {
  if (!standing) return null
  if (standing.state === 'unreadable') return <Chip tone="act">{say('intake.state.unreadable')}</Chip>
  return (
    <span className="row">
      <Chip tone={standing.state === 'imported' ? 'ok' : 'plain'}>{say(`intake.state.${standing.state}`)}</Chip>
      {'counts' in standing && <span>{say('intake.counts', standing.counts)}</span>}
    </span>
  )
}
