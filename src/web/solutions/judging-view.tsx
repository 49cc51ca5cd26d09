import type { ListingPage } from '#catalogue/listing-page.ts'
import { verdicts } from '#catalogue/solutions/input.ts'
import type { Solution, SolutionPage } from '#catalogue/solutions/reading.ts'
import { htmlLang } from '#platform/languages.ts'
import { Choices, ErrorSummary, type FormState, TextArea, TextField } from '#ui/form.tsx'
import { DeedButton, Empty, formatTime, Said } from '#ui/parts.tsx'
import { versionFor } from '../showcase/versions.tsx'
import type { Visit } from '../visit.ts'
import { StateChip, Steps } from './words.tsx'

/** What came in for a need: who, where it stands, the first words of it. */
export function AnswersView({
  visit,
  listing,
  solutions,
}: {
  visit: Visit
  listing: ListingPage
  solutions: Solution[]
}) {
  const { say, to, lang, actor } = visit
  const { number } = listing
  return (
    <div className="stack">
      <h1>{say('solutions.answers')}</h1>
      <p>
        <a href={to.need(number)}>
          <Title visit={visit} listing={listing} />
        </a>
      </p>
      <p className="row">
        <a className="btn" href={to.challenge(number)}>
          {say('solutions.challenge')}
        </a>
      </p>
      {solutions.length === 0 && <Empty>{say('solutions.none-yet')}</Empty>}
      <ul className="solution-list">
        {solutions.map((solution) => (
          <li key={solution.id} className="sheet stack tight">
            <div className="row spread">
              <a href={to.judgedAnswer(number, solution.number)}>
                <Said text={solution.organisation.name} lang={lang} />
              </a>
              <StateChip visit={visit} state={solution.state} />
            </div>
            <p lang={solution.lang === lang ? undefined : htmlLang(solution.lang)}>{firstWords(solution.words)}</p>
            <span className="muted">
              {formatTime(solution.answeredAt, lang, actor.timeZone)} ({actor.timeZone})
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

type JudgingProps = {
  visit: Visit
  listing: ListingPage
  solution: SolutionPage
  criteria: string[]
  form: FormState
}

/** A solution beside what the need measures: judged criterion by criterion, then decided about. */
export function JudgingView({ visit, listing, solution, criteria, form }: JudgingProps) {
  const { say, to, lang } = visit
  const { organisation, offer } = solution
  return (
    <div className="listing">
      <article className="stack sheet card-edge offer">
        <p>
          <StateChip visit={visit} state={solution.state} />
        </p>
        <h1>
          <a href={to.organisation(organisation.number)}>
            <Said text={organisation.name} lang={lang} />
          </a>
        </h1>
        <p className="muted">
          <a href={to.answers(listing.number)}>{say('solutions.answers')}</a> ·{' '}
          <Title visit={visit} listing={listing} />
        </p>
        <p className="said" lang={solution.lang === lang ? undefined : htmlLang(solution.lang)}>
          {solution.words}
        </p>
        {offer && (
          <p>
            {say('solutions.offer')}{' '}
            <a href={to.offer(offer.number)} lang={offer.lang === lang ? undefined : htmlLang(offer.lang)}>
              {offer.title}
            </a>
          </p>
        )}
        <section className="stack tight" aria-labelledby="steps">
          <h2 id="steps">{say('solutions.steps')}</h2>
          <Steps visit={visit} steps={solution.steps} />
        </section>
      </article>
      {solution.state !== 'withdrawn' && (
        <div className="stack side">
          <ErrorSummary form={form} title={say('web.input.summary')} />
          <EvaluationForm {...{ visit, listing, solution, criteria, form }} />
          <DecisionForm {...{ visit, listing, solution, form }} />
          {listing.isAnonymous && <Opening {...{ visit, listing, solution }} />}
        </div>
      )}
    </div>
  )
}

function EvaluationForm({ visit: { say, to }, listing, solution, criteria, form }: JudgingProps) {
  const options = verdicts.map((value) => ({ value, label: say(`solutions.verdict.${value}`) }))
  return (
    <form className="sheet stack" method="post" action={to.answerDeed(listing.number, solution.number, 'evaluation')}>
      <h2>{say('solutions.evaluation')}</h2>
      <p className="muted">{say('solutions.evaluation-hint')}</p>
      {criteria.map((criterion, i) => (
        <div key={criterion} className="stack tight criterion">
          <Choices form={form} name={`verdict.${i}`} type="radio" label={criterion} options={options} />
          <TextField form={form} name={`comment.${i}`} label={say('solutions.remark')} maxLength={500} />
        </div>
      ))}
      <TextArea form={form} name="comment" label={say('solutions.comment')} rows={3} maxLength={4000} />
      <button className="btn" type="submit">
        {say('solutions.evaluate')}
      </button>
    </form>
  )
}

type Part = Omit<JudgingProps, 'criteria' | 'form'>

function DecisionForm({ visit: { say, to }, listing, solution, form }: Part & { form: FormState }) {
  const { state } = solution
  return (
    <form className="sheet stack" method="post" action={to.answerDeed(listing.number, solution.number, 'decision')}>
      <h2>{say('solutions.decision')}</h2>
      <p className="muted">{say('solutions.decision-hint')}</p>
      <TextArea form={form} name="reason" label={say('solutions.reason')} rows={3} maxLength={1000} />
      <p className="row">
        {state !== 'chosen' && (
          <button className="btn primary" type="submit" name="state" value="chosen">
            {say('solutions.choose')}
          </button>
        )}
        {state !== 'shortlisted' && (
          <button className="btn" type="submit" name="state" value="shortlisted">
            {say('solutions.shortlist')}
          </button>
        )}
        {state !== 'declined' && (
          <button className="btn" type="submit" name="state" value="declined">
            {say('solutions.decline')}
          </button>
        )}
      </p>
    </form>
  )
}

/** Telling an answerer who one is cannot be untold, and says so before. */
function Opening({ visit: { say, to }, listing, solution }: Part) {
  if (solution.isOpened) return <p className="sheet">{say('solutions.owner-is-open')}</p>
  return (
    <section className="sheet stack tight" aria-labelledby="opening">
      <h2 id="opening">{say('solutions.opening')}</h2>
      <p className="muted">{say('solutions.opening-hint')}</p>
      <DeedButton
        action={to.answerDeed(listing.number, solution.number, 'opening')}
        label={say('solutions.open-owner')}
      />
    </section>
  )
}

function Title({ visit, listing }: { visit: Visit; listing: ListingPage }) {
  const version = versionFor(listing, visit.lang)
  return <bdi lang={htmlLang(version.lang)}>{version.text.title}</bdi>
}

const LETTERS = 160

function firstWords(words: string): string {
  const letters = [...words]
  return letters.length > LETTERS ? `${letters.slice(0, LETTERS).join('')}…` : words
}
