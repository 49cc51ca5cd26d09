import { type Completeness, type Part, parts, points } from '#catalogue/completeness.ts'
import type { Visit } from '../visit.ts'

/** What is asked of a need, what of it is given, and what each is worth. */
export function CoachingParts({ visit: { say }, completeness }: { visit: Visit; completeness: Completeness }) {
  const { given, missing } = completeness
  const isGiven = (part: Part) => given.includes(part)
  return (
    <details>
      <summary>{say('coaching.parts', { given: given.length, missing: missing.length })}</summary>
      <ul className="coaching-parts">
        {parts.map((part) => (
          <li key={part} className={isGiven(part) ? 'given' : undefined}>
            <span>
              {say(`coaching.part.${part}`)}{' '}
              <span className="muted">{say('coaching.points', { points: points[part] })}</span>
            </span>
            <span>{say(isGiven(part) ? 'coaching.part-given' : 'coaching.part-missing')}</span>
          </li>
        ))}
      </ul>
    </details>
  )
}
