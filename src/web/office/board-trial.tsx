import { printOf, type Trial } from '#meetings/trial.ts'
import { listOpenHall } from '#meetings/trial-state.ts'
import { type Step, writeStep } from '#meetings/trial-steps.ts'
import { DeedButton } from '#ui/parts.tsx'
import { type BoardView, viewAddress } from './board-state.ts'

const NAMED_MAX = 12

/** Over the board while something is tried: what, what it wins and loses, and the two ways out. */
export function TrialBanner({ view, trial }: { view: BoardView; trial: Trial }) {
  const { visit, board, slug } = view
  const { say, to } = visit
  const tries = trial.steps.map(writeStep)
  return (
    <section className="trial stack tight" aria-labelledby="trial">
      <h2 id="trial">{say('timetable.trial.title')}</h2>
      <p>{say('timetable.trial.hint')}</p>
      {tries.length > 0 && <Outcome view={view} trial={trial} />}
      <Steps view={view} trial={trial} />
      <More view={view} />
      <div className="row">
        {tries.length > 0 && (
          <form method="post" action={to.boardTrial(slug, 'adoption')}>
            <input type="hidden" name="back" value={viewAddress(view, { meeting: '' })} />
            <input type="hidden" name="fingerprint" value={board.outlook.fingerprint} />
            <input type="hidden" name="seen" value={printOf(trial)} />
            <button className="btn primary" type="submit">
              {say('timetable.trial.adopt')}
            </button>
          </form>
        )}
        <a className="btn" href={viewAddress(view, { meeting: '', tries: null })}>
          {say('timetable.trial.discard')}
        </a>
      </div>
    </section>
  )
}

function Outcome({ view: { visit, words }, trial }: { view: BoardView; trial: Trial }) {
  const { say } = visit
  const { before, after, comparison, personsConcerned } = trial
  const count = (kind: string) => comparison.changes.filter((change) => change.kind === kind)
  const [added, moved, lost] = [count('added'), count('moved'), count('cancelled')]
  const names = personsConcerned.slice(0, NAMED_MAX).map((id) => words.person(id).text)
  return (
    <>
      <dl className="trial-values" data-outcome>
        <Value visit={visit} name="placed" before={before.placed} after={after.placed} />
        <Value visit={visit} name="breaks" before={before.breaks} after={after.breaks} />
        <Value visit={visit} name="table-changes" before={before.tableChanges} after={after.tableChanges} />
      </dl>
      <p>{say('timetable.trial.moves', { moved: moved.length, added: added.length, lost: lost.length })}</p>
      {lost.length > 0 && (
        <p>
          <strong>{say('timetable.trial.lost')}</strong>{' '}
          {lost.map(({ meetingId }) => words.meeting(meetingId)).join(say('web.list-separator'))}
        </p>
      )}
      <p>
        {say('timetable.trial.touched', { count: personsConcerned.length })}{' '}
        <span className="muted">
          {names.join(say('web.list-separator'))}
          {personsConcerned.length > NAMED_MAX ? '…' : ''}
        </span>
      </p>
      <p className="visually-hidden" data-announce>
        {say('timetable.trial.said', { placed: after.placed, breaks: after.breaks, touched: personsConcerned.length })}
      </p>
    </>
  )
}

function Value({
  visit: { say },
  name,
  before,
  after,
}: {
  visit: BoardView['visit']
  name: 'placed' | 'breaks' | 'table-changes'
  before: number
  after: number
}) {
  return (
    <div>
      <dt>{say(`timetable.trial.value.${name}`)}</dt>
      <dd className="num">{say('timetable.trial.from-to', { before, after, change: after - before })}</dd>
    </div>
  )
}

/** What is tried, each with a link to try it without. */
function Steps({ view, trial }: { view: BoardView; trial: Trial }) {
  const { say } = view.visit
  const tries = trial.steps.map(writeStep)
  if (tries.length === 0) return null
  return (
    <ol className="trial-steps">
      {trial.steps.map((step, at) => (
        <li key={`${at} ${tries[at]}`}>
          {sayStep(view, step)}{' '}
          <a href={viewAddress(view, { tries: tries.filter((_, other) => other !== at) })}>
            {say('timetable.trial.without')}
            <span className="visually-hidden"> {sayStep(view, step)}</span>
          </a>
        </li>
      ))}
    </ol>
  )
}

function sayStep({ visit: { say }, words, board }: BoardView, step: Step): string {
  switch (step.kind) {
    case 'move': {
      const span = board.legend.slots.get(step.slotId)
      const where = { slot: span ? words.slotOf(span) : '', table: words.table(step.tableId) }
      return say('timetable.trial.step.move', { meeting: words.meeting(step.meetingId), ...where })
    }
    case 'off':
      return say('timetable.trial.step.off', { meeting: words.meeting(step.meetingId) })
    case 'close':
      return say('timetable.trial.step.close', { table: words.table(step.tableId) })
    case 'tables':
      return say('timetable.trial.step.tables', { count: step.count })
    case 'arrange':
      return say('timetable.trial.step.arrange')
  }
}

/** What can be tried besides moving meetings on the board. */
function More({ view }: { view: BoardView }) {
  const { visit, board, slug } = view
  const { say, to } = visit
  const action = to.boardTrial(slug, 'steps')
  const back = viewAddress(view, { meeting: '' })
  const open = listOpenHall(board.day.problem)
  return (
    <div className="row trial-more">
      <form className="row" method="post" action={action}>
        <input type="hidden" name="back" value={back} />
        <label htmlFor="try-close">{say('timetable.trial.close')}</label>
        <select id="try-close" name="tableId">
          {open.map(({ id, label }) => (
            <option key={id} value={id}>
              {say('timetable.board.table-name', { label })}
            </option>
          ))}
        </select>
        <button className="btn" type="submit" name="kind" value="close">
          {say('timetable.trial.try')}
          <span className="visually-hidden"> {say('timetable.trial.close')}</span>
        </button>
      </form>
      <form className="row" method="post" action={action}>
        <input type="hidden" name="back" value={back} />
        <label htmlFor="try-tables">{say('timetable.trial.tables')}</label>
        <input id="try-tables" name="count" type="number" min={1} max={400} defaultValue={open.length} required />
        <button className="btn" type="submit" name="kind" value="tables">
          {say('timetable.trial.try')}
          <span className="visually-hidden"> {say('timetable.trial.tables')}</span>
        </button>
      </form>
      <DeedButton action={action} label={say('timetable.trial.arrange')} values={{ back, kind: 'arrange' }} />
    </div>
  )
}
