import type { MatrixListing } from '#meetings/matrix/listings.ts'
import { htmlLang } from '#platform/languages.ts'
import { Chip, Said } from '#ui/parts.tsx'
import { cellLabel, PairBox, pairAddress } from './matrix-grid.tsx'
import { cellName, type MatrixView, standingOf } from './matrix-state.ts'

const LISTED_MAX = 200

/** The same cells one under another, the best first: what a phone shows, and whoever prefers it. */
export function MatrixList({ view }: { view: MatrixView }) {
  const { visit, shown, chosen } = view
  const { say } = visit
  return (
    <ol className="matrix-list">
      {shown.slice(0, LISTED_MAX).map((cell) => {
        const name = cellName(cell)
        const standing = standingOf(view, cell)
        return (
          <li key={name} className="sheet">
            {standing ? (
              <span className={`swatch taken ${standing}`} aria-hidden="true">
                {say(`matrix.sign.${standing}`)}
              </span>
            ) : (
              <PairBox {...{ visit, cell, chosen }} />
            )}
            <div className="stack tight">
              <Side listing={cell.need} view={view} />
              <Side listing={cell.offer} view={view} />
              <p className="row small">
                <Chip tone={cell.sureness === 'strong' ? 'ok' : 'plain'}>
                  {say(`matching.sureness.${cell.sureness}`)}
                </Chip>
                {standing && <span>{say(`matrix.standing.${standing}`)}</span>}
                <a href={pairAddress(view, cell)} aria-label={say('matrix.why-of', { pair: cellLabel(visit, cell) })}>
                  {say('matching.why')}
                </a>
              </p>
            </div>
          </li>
        )
      })}
      {shown.length > LISTED_MAX && <li className="muted">{say('matrix.list-cut', { most: LISTED_MAX })}</li>}
    </ol>
  )
}

function Side({ listing, view: { visit } }: { listing: MatrixListing; view: MatrixView }) {
  const { kind, number, title, titleLang, organisation } = listing
  return (
    <p>
      <Chip tone={kind}>
        {visit.say(`catalogue.kind.${kind}`)} №{number}
      </Chip>{' '}
      <bdi lang={htmlLang(titleLang)}>{title}</bdi>
      <br />
      <span className="muted small">
        <Said text={organisation} lang={visit.lang} />
      </span>
    </p>
  )
}
