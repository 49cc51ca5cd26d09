import type { Event } from '#events/directory.ts'
import type { DayRule } from '#meetings/day-rules.ts'
import type { Goal } from '#meetings/engine/problem.ts'
import { type FormState, Select, TextField } from '#ui/form.tsx'
import type { Visit } from '../visit.ts'

type Props = { visit: Visit; event: Event; rule: DayRule; form: FormState }

/** By what the search tells a good plan from a better one, and which of it decides first. */
export function DayGoals({ visit, event, rule, form }: Props) {
  const { say, to } = visit
  return (
    <section className="sheet stack" aria-labelledby="goals">
      <h2 id="goals">{say('office.goals')}</h2>
      <p>{say('office.goals-first')}</p>
      <form className="inline-form" method="post" action={to.dayPart(event.slug, 'goals')} noValidate>
        <Select
          {...{ form, name: 'goalsBy', label: say('office.goals-by'), value: rule.goals ? 'order' : 'weighed' }}
          options={['weighed', 'order'].map((by) => ({ value: by, label: say(`office.goals-by-${by}`) }))}
        />
        <TextField
          {...{ form, name: 'fairBreaks', label: say('office.fair-breaks'), inputMode: 'numeric' }}
          {...{ type: 'number', min: '0', max: '20', value: String(rule.fairBreaks) }}
        />
        <TextField
          {...{ form, name: 'meetingsMin', label: say('office.meetings-min'), inputMode: 'numeric' }}
          {...{ type: 'number', min: '0', max: '20', value: String(rule.meetingsMin) }}
        />
        <button className="btn primary" type="submit">
          {say('office.save')}
        </button>
      </form>
      {rule.goals ? <Order {...{ visit, event, rule }} goals={rule.goals} /> : <p>{say('office.goals-weighed')}</p>}
      <p className="muted">{say('office.goals-tables')}</p>
    </section>
  )
}

function Order({ visit: { say, to }, event, rule, goals }: Omit<Props, 'form'> & { goals: Goal[] }) {
  return (
    <>
      <h3>{say('office.goals-order')}</h3>
      <ol className="protocol goals">
        {goals.map((goal, at) => {
          const name = say(`timetable.goal.${goal}`, { fair: rule.fairBreaks, minimum: rule.meetingsMin })
          return (
            <li key={goal}>
              <span>
                <span className="num">{at + 1}</span> {name}
                {goal === 'minimum' && rule.meetingsMin === 0 && (
                  <span className="muted"> {say('office.goal-not-asked')}</span>
                )}
              </span>
              <form method="post" action={to.dayPart(event.slug, 'goal-moves')}>
                <input type="hidden" name="goal" value={goal} />
                <button {...move('up', at === 0)} aria-label={say('office.goal-up', { goal: name })}>
                  ↑
                </button>
                <button {...move('down', at === goals.length - 1)} aria-label={say('office.goal-down', { goal: name })}>
                  ↓
                </button>
              </form>
            </li>
          )
        })}
      </ol>
    </>
  )
}

function move(value: 'up' | 'down', disabled: boolean) {
  return { className: 'btn', type: 'submit', name: 'direction', value, disabled } as const
}
