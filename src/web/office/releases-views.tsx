import type { LanguageMap } from '#db/tables.ts'
import type { Comparison } from '#meetings/changes.ts'
import type { EventName, Legend } from '#meetings/legend.ts'
import { countChanges, type getRelease, type listReleases, type Preview as Outlook } from '#meetings/releases.ts'
import type { previewRestoring } from '#meetings/restoring.ts'
import { spoken } from '#platform/languages.ts'
import { ErrorSummary, type FormState, TextField } from '#ui/form.tsx'
import { Empty, formatTime, Notice, Said } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'
import { EventNav } from './event-nav.tsx'
import { ChangeTable } from './releases-changes.tsx'

/** What releasing the draft now would change, who would be told, and the button. */
export function Preview({
  visit,
  legend,
  outlook,
  unreachable,
  form,
}: {
  visit: Visit
  legend: Legend
  outlook: Outlook
  unreachable: LanguageMap[]
  form: FormState
}) {
  const { say, to, lang } = visit
  const { last, changes, violations, fingerprint, personsConcerned } = outlook
  const { slug, timeZone } = legend.event
  const number = (last?.number ?? 0) + 1
  const names = unreachable.map((name) => spoken(name, lang).text).join(say('web.list-separator'))
  const at = last && formatTime(last.releasedAt, lang, timeZone)
  return (
    <>
      <Head visit={visit} event={legend.event} title={say('timetable.release.title')} />
      <ErrorSummary form={form} title={say('web.error.refused.title')} />
      <section className="sheet stack">
        <p>
          {last
            ? say('timetable.release.against', { number: last.number, at: at ?? '' })
            : say('timetable.release.first')}
        </p>
        {changes.length === 0 ? (
          <Notice>{say(last ? 'timetable.release.same' : 'timetable.nothing-placed')}</Notice>
        ) : (
          <>
            <p>{say('timetable.release.counts', countChanges(outlook))}</p>
            <p>
              <strong>
                {say('timetable.release.will-tell', { count: personsConcerned.length - unreachable.length })}
              </strong>
            </p>
            {unreachable.length > 0 && (
              <p>{say('timetable.release.unreachable', { count: unreachable.length, names })}</p>
            )}
          </>
        )}
        {violations > 0 && <Notice tone="warn">{say('timetable.release.blocked', { count: violations })}</Notice>}
        {changes.length > 0 && violations === 0 && (
          <form className="stack" method="post" action={to.releases(slug)}>
            <input type="hidden" name="fingerprint" value={fingerprint} />
            <TextField form={form} name="note" label={say('timetable.release.note')} maxLength={500} />
            <div>
              <button className="btn primary" type="submit">
                {say('timetable.release.do', { number })}
              </button>
            </div>
          </form>
        )}
      </section>
      {changes.length > 0 && <ChangeTable visit={visit} legend={legend} changes={changes} />}
    </>
  )
}

