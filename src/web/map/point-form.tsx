import { ErrorSummary, type FormState, TextField } from '#ui/form.tsx'
import type { Visit } from '../visit.ts'

type Props = { visit: Visit; form: FormState; number: number; point: { latitude: string; longitude: string } }

/** Where an organisation stands on the map, for those who keep the directory. */
export function PointForm({ visit, form, number, point }: Props) {
  const { say, to } = visit
  return (
    <details className="fold map-point no-print" open={Object.keys(form.errors).length > 0}>
      <summary>{say('map.point')}</summary>
      <form className="stack" method="post" action={to.organisationPoint(number)} noValidate>
        <p className="muted">{say('map.point-hint')}</p>
        <ErrorSummary form={form} title={say('web.input.summary')} />
        <div className="grid-2">
          <TextField
            {...{ form, name: 'latitude', value: point.latitude }}
            label={say('map.latitude')}
            inputMode="decimal"
          />
          <TextField
            {...{ form, name: 'longitude', value: point.longitude }}
            label={say('map.longitude')}
            inputMode="decimal"
          />
        </div>
        <button className="btn" type="submit">
          {say('office.save')}
        </button>
      </form>
    </details>
  )
}
