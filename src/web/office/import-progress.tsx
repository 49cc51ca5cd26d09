import type { Progress } from '#intake/workbooks.ts'
import { now } from '#platform/clock.ts'
import { DeedButton } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'

/** How far the worker is; the page looks again by itself, with or without a script. */
export function ImportProgress({
  visit: { say, to },
  workbookId,
  progress,
}: {
  visit: Visit
  workbookId: string
  progress: Progress
}) {
  const { rows, left, isRead, isStopping, created, updated, unchanged, rejected } = progress
  const done = rows - left
  return (
    <section className="sheet stack" aria-labelledby="progress" data-import={to.importOf(workbookId)}>
      <h2 id="progress">{say('intake.progress')}</h2>
      {isRead ? (
        <>
          <progress className="import-bar" max={rows} value={done} aria-labelledby="progress" />
          <p>{say('intake.progress-about', { done, rows })}</p>
          <p className="muted">{say('intake.counts', { created, updated, unchanged, rejected })}</p>
        </>
      ) : (
        <p>{say(progress.isFirst ? 'intake.progress-reading' : 'intake.progress-waiting')}</p>
      )}
      <Silence say={say} progress={progress} />
      <div className="row">
        {isStopping ? (
          <p>{say('intake.progress-stopping')}</p>
        ) : (
          <>
            <DeedButton action={to.importDeed(workbookId, 'stopping')} label={say('intake.stop')} />
            <span className="muted">{say('intake.stop-about')}</span>
          </>
        )}
      </div>
      <noscript>
        <a href={to.importOf(workbookId)}>{say('intake.progress-look')}</a>
      </noscript>
    </section>
  )
}

/** A batch takes a second or two; a long silence means that nobody works. */
function Silence({ say, progress: { heardAt, isFirst } }: { say: Visit['say']; progress: Progress }) {
  const seconds = Math.round((now().getTime() - heardAt.getTime()) / 1000)
  if (!isFirst || seconds < SILENT_SECONDS) return null
  return <p className="notice warn">{say('intake.progress-silent', { seconds })}</p>
}

const SILENT_SECONDS = 30
