import type { Event } from '#events/directory.ts'
import { ErrorSummary } from '#ui/form.tsx'
import { Empty, Notice } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'
import { EventNav } from './event-nav.tsx'
import { MatrixFilter } from './matrix-filter.tsx'
import { MatrixGrid } from './matrix-grid.tsx'
import { MatrixList } from './matrix-list.tsx'
import { cellName, type MatrixView } from './matrix-state.ts'

/** The needs of an event against its offers: one form, so that a filter keeps what is chosen. */
export function MatrixPage({ view }: { view: MatrixView }) {
  const { visit, event, matrix, shown, form, query } = view
  const { say, to } = visit
  const { needs, offers, cells } = matrix
  return (
    <>
      <EventNav visit={visit} event={event} current="matrix" />
      <div className="row spread">
        <h1>{say('office.place.matrix')}</h1>
        <p className="muted">
          {say('matrix.size', { needs: needs.length, offers: offers.length, cells: cells.length })}
        </p>
      </div>
      <p>{say('matrix.hint')}</p>
      <ErrorSummary form={form} title={say('web.input.summary')} />
      {cells.length === 0 ? (
        <Empty>
          <p>{say(needs.length === 0 || offers.length === 0 ? 'matrix.nothing-shown' : 'matrix.nothing-fits')}</p>
          <a className="btn" href={to.participants(event.slug)}>
            {say('office.place.participants')}
          </a>
        </Empty>
      ) : (
        <form method="get" action={to.matrix(event.slug)} data-matrix={to.matrix(event.slug)}>
          <MatrixFilter view={view} />
          {shown.length === 0 ? (
            <Empty>{say('matrix.nothing-found')}</Empty>
          ) : (
            <div className={`matrix ${query.look}`} id="pair">
              {query.look === 'grid' && <MatrixGrid view={view} />}
              <MatrixList view={view} />
              <aside className="matrix-why" aria-live="polite" aria-label={say('matching.why')} data-why>
                <p className="muted">{say('matrix.why-hint')}</p>
              </aside>
            </div>
          )}
          <Unseen view={view} />
          <MatrixDeeds view={view} />
        </form>
      )}
      <Alone view={view} />
    </>
  )
}

/** While words are still being compared: how far it is. The page comes again by itself. */
export function Comparing({
  visit,
  event,
  progress,
}: {
  visit: Visit
  event: Event
  progress: { done: number; total: number }
}) {
  const { say } = visit
  return (
    <>
      <EventNav visit={visit} event={event} current="matrix" />
      <h1>{say('office.place.matrix')}</h1>
      <Notice>{say('matrix.comparing', progress)}</Notice>
      <progress value={progress.done} max={progress.total} aria-label={say('matrix.comparing', progress)} data-again />
    </>
  )
}

function MatrixDeeds({ view: { visit, event, chosen } }: { view: MatrixView }) {
  const { say, to } = visit
  return (
    <div className="matrix-deeds">
      <strong data-count data-words={say('matrix.chosen', { count: 0 })}>
        {say('matrix.chosen', { count: chosen.size })}
      </strong>
      <button className="btn" type="submit" name="choose" value="strong">
        {say('matrix.choose-strong')}
      </button>
      <button className="btn" type="submit" formMethod="post" formAction={to.matrixDeed(event.slug, 'workbook')}>
        {say('matrix.to-workbook')}
      </button>
      <button className="btn primary" type="submit" formMethod="post" formAction={to.matrixDeed(event.slug, 'wishes')}>
        {say('matrix.to-wishes')}
      </button>
    </div>
  )
}

/** What is chosen and does not meet the filter stays chosen. */
function Unseen({ view: { visit, chosen, shown } }: { view: MatrixView }) {
  const seen = new Set(shown.map(cellName))
  const unseen = [...chosen].filter((name) => !seen.has(name))
  if (unseen.length === 0) return null
  return (
    <fieldset className="matrix-unseen">
      <legend>{visit.say('matrix.unseen', { count: unseen.length })}</legend>
      {unseen.map((name) => {
        const [need = '', offer = ''] = name.split('-')
        return (
          <label key={name}>
            <input type="checkbox" name="pair" value={name} defaultChecked />{' '}
            {visit.say('matrix.pair', { need, offer })}
          </label>
        )
      })}
    </fieldset>
  )
}

/** Whom nobody here fits: an organiser may want to invite somebody for them. */
function Alone({ view: { visit, matrix } }: { view: MatrixView }) {
  const { say, to } = visit
  const met = new Set(matrix.cells.flatMap(({ need, offer }) => [need.id, offer.id]))
  const alone = [...matrix.needs, ...matrix.offers].filter(({ id }) => !met.has(id))
  if (alone.length === 0 || matrix.cells.length === 0) return null
  return (
    <details className="no-print">
      <summary>{say('matrix.alone', { count: alone.length })}</summary>
      <ul>
        {alone.slice(0, ALONE_SHOWN).map(({ id, kind, number, title }) => (
          <li key={id}>
            <a href={to.listing(kind, number)}>
              {say(`catalogue.kind.${kind}`)} №{number} {title}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}

const ALONE_SHOWN = 300
