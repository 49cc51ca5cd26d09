import type { Event } from '#events/directory.ts'
import type { Pair } from '#matching/side-by-side.ts'
import { htmlLang } from '#platform/languages.ts'
import { Chip, Notice } from '#ui/parts.tsx'
import { OwnerLine } from '../showcase/owner.tsx'
import { Reasons } from '../showcase/reasons.tsx'
import { versionFor } from '../showcase/versions.tsx'
import type { Visit } from '../visit.ts'
import { EventNav } from './event-nav.tsx'

/** Why one need and one offer fit: what stands beside the matrix, and a page of its own without a script. */
export function MatrixPair({ visit, event, pair }: { visit: Visit; event: Event; pair: Pair }) {
  const { say, to } = visit
  const { one, other, exclusion } = pair
  return (
    <>
      <EventNav visit={visit} event={event} current="matrix" />
      <div className="sheet stack tight" data-panel>
        {[one, other].map((listing) => {
          const { text, lang } = versionFor(listing, visit.lang)
          return (
            <div key={listing.id}>
              <Chip tone={listing.kind}>
                {say(`catalogue.kind.${listing.kind}`)} №{listing.number}
              </Chip>
              <h2>
                <a href={to.listing(listing.kind, listing.number)} lang={htmlLang(lang)}>
                  {text.title}
                </a>
              </h2>
              <p className="muted small">
                <OwnerLine owner={listing.owner} visit={visit} />
              </p>
            </div>
          )
        })}
        {exclusion && <Notice tone="warn">{say(`matching.exclusion.${exclusion}`)}</Notice>}
        <Reasons reasons={pair.reasons} missing={pair.missing} visit={visit} />
        <p>
          <a href={to.pair(one.kind, one.number, other.number)}>{say('matching.side-by-side')}</a>
        </p>
      </div>
    </>
  )
}
