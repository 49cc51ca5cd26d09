import { fairBreaksOf, gapOf } from '#meetings/engine/goals.ts'
import type { GoalStanding } from '#meetings/engine/plan.ts'
import type { Run } from '#meetings/run-record.ts'
import { DeedButton, Notice } from '#ui/parts.tsx'
import type { BoardView } from './board-state.ts'
import { TroubleBox } from './board-trouble.tsx'

/** The search for a plan: how far it is, or how it ended. */
export function RunBox({ view, run }: { view: BoardView; run: Run }) {
  const { say, to } = view.visit
  const wanted = view.board.day.problem.meetings.length
  const { outcome } = run
  if (outcome && 'code' in outcome)
    return <TroubleBox trouble={{ message: say(outcome.code, outcome.params), details: [] }} />
  if (outcome) {
    const { placed, moved, breaks, fewestBreaks, isOptimal } = outcome
    const proof = isOptimal ? 'yes' : fewestBreaks > 0 ? 'bound' : 'no'
    const blanks = { placed, wanted, moved, breaks, fewest: fewestBreaks, optimal: proof }
    return (
      <div data-arranged>
        <Notice>
          {say('timetable.run.done', blanks)}
          <Goals view={view} standings={outcome.goals ?? []} />
        </Notice>
      </div>
    )
  }
  const seconds = Math.round((Date.now() - run.startedAt.getTime()) / 1000)
  return (
    <section className="notice stack tight" aria-labelledby="run" data-running>
      <h2 id="run">{say('timetable.run.title')}</h2>
      <p>
        {run.best
          ? say('timetable.run.progress', { seconds, placed: run.best.placed, wanted, breaks: run.best.breaks })
          : say('timetable.run.starting')}
      </p>
      <p className="muted">{say('timetable.run.hint')}</p>
      <DeedButton action={to.boardDeed(view.slug, 'run-end')} label={say('timetable.run.stop')} />
    </section>
  )
}

/** What the plan is worth by each goal, the first one first, and how far that is from the best there can be. */
function Goals({ view: { visit, board }, standings }: { view: BoardView; standings: GoalStanding[] }) {
  const { problem } = board.day
  const blanks = { fair: fairBreaksOf(problem), minimum: problem.goals?.minimum ?? 0 }
  const asked = standings.filter(({ goal, value, bound }) => {
    if (goal === 'score') return value !== 0 || bound !== 0
    return goal !== 'minimum' || blanks.minimum > 0
  })
  if (asked.length === 0) return null
  return (
    <ol className="run-goals" aria-label={visit.say('timetable.run.goals')}>
      {asked.map((standing) => (
        <li key={standing.goal}>
          {visit.say('timetable.run.goal', {
            goal: visit.say(`timetable.goal.${standing.goal}`, blanks),
            value: Math.round(standing.value),
            gap: Math.ceil(gapOf(standing) ?? 0),
            proof: proofOf(standing),
          })}
        </li>
      ))}
    </ol>
  )
}

function proofOf(standing: GoalStanding): 'best' | 'within' | 'unknown' {
  const gap = gapOf(standing)
  if (gap === undefined) return 'unknown'
  return gap === 0 ? 'best' : 'within'
}
