import type { VisitsOfDay } from '#catalogue/visits.ts'
import { formatDate } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'

const BAR = 10
const GAP = 2
const HEIGHT = 72

/** Visits by day as bars, with the numbers in a table for whoever wants them. */
export function VisitChart({ visit, days, total }: { visit: Visit; days: VisitsOfDay[]; total: number }) {
  const { say, lang } = visit
  const most = Math.max(1, ...days.map(({ visits }) => visits))
  const lately = days.reduce((sum, { visits }) => sum + visits, 0)
  const width = days.length * (BAR + GAP) - GAP
  const said = (on: string) => formatDate(on, lang, { month: 'short', day: 'numeric' })
  return (
    <figure className="visits stack tight">
      <figcaption>{say('visits.sum', { total, lately, days: days.length })}</figcaption>
      <svg
        viewBox={`0 0 ${width} ${HEIGHT}`}
        role="img"
        aria-label={say('visits.sum', { total, lately, days: days.length })}
        preserveAspectRatio="none"
      >
        <path className="ground" d={`M0 ${HEIGHT - 0.5}H${width}`} />
        {days.map(({ on, visits }, i) => {
          const height = visits === 0 ? 0 : Math.max(2, (visits / most) * (HEIGHT - 2))
          return (
            <rect key={on} x={i * (BAR + GAP)} y={HEIGHT - height} width={BAR} height={height}>
              <title>{`${said(on)}: ${visits}`}</title>
            </rect>
          )
        })}
      </svg>
      <div className="row spread muted" aria-hidden="true">
        <span>{said(days[0]?.on ?? '')}</span>
        <span>{said(days.at(-1)?.on ?? '')}</span>
      </div>
      {lately > 0 && (
        <details>
          <summary>{say('visits.by-day')}</summary>
          <table>
            <tbody>
              {days
                .filter(({ visits }) => visits > 0)
                .map(({ on, visits }) => (
                  <tr key={on}>
                    <th scope="row">{formatDate(on, lang)}</th>
                    <td className="n">{visits}</td>
                  </tr>
                ))}
            </tbody>
          </table>
        </details>
      )}
      <p className="muted">{say('visits.definition')}</p>
    </figure>
  )
}
