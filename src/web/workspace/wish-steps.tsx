import { Chip } from '#ui/parts.tsx'
import { languageName } from '../showcase/wording.ts'
import type { WishesProps } from './my-wishes-views.tsx'

/** Times and languages come before wishes: without them nothing can be arranged. What is missing says so and leads there. */
export function WishSteps({ visit, event, readiness, hasSlots }: WishesProps) {
  const { say, to, lang } = visit
  const ready = readiness.filter(({ slots }) => slots > 0).length
  const spoken = [...new Set(readiness.flatMap(({ languages }) => languages))]
  const times = ready === 0 ? 'none' : ready < readiness.length ? 'some' : 'all'
  return (
    <>
      <nav aria-label={say('wishing.steps')}>
        <ol className="wish-steps">
          <li>
            <a href={to.myAvailability(event.slug)}>{say('wishing.step.times')}</a>{' '}
            <Chip tone={ready === 0 ? 'act' : 'ok'}>
              {say(`wishing.times.${times}`, { ready, people: readiness.length })}
            </Chip>
          </li>
          <li>
            <a href={`${to.myAvailability(event.slug)}#languages`}>{say('wishing.step.languages')}</a>{' '}
            <Chip tone={spoken.length === 0 ? 'act' : 'plain'}>
              {spoken.map((tag) => languageName(tag, lang)).join(say('web.list-separator')) ||
                say('wishing.languages.none')}
            </Chip>
          </li>
          <li aria-current="step">
            <strong>{say('wishing.step.wishes')}</strong>
          </li>
        </ol>
      </nav>
      {ready === 0 && (
        <div className="notice warn row spread">
          <span>{say(`wishing.${missing(readiness.length, hasSlots)}`)}</span>
          {readiness.length > 0 && hasSlots && (
            <a className="btn primary" href={to.myAvailability(event.slug)}>
              {say('wishing.set-times')}
            </a>
          )}
        </div>
      )}
    </>
  )
}

function missing(people: number, hasSlots: boolean): 'no-delegates' | 'no-slots' | 'no-slots-yet' {
  if (people === 0) return 'no-delegates'
  return hasSlots ? 'no-slots' : 'no-slots-yet'
}
