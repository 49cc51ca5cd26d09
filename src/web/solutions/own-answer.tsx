import type { Card } from '#catalogue/cards.ts'
import type { SolutionPage } from '#catalogue/solutions/reading.ts'
import { isDecided } from '#catalogue/solutions/steps.ts'
import { htmlLang } from '#platform/languages.ts'
import { ErrorSummary, type FormState } from '#ui/form.tsx'
import { DeedButton } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'
import { AnswerFields } from './answer-form.tsx'
import { Marks, StateChip, Steps } from './words.tsx'

type Props = { visit: Visit; solution: SolutionPage; offers: Card[]; form: FormState }

/** One's own answer: where it stands and why, how it was judged, and its words while they can be changed. */
export function OwnAnswer({ visit, solution, offers, form }: Props) {
  const { say, to, lang } = visit
  const { need, state, evaluation } = solution
  return (
    <div className="stack">
      <h1>{say('solutions.own-one')}</h1>
      <p className="row">
        <StateChip visit={visit} state={state} />
        <a href={to.need(need.number)}>
          <bdi lang={need.lang === lang ? undefined : htmlLang(need.lang)}>{need.title}</bdi>
        </a>
      </p>
      {need.isAnonymous && (
        <p className="muted">{say(solution.isOpened ? 'solutions.opened' : 'solutions.stays-anonymous')}</p>
      )}
      {evaluation && (
        <section className="sheet stack tight" aria-labelledby="judged">
          <h2 id="judged">{say('solutions.judged')}</h2>
          <Marks visit={visit} marks={evaluation.marks} />
          {evaluation.comment && (
            <p lang={evaluation.commentLang === lang ? undefined : htmlLang(evaluation.commentLang)}>
              {evaluation.comment}
            </p>
          )}
        </section>
      )}
      {isDecided(state) ? (
        <section className="sheet stack tight" aria-labelledby="said">
          <h2 id="said">{say('solutions.words')}</h2>
          <p className="said" lang={htmlLang(solution.lang)}>
            {solution.words}
          </p>
        </section>
      ) : (
        <section className="sheet stack">
          <form className="stack" method="post" action={to.ownAnswer(solution.number)} noValidate>
            <ErrorSummary form={form} title={say('web.input.summary')} />
            <AnswerFields visit={visit} offers={offers} form={form} />
            <button className="btn primary" type="submit">
              {say(state === 'withdrawn' ? 'solutions.submit-again' : 'solutions.save')}
            </button>
          </form>
          {state !== 'withdrawn' && (
            <DeedButton
              action={to.ownAnswerWithdrawal(solution.number)}
              label={say('solutions.take-back')}
              tone="danger"
            />
          )}
        </section>
      )}
      <section className="stack tight" aria-labelledby="steps">
        <h2 id="steps">{say('solutions.steps')}</h2>
        <Steps visit={visit} steps={solution.steps} />
      </section>
    </div>
  )
}
