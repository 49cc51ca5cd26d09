import type { ListingPage } from '#catalogue/listing-page.ts'
import type { Challenge } from '#catalogue/solutions/challenge-page.ts'
import { isKnown } from '#people/access.ts'
import type { Visit } from '../visit.ts'

type Props = { listing: ListingPage; challenge: Challenge | undefined; visit: Visit }

/** On a need that takes answers: the way to answer it, for whoever speaks for another organisation. */
export function AnswerLine({ listing, challenge, visit }: Props) {
  const { say, to, actor } = visit
  const isTaken = listing.kind === 'need' && listing.standing === 'published' && !challenge?.isOver
  if (!isTaken || listing.inside) return null
  if (isKnown(actor) && actor.organisations.length === 0) return null
  return (
    <p className="no-print">
      <a className={challenge ? 'btn primary' : 'btn'} href={to.answerNeed(listing.number)}>
        {say('solutions.answer')}
      </a>
    </p>
  )
}
