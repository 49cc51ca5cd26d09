import type { Completeness, Objection } from '#catalogue/completeness.ts'
import type { Visit } from '../visit.ts'
import { CoachingParts } from './coaching-parts.tsx'
import { NextQuestion } from './next-question.tsx'

type Props = {
  visit: Visit
  completeness: Completeness
  /** Where the inputs stand: empty on the page of the form itself, undefined for a reader who is not to answer. */
  form: string | undefined
}

/** How far a need can be answered and the one thing to say next, with the reason for asking and an example. */
export function CoachingCard({ visit, completeness, form }: Props) {
  const { say } = visit
  const { score, next, objections } = completeness
  return (
    <section className="sheet stack tight coaching" aria-labelledby="coaching">
      <div className="row spread">
        <h2 id="coaching">{say('coaching.title')}</h2>
        <strong className="num">{say('coaching.score', { score })}</strong>
      </div>
      <meter min={0} max={100} value={score} aria-labelledby="coaching">
        {say('coaching.score', { score })}
      </meter>
      <Objections visit={visit} objections={objections} form={form} />
      {next ? (
        <div className="stack tight question">
          <h3>
            <span className="muted">{say('coaching.next')}</span> <NextQuestion visit={visit} question={next} />
          </h3>
          <p>{say(`coaching.why.${next.part}`)}</p>
          <p className="muted">{say(`coaching.example.${next.part}`)}</p>
          {form !== undefined && (
            <p>
              <a className="btn primary" href={`${form}#${next.input}`}>
                {say('coaching.answer')}
              </a>
            </p>
          )}
        </div>
      ) : (
        objections.length === 0 && <p>{say('coaching.complete')}</p>
      )}
      <CoachingParts visit={visit} completeness={completeness} />
    </section>
  )
}

export function objectionText({ say }: Visit, { code, input }: Objection): string {
  return say(`coaching.objection.${code}`, { number: Number(/\d+/.exec(input)?.[0] ?? 0) + 1 })
}

function Objections({ visit, objections, form }: { visit: Visit; objections: Objection[]; form: string | undefined }) {
  if (objections.length === 0) return null
  return (
    <div className="notice warn">
      <strong>{visit.say('coaching.objections')}</strong>
      <ul>
        {objections.map((objection) => (
          <li key={objection.input}>
            {form === undefined ? (
              objectionText(visit, objection)
            ) : (
              <a href={`${form}#${objection.input}`}>{objectionText(visit, objection)}</a>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
