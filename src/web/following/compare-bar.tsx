import type { Visit } from '../visit.ts'

/** The form every box ticked on a card belongs to, wherever it stands. */
export const COMPARE_FORM = 'compare'

/** Leads to what was ticked, side by side. */
export function CompareBar({ visit: { say, to } }: { visit: Visit }) {
  return (
    <form id={COMPARE_FORM} className="row compare-bar no-print" method="get" action={to.compare()}>
      <button className="btn" type="submit">
        {say('following.compare-chosen')}
      </button>
      <span className="muted">{say('following.compare-hint')}</span>
    </form>
  )
}
