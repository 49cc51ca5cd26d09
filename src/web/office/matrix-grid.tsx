import type { MatrixListing } from '#meetings/matrix/listings.ts'
import type { Cell } from '#meetings/matrix/matrix.ts'
import { htmlLang } from '#platform/languages.ts'
import { Said } from '#ui/parts.tsx'
import { countryName } from '../showcase/wording.ts'
import type { Visit } from '../visit.ts'
import { cellName, type MatrixView, standingOf } from './matrix-state.ts'

/** More cells than these make a page nobody can scroll; the strongest rows and columns are shown. */
const ROWS_MAX = 120
const COLUMNS_MAX = 300

/** Needs down, offers across; the rows and columns with the strongest cells first. */
export function MatrixGrid({ view }: { view: MatrixView }) {
  const { visit, matrix, shown, query } = view
  const { say } = visit
  const ranked = (side: 'need' | 'offer', all: MatrixListing[]) => {
    const met = [...new Map(shown.map((cell) => [cell[side].id, cell[side]])).values()]
    const alone = query.empty === '1' ? all.filter(({ id }) => !met.some((one) => one.id === id)) : []
    return [...met, ...alone]
  }
  const [needs, offers] = [ranked('need', matrix.needs), ranked('offer', matrix.offers)]
  const cells = new Map(shown.map((cell) => [cellName(cell), cell]))
  const isCut = needs.length > ROWS_MAX || offers.length > COLUMNS_MAX
  return (
    <div className="matrix-scroll">
      <Legend visit={visit} />
      {isCut && <p className="muted small">{say('matrix.cut', { rows: ROWS_MAX, columns: COLUMNS_MAX })}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="matrix-frame" aria-label={say('matrix.grid')} tabIndex={0}>
        <table data-grid>
          <caption className="visually-hidden">{say('matrix.grid-keys')}</caption>
          <thead>
            <tr>
              <th scope="col" className="corner">
                {say('matrix.corner')}
              </th>
              {offers.slice(0, COLUMNS_MAX).map((offer) => (
                <Head key={offer.id} listing={offer} visit={visit} isColumn />
              ))}
            </tr>
          </thead>
          <tbody>
            {needs.slice(0, ROWS_MAX).map((need) => (
              <tr key={need.id}>
                <Head listing={need} visit={visit} />
                {offers.slice(0, COLUMNS_MAX).map((offer) => (
                  <GridCell key={offer.id} cell={cells.get(cellName({ need, offer }))} view={view} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}

function Head({ listing, visit, isColumn = false }: { listing: MatrixListing; visit: Visit; isColumn?: boolean }) {
  const { number, title, titleLang, organisation, country } = listing
  return (
    <th scope={isColumn ? 'col' : 'row'} title={title}>
      <div>
        <span className="num">№{number}</span> <bdi lang={htmlLang(titleLang)}>{title}</bdi>
        {!isColumn && (
          <span className="muted small">
            <Said text={organisation} lang={visit.lang} /> · {countryName(country, visit.lang)}
          </span>
        )}
      </div>
    </th>
  )
}

function GridCell({ cell, view }: { cell: Cell | undefined; view: MatrixView }) {
  if (!cell) return <td />
  const { visit, chosen } = view
  const standing = standingOf(view, cell)
  const name = cellName(cell)
  return (
    <td className={cell.sureness}>
      {standing ? (
        <a
          className={`taken ${standing}`}
          href={pairAddress(view, cell)}
          data-cell={name}
          aria-label={cellLabel(visit, cell, visit.say(`matrix.standing.${standing}`))}
        >
          {visit.say(`matrix.sign.${standing}`)}
        </a>
      ) : (
        <PairBox {...{ visit, cell, chosen }} />
      )}
    </td>
  )
}

/** Takes a pair along: into the wishes, or into a workbook. */
export function PairBox({ visit, cell, chosen }: Pick<MatrixView, 'visit' | 'chosen'> & { cell: Cell }) {
  const name = cellName(cell)
  return (
    <input
      type="checkbox"
      name="pair"
      value={name}
      defaultChecked={chosen.has(name)}
      data-cell={name}
      aria-label={cellLabel(visit, cell)}
    />
  )
}

export function pairAddress({ visit, event }: MatrixView, { need, offer }: Cell): string {
  return visit.to.matrixPair(event.slug, need.number, offer.number)
}

/** A cell in words: which need, which offer, how sure, and what there is of the pair already. */
export function cellLabel({ say }: Visit, { need, offer, sureness }: Cell, standing?: string): string {
  const strength = say(`matching.sureness.${sureness}`)
  const label = say('matrix.cell', { need: need.number, offer: offer.number, strength })
  return standing ? `${label}${say('web.list-separator')}${standing}` : label
}

function Legend({ visit: { say } }: { visit: Visit }) {
  return (
    <ul className="matrix-legend small muted">
      {(['strong', 'possible'] as const).map((sureness) => (
        <li key={sureness}>
          <span className={`swatch ${sureness}`} aria-hidden="true" /> {say(`matching.sureness.${sureness}`)}
        </li>
      ))}
      {(['meeting', 'wished', 'refused'] as const).map((standing) => (
        <li key={standing}>
          <span className={`swatch taken ${standing}`} aria-hidden="true">
            {say(`matrix.sign.${standing}`)}
          </span>{' '}
          {say(`matrix.standing.${standing}`)}
        </li>
      ))}
    </ul>
  )
}
