import type { Exhibit } from '#events/exhibits.ts'
import { spoken } from '#platform/languages.ts'
import type { Found } from '#search/showcase.ts'
import { Chip, Empty, Said } from '#ui/parts.tsx'
import { MoreListings, queryOf } from '../halls/more-listings.tsx'
import type { SettingsProps } from './event-settings-frame.tsx'

export type HallProps = SettingsProps & {
  typed: string
  found: Found[]
  hasMore: boolean
  /** Which of those found are in the hall already. */
  shown: Set<string>
  exhibits: Exhibit[]
}

/** What the hall of the event shows, and the search that finds more for it. */
export function EventHall(props: HallProps) {
  const { visit, event, typed, found, shown, exhibits } = props
  const { say, to } = visit
  return (
    <>
      <MoreListings
        {...{ visit, typed, found, shown, title: say('settings.hall-add') }}
        searching={to.eventSettingsPart(event.slug, 'hall')}
        adding={to.eventSettingsPart(event.slug, 'hall', queryOf(typed))}
      >
        {props.hasMore && <p className="muted">{say('settings.hall-more', { count: found.length })}</p>}
      </MoreListings>
      {exhibits.length === 0 ? <Empty>{say('settings.hall-empty')}</Empty> : <Shown {...props} />}
    </>
  )
}

function Shown({ visit, event, typed, exhibits }: HallProps) {
  const { say, to, lang } = visit
  return (
    <section className="sheet stack" aria-labelledby="in-hall">
      <div className="row spread">
        <h2 id="in-hall">{say('settings.hall-count', { count: exhibits.length })}</h2>
        <span className="row">
          <a href={to.newHall(`event=${event.slug}`)}>{say('halls.new')}</a>
          <a href={to.eventHall(event.slug)}>{say('settings.hall-public')}</a>
        </span>
      </div>
      <ul className="exhibits">
        {exhibits.map(({ listingId, kind, number, title, organisation, isPublished }) => (
          <li key={listingId}>
            <Chip tone={kind}>{say(`settings.${kind}`)}</Chip>
            <div>
              <a href={to.listing(kind, number)}>
                <Said text={title} lang={lang} />
              </a>{' '}
              <span className="muted">
                <Said text={organisation} lang={lang} />
              </span>{' '}
              {!isPublished && <Chip tone="act">{say('settings.unpublished')}</Chip>}
            </div>
            <HallButton
              action={to.eventSettingsDeed(event.slug, 'hall/removal', queryOf(typed))}
              {...{ listingId, label: say('office.remove') }}
              hint={say('settings.remove-whom', { name: spoken(title, lang).text })}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

type ButtonProps = { action: string; listingId: string; label: string; hint: string }

function HallButton({ action, listingId, label, hint }: ButtonProps) {
  return (
    <form method="post" action={action}>
      <input type="hidden" name="listingId" value={listingId} />
      <button className="btn" type="submit" aria-label={hint}>
        {label}
      </button>
    </form>
  )
}