export function History({
  visit,
  event,
  releases,
}: {
  visit: Visit
  event: EventName
  releases: Awaited<ReturnType<typeof listReleases>>
}) {
  const { say, to, lang } = visit
  const heads = ['number', 'at', 'by', 'lines', 'changes', 'letters', 'note']
  if (releases.length === 0)
    return (
      <>
        <Head visit={visit} event={event} title={say('timetable.release.history')} />
        <Empty>{say('timetable.release.history-empty')}</Empty>
      </>
    )
  return (
    <>
      <Head visit={visit} event={event} title={say('timetable.release.history')} />
      <div className="table-wrap">
        <table className="labelled">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {say(`timetable.release.head.${head}`)}
                </th>
              ))}
              <th scope="col">
                <span className="visually-hidden">{say('timetable.release.restore')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {releases.map(({ id, number, releasedAt, releasedBy, lines, counts, letters, note }) => (
              <tr key={id}>
                <th scope="row">
                  <a href={to.release(event.slug, number)}>{say('timetable.release.version', { number })}</a>
                </th>
                <td data-label={say('timetable.release.head.at')}>{formatTime(releasedAt, lang, event.timeZone)}</td>
                <td data-label={say('timetable.release.head.by')}>
                  {releasedBy && <Said text={releasedBy} lang={lang} />}
                </td>
                <td data-label={say('timetable.release.head.lines')}>{lines}</td>
                <td data-label={say('timetable.release.head.changes')}>
                  {counts && (
                    <a href={to.release(event.slug, number)}>
                      {say('timetable.release.changes', {
                        ...{ added: counts.added, moved: counts.moved, cancelled: counts.cancelled },
                      })}
                    </a>
                  )}
                </td>
                <td data-label={say('timetable.release.head.letters')}>{letters}</td>
                <td data-label={say('timetable.release.head.note')}>{note}</td>
                <td>
                  <a className="btn" href={to.releaseRestoring(event.slug, number)}>
                    {say('timetable.release.restore')}
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

export function PastRelease({
  visit,
  legend,
  release,
  comparison,
}: {
  visit: Visit
  legend: Legend
  release: Awaited<ReturnType<typeof getRelease>>
  comparison: Comparison
}) {
  const { say, to, lang } = visit
  const { slug, timeZone } = legend.event
  return (
    <>
      <Head visit={visit} event={legend.event} title={say('timetable.release.version', { number: release.number })} />
      <p className="muted">
        {release.releasedBy
          ? say('timetable.release.by', {
              at: formatTime(release.releasedAt, lang, timeZone),
              name: spoken(release.releasedBy, lang).text,
            })
          : formatTime(release.releasedAt, lang, timeZone)}{' '}
        {release.note}
      </p>
      <p>{say('timetable.release.counts', countChanges(comparison))}</p>
      {comparison.changes.length > 0 && <ChangeTable visit={visit} legend={legend} changes={comparison.changes} />}
      <p className="row">
        <a className="btn" href={to.releases(slug)}>
          {say('timetable.release.history')}
        </a>
        <a className="btn" href={to.releaseRestoring(slug, release.number)}>
          {say('timetable.release.restore')}
        </a>
      </p>
    </>
  )
}

export function Restoring({
  visit,
  legend,
  number,
  outlook,
  form,
}: {
  visit: Visit
  legend: Legend
  number: number
  outlook: Awaited<ReturnType<typeof previewRestoring>>
  form: FormState
}) {
  const { say, to } = visit
  const { slug } = legend.event
  const { changes, leftOut, fingerprint } = outlook
  return (
    <>
      <Head visit={visit} event={legend.event} title={say('timetable.release.restore-title', { number })} />
      <ErrorSummary form={form} title={say('web.error.refused.title')} />
      <section className="sheet stack">
        <p>{say('timetable.release.restore-text')}</p>
        <p>{say('timetable.release.counts', countChanges(outlook))}</p>
        {leftOut.length > 0 && <p>{say('timetable.release.restore-left-out', { count: leftOut.length })}</p>}
        {changes.length === 0 && <Notice>{say('timetable.nothing-to-restore', { number })}</Notice>}
        <form className="row" method="post" action={to.releaseRestoring(slug, number)}>
          <input type="hidden" name="fingerprint" value={fingerprint} />
          {changes.length > 0 && (
            <button className="btn danger" type="submit">
              {say('timetable.release.restore-do')}
            </button>
          )}
          <a className="btn" href={to.releases(slug)}>
            {say('timetable.release.cancel')}
          </a>
        </form>
      </section>
      {changes.length > 0 && <ChangeTable visit={visit} legend={legend} changes={changes} />}
    </>
  )
}

function Head({ visit, event, title }: { visit: Visit; event: EventName; title: string }) {
  const { say, to } = visit
  return (
    <>
      <EventNav visit={visit} event={event} current="releases" />
      <header className="row spread">
        <h1>{title}</h1>
        <a className="btn" href={to.board(event.slug)}>
          {say('timetable.release.to-board')}
        </a>
      </header>
    </>
  )
}
