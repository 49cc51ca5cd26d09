import { oldestToday } from '#catalogue/deadlines.ts'
import type { OwnListing } from '#catalogue/own-listings.ts'
import { monthsAfter } from '#catalogue/renewal.ts'
import { DeedButton, formatDate } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'

/** What is to be done with a listing as it stands, and the way there. */
export function NextDeed({ visit, listing }: { visit: Visit; listing: OwnListing }) {
  const { say, to, lang } = visit
  const { standing, number, expiresOn, review } = listing
  const on = expiresOn ? formatDate(expiresOn, lang) : ''
  switch (standing) {
    case 'draft':
      return <a href={to.editListing(number)}>{say(review ? 'life.next.mend' : 'life.next.submit')}</a>
    case 'submitted':
      return <span className="muted">{say('life.next.waiting')}</span>
    case 'closed':
      return <DeedButton action={to.reopening(number)} label={say('life.reopen')} />
    case 'expired':
      return (
        <a className="btn primary" href={to.renewal(number)}>
          {say('life.next.renew')}
        </a>
      )
    default: {
      if (!expiresOn) return <span className="muted">{say('life.next.open')}</span>
      const isSoon = expiresOn <= monthsAfter(oldestToday(), 1)
      if (!isSoon) return <span className="muted">{say('life.next.until', { on })}</span>
      return <a href={to.renewal(number)}>{`${say('life.next.soon', { on })} · ${say('life.next.renew')}`}</a>
    }
  }
}
