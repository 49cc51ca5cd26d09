import type { Mark } from '#catalogue/solutions/input.ts'
import type { Step } from '#catalogue/solutions/reading.ts'
import { type SolutionState, solutionStates } from '#catalogue/solutions/steps.ts'
import { htmlLang } from '#platform/languages.ts'
import { Chip, formatTime, Said, type Tone } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'

const TONES: Record<SolutionState, Tone> = {
  ...{ submitted: 'plain', shortlisted: 'need', chosen: 'ok', declined: 'plain', withdrawn: 'plain' },
}

export function StateChip({ visit: { say }, state }: { visit: Visit; state: SolutionState }) {
  return (
    <Chip tone={TONES[state]}>{say(`solutions.state.${solutionStates.find((one) => one === state) ?? state}`)}</Chip>
  )
}

/** Every step of a solution, newest first: when, who, why. */
export function Steps({ visit, steps }: { visit: Visit; steps: Step[] }) {
  const { say, lang, actor } = visit
  return (
    <ol className="history">
      {steps.map(({ state, reason, reasonLang, by, at }) => (
        <li key={at.toISOString() + state}>
          <span className="muted">
            {formatTime(at, lang, actor.timeZone)} ({actor.timeZone})
          </span>
          <span>
            {say(`solutions.state.${state}`)} {by && <Said text={by} lang={lang} />}
            {reason && <span lang={reasonLang === lang ? undefined : htmlLang(reasonLang)}>{`: ${reason}`}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}

/** How far a solution meets what is measured, one line a criterion. */
export function Marks({ visit: { say }, marks }: { visit: Visit; marks: Mark[] }) {
  return (
    <dl className="facts">
      {marks.map(({ criterion, verdict, comment }) => (
        <div key={criterion} className="fact">
          <dt>{criterion}</dt>
          <dd>
            {say(`solutions.verdict.${verdict}`)}
            {comment && ` · ${comment}`}
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** An instant by the reader's clock, with its zone: a deadline is one instant everywhere. */
export function instantText({ lang, actor }: Visit, at: Date): string {
  return `${formatTime(at, lang, actor.timeZone)} (${actor.timeZone})`
}
