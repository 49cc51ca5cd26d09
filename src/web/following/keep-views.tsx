import type { Card } from '#catalogue/cards.ts'
import type { Saved } from '#catalogue/saved.ts'
import { isKnown } from '#people/access.ts'
import type { FormState } from '#ui/form.tsx'
import { DeedButton, Empty } from '#ui/parts.tsx'
import { ListingCard } from '../showcase/card.tsx'
import type { Visit } from '../visit.ts'
import { addressOf } from './chosen.ts'
import { CompareBar } from './compare-bar.tsx'

/** What a stranger keeps. The list is the address; with a script the browser remembers it as well. */
export function KeptView({ visit, cards, gone }: { visit: Visit; cards: Card[]; gone: number }) {
  const { say, to } = visit
  return (
    <div className="stack" data-kept={cards.length > 0 ? undefined : 'empty'}>
      <h1>{say('following.kept')}</h1>
      <p className="muted">
        {say('following.kept-hint')}{' '}
        {!isKnown(visit.actor) && (
          <a href={`${to.signIn}?back=${encodeURIComponent(to.mySaved)}`}>{say('people.sign-in')}</a>
        )}
      </p>
      {gone > 0 && <p className="muted">{say('following.gone', { count: gone })}</p>}
      {cards.length === 0 && <Nothing visit={visit} />}
      <div className="results">
        {cards.map((card) => (
          <div key={card.id} className="stack tight">
            <ListingCard card={card} visit={visit} isPickable />
            <p className="row no-print">
              <a
                className="btn"
                data-drop={card.number}
                href={to.kept(addressOf(cards.map(({ number }) => number).filter((number) => number !== card.number)))}
                aria-label={say('following.let-go-what', { title: card.title })}
              >
                {say('following.let-go')}
              </a>
            </p>
          </div>
        ))}
      </div>
      {cards.length > 1 && <CompareBar visit={visit} />}
    </div>
  )
}

type SavedProps = {
  visit: Visit
  saved: Saved[]
  gone: number
  refused: { form: FormState; number: number } | undefined
}

/** What a person keeps, with notes nobody else reads. */
export function SavedView({ visit, saved, gone, refused }: SavedProps) {
  const { say } = visit
  return (
    <div className="stack">
      <h1>{say('following.saved')}</h1>
      <p className="muted">{say('following.saved-hint')}</p>
      {gone > 0 && <p className="muted">{say('following.gone', { count: gone })}</p>}
      {saved.length === 0 && <Nothing visit={visit} />}
      <div className="results">
        {saved.map(({ card, note }) => (
          <div key={card.id} id={`listing-${card.number}`} className="stack tight">
            <ListingCard card={card} visit={visit} isPickable />
            <Note {...{ visit, card, note }} form={refused?.number === card.number ? refused.form : undefined} />
          </div>
        ))}
      </div>
      {saved.length > 1 && <CompareBar visit={visit} />}
    </div>
  )
}

function Note({ visit, card, note, form }: { visit: Visit; card: Card; note: string; form: FormState | undefined }) {
  const { say, to } = visit
  const id = `note-${card.number}`
  const error = form?.errors.note
  return (
    <div className="own-note">
      <form method="post" action={to.mySavedListing(card.number)} className="stack tight">
        <label htmlFor={id}>{say('following.note')}</label>
        <textarea
          id={id}
          name="note"
          rows={2}
          maxLength={2000}
          defaultValue={String(form?.values.note ?? note)}
          aria-describedby={error ? `${id}-error` : undefined}
        />
        {error && (
          <span className="error" id={`${id}-error`}>
            {error}
          </span>
        )}
        <button className="btn" type="submit" aria-label={say('following.save-note', { title: card.title })}>
          {say('office.save')}
        </button>
      </form>
      <DeedButton
        action={to.mySavedRemoval(card.number)}
        label={
          <>
            {say('following.let-go')}
            <span className="visually-hidden"> {card.title}</span>
          </>
        }
      />
    </div>
  )
}

function Nothing({ visit: { say, to } }: { visit: Visit }) {
  return (
    <Empty>
      <p>{say('following.nothing-kept')}</p>
      <a className="btn" href={to.showcase()}>
        {say('web.nav.showcase')}
      </a>
    </Empty>
  )
}
