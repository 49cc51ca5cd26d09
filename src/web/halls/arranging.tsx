import type { HallPiece } from '#events/hall-pieces.ts'
import type { Hall } from '#events/halls.ts'
import { htmlLang, spoken } from '#platform/languages.ts'
import type { Found } from '#search/showcase.ts'
import { ErrorSummary, type FormState } from '#ui/form.tsx'
import { Chip, Empty, Said } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'
import { MoreListings, queryOf } from './more-listings.tsx'

type Props = { visit: Visit; hall: Hall; pieces: HallPiece[]; found: Found[]; typed: string; form: FormState }

export function hasSearch({ url }: Visit): boolean {
  return url.searchParams.has('q')
}

/** What hangs in the hall, in order: moved by number, by arrow or by hand; and the search that finds more. */
export function Arranging({ visit, hall, pieces, found, typed, form }: Props) {
  const { say, to } = visit
  return (
    <>
      <ErrorSummary form={form} title={say('web.input.summary')} />
      <MoreListings
        {...{ visit, typed, found, title: say('halls.find') }}
        shown={new Set(pieces.map(({ listingId }) => listingId))}
        searching={to.officeHall(hall.slug)}
        adding={to.officeHallDeed(hall.slug, 'pieces', queryOf(typed))}
      />
      <section className="sheet stack" aria-labelledby="in-hall">
        <h2 id="in-hall">{say('halls.hung', { count: pieces.length })}</h2>
        <p className="muted">{say(hall.event ? 'halls.order-hint-event' : 'halls.order-hint')}</p>
        {pieces.length === 0 && <Empty>{say('halls.nothing-hung')}</Empty>}
        <ol className="arranging" data-arrange>
          {pieces.map((piece, i) => (
            <Piece key={piece.listingId} {...{ visit, hall, piece, place: i + 1, last: pieces.length }} />
          ))}
        </ol>
      </section>
    </>
  )
}

type PieceProps = { visit: Visit; hall: Hall; piece: HallPiece; place: number; last: number }

function Piece({ visit, hall, piece, place, last }: PieceProps) {
  const { say, to, lang } = visit
  const { listingId, kind, number, title, organisation, isPublished } = piece
  return (
    <li id={`piece-${listingId}`} data-piece={place}>
      <span className="grip" data-grip hidden aria-hidden="true">
        ⠿
      </span>
      <div className="stack tight">
        <div className="row">
          <Chip tone={kind}>{say(`settings.${kind}`)}</Chip>
          <a href={to.listing(kind, number)}>
            <Said text={title} lang={lang} />
          </a>
          <span className="muted">
            <Said text={organisation} lang={lang} />
          </span>
          {!isPublished && <Chip tone="act">{say('settings.unpublished')}</Chip>}
        </div>
        <Line {...{ visit, hall, piece }} />
      </div>
      <Moves {...{ visit, hall, piece, place, last }} />
    </li>
  )
}

function Moves({ visit: { say, to, lang }, hall, piece, place, last }: PieceProps) {
  const name = spoken(piece.title, lang).text
  const chosen = <input type="hidden" name="listingId" value={piece.listingId} />
  const button = (toPlace: number, disabled: boolean) =>
    ({ className: 'btn', type: 'submit', name: 'to', value: toPlace, disabled }) as const
  return (
    <div className="row moves">
      <form method="post" action={to.officeHallDeed(hall.slug, 'pieces/moves')} className="row">
        {chosen}
        <button {...button(place - 1, place === 1)} aria-label={say('settings.up-whom', { name })}>
          ↑
        </button>
        <button {...button(place + 1, place === last)} aria-label={say('settings.down-whom', { name })}>
          ↓
        </button>
      </form>
      <form method="post" action={to.officeHallDeed(hall.slug, 'pieces/moves')} className="row" data-move>
        {chosen}
        <input
          className="place"
          name="to"
          inputMode="numeric"
          defaultValue={place}
          maxLength={3}
          aria-label={say('halls.place-of', { name })}
        />
        <button className="btn" type="submit" aria-label={say('halls.move-what', { name })}>
          {say('halls.move')}
        </button>
      </form>
      <form method="post" action={to.officeHallDeed(hall.slug, 'pieces/removal')}>
        {chosen}
        <button className="btn" type="submit" aria-label={say('halls.take-down-what', { name })}>
          {say('halls.take-down')}
        </button>
      </form>
    </div>
  )
}

function Line({ visit: { say, to, lang }, hall, piece }: Pick<PieceProps, 'visit' | 'hall' | 'piece'>) {
  const id = piece.listingId
  return (
    <details>
      <summary>{piece.line ? <Said text={piece.line} lang={lang} /> : say('halls.add-line')}</summary>
      <form method="post" action={to.officeHallDeed(hall.slug, 'pieces/lines')} className="stack tight">
        <input type="hidden" name="listingId" value={id} />
        {(['zh', 'en'] as const).map((tag) => (
          <div key={tag} className="field">
            <label htmlFor={`line-${tag}-${id}`}>{say(`halls.line-${tag}`)}</label>
            <input
              id={`line-${tag}-${id}`}
              name={tag === 'zh' ? 'lineZh' : 'lineEn'}
              lang={htmlLang(tag)}
              defaultValue={piece.line?.[tag] ?? ''}
              maxLength={300}
            />
          </div>
        ))}
        <button className="btn" type="submit">
          {say('office.save')}
        </button>
      </form>
    </details>
  )
}
