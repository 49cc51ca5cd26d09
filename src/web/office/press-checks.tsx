import type { Check } from '#reporting/checks.ts'
import { mark, printClaim } from '#reporting/press-text.ts'
import { formatDate } from '#ui/parts.tsx'
import { printValue } from '../press/printed.ts'
import type { Visit } from '../visit.ts'

/** What to look at before signing, as data says it: what stops the signature first. */
export function CheckList({
  visit,
  slug,
  checks,
  isOpen,
}: {
  visit: Visit
  slug: string
  checks: readonly Check[]
  isOpen: boolean
}) {
  const { say, to } = visit
  const stopping = checks.filter((check) => check.stops)
  return (
    <section className="sheet stack tight" aria-labelledby="checks">
      <h2 id="checks">{say('reporting.checks.title', { n: checks.length })}</h2>
      {checks.length === 0 && <p>{say('reporting.checks.none')}</p>}
      {stopping.length > 0 && <p className="error-text">{say('reporting.checks.stop', { n: stopping.length })}</p>}
      <ul className="checks">
        {checks.map((check, i) => (
          <li key={i} className={check.stops ? 'stops' : undefined} data-check={check.kind}>
            {sentence(visit, check)}
            {isOpen && check.kind === 'claim-false' && (
              <button
                className="btn quiet"
                type="submit"
                name="reword"
                value={check.figure.key}
                formAction={to.pressDeed(slug, 'figures/rewording')}
              >
                {say('reporting.checks.reword', { nearest: nearestOf(visit, check) })}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function sentence(visit: Visit, check: Check): string {
  const { say, lang } = visit
  const key = `reporting.checks.${check.kind}`
  const language = 'lang' in check ? { language: say(`reporting.language.${check.lang}`) } : {}
  switch (check.kind) {
    case 'claim-false':
      return say(key, {
        claimed: printClaim(check.figure, lang),
        value: check.value,
        nearest: nearestOf(visit, check),
      })
    case 'expected':
      return say(key, {
        name: say(`metrics.${check.metric}.name`),
        value: printValue(visit, check.metric, check.value),
      })
    case 'unsourced':
      return say(key, { ...language, text: check.text })
    case 'unnamed':
      return say(key, { ...language, name: check.name })
    case 'not-over':
      return say(key, { date: formatDate(check.endsOn, lang) })
    case 'mark-broken':
      return say(key, { ...language, mark: check.mark })
    default:
      return say(key, { ...language, mark: mark(check.mark) })
  }
}

function nearestOf(visit: Visit, { figure, value, nearest }: Extract<Check, { kind: 'claim-false' }>): string {
  const [first] = nearest
  return first ? printClaim({ ...figure, ...first }, visit.lang) : printValue(visit, figure.metric, value)
}
