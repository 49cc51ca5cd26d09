import type { Delegate } from '#events/delegates.ts'
import type { Event } from '#events/directory.ts'
import { htmlLang, spoken } from '#platform/languages.ts'
import { Chip, Empty, formatTime, Notice, Said } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'

type Props = { visit: Visit; event: Event; typed: string; found: Delegate[]; all: number; errors: string[] }

/** One search box and the people it finds. A scanner types the badge code and Enter: then the one person stands alone. */
export function Arrivals({ visit, event, typed, found, all, errors }: Props) {
  const { say, to } = visit
  const scanned = found.find((delegate) => delegate.badgeCode === typed.toUpperCase())
  const shown = scanned ? [scanned] : found
  return (
    <>
      <SearchBox visit={visit} event={event} typed={typed} hasFocus={!scanned} />
      <div className="stack" data-part="list">
        {errors.map((message) => (
          <p key={message} className="errors" role="alert">
            {message}
          </p>
        ))}
        {scanned?.arrivedAt && (
          <Notice tone="warn">
            {say('desk.arrivals.again', {
              name: spoken(scanned.name, visit.lang).text,
              time: formatTime(scanned.arrivedAt, visit.lang, event.timeZone, { timeStyle: 'short' }),
            })}
          </Notice>
        )}
        {all === 0 && (
          <Empty>
            {say('desk.arrivals.empty')}
            <a href={to.participants(event.slug)}>{say('desk.arrivals.participants')}</a>
          </Empty>
        )}
        {all > 0 && shown.length === 0 && <Empty>{say('desk.arrivals.nobody', { typed })}</Empty>}
        <p>
          <a
            href={to.deskWalkIns(
              event.slug,
              typed && shown.length === 0 ? new URLSearchParams({ name: typed }).toString() : '',
            )}
          >
            {say('desk.walk-in.link')}
          </a>
        </p>
        {!typed && shown.length < all && (
          <p className="muted">{say('desk.arrivals.first', { shown: shown.length, all })}</p>
        )}
        {shown.length > 0 && (
          <ul className="delegates" aria-label={say('desk.arrivals.list')}>
            {shown.map((delegate) => (
              <Line
                key={delegate.id}
                visit={visit}
                event={event}
                typed={typed}
                delegate={delegate}
                isScanned={scanned !== undefined}
              />
            ))}
          </ul>
        )}
      </div>
    </>
  )
}

function SearchBox({
  visit: { say, to },
  event,
  typed,
  hasFocus,
}: {
  visit: Visit
  event: Event
  typed: string
  hasFocus: boolean
}) {
  return (
    <search>
      <form className="row desk-search no-print" method="get" action={to.desk(event.slug)}>
        <label htmlFor="q">{say('desk.arrivals.search')}</label>
        <input
          id="q"
          name="q"
          type="search"
          defaultValue={typed}
          autoComplete="off"
          enterKeyHint="search"
          aria-describedby="q-hint"
          // biome-ignore lint/a11y/noAutofocus: a scanner types wherever the focus is, and this page is for it
          autoFocus={hasFocus}
        />
        <button className="btn primary" type="submit">
          {say('desk.arrivals.find')}
        </button>
        {typed && (
          <a className="btn" href={to.desk(event.slug)}>
            {say('desk.arrivals.all')}
          </a>
        )}
        <span id="q-hint" className="muted">
          {say('desk.arrivals.search-hint')}
        </span>
      </form>
    </search>
  )
}

type LineProps = { visit: Visit; event: Event; typed: string; delegate: Delegate; isScanned: boolean }

function Line(props: LineProps) {
  const { visit, delegate, isScanned } = props
  const { say, lang } = visit
  const name = spoken(delegate.name, lang)
  const others = Object.entries(delegate.name).filter(([tag]) => tag !== name.lang)
  return (
    <li className={isScanned ? 'sheet scanned' : 'sheet'} data-find={delegate.findable}>
      <div>
        <b className="name" lang={htmlLang(name.lang)}>
          {name.text}
        </b>
        {others.map(([tag, text]) => (
          <span key={tag} className="muted" lang={htmlLang(tag)}>
            {text}
          </span>
        ))}
        <span>
          <Said text={delegate.organisation} lang={lang} />
        </span>
        <span className="row">
          <Chip>{say(`events.side.${delegate.side}`)}</Chip>
          <span className="muted num">{delegate.badgeCode}</span>
        </span>
      </div>
      <ArrivalForm {...props} />
    </li>
  )
}

function ArrivalForm({ visit: { say, to, lang }, event, typed, delegate, isScanned }: LineProps) {
  const name = spoken(delegate.name, lang).text
  const query = typed && !isScanned ? new URLSearchParams({ q: typed }).toString() : ''
  if (delegate.arrivedAt) {
    const time = formatTime(delegate.arrivedAt, lang, event.timeZone, { timeStyle: 'short' })
    return (
      <form method="post" action={to.deskArrivalUndone(event.slug, query)}>
        <input type="hidden" name="delegateId" value={delegate.id} />
        <Chip tone="ok">✓ {say('desk.arrivals.at', { time })}</Chip>
        <button className="btn" type="submit" aria-label={say('desk.arrivals.undo-whom', { name })}>
          {say('desk.arrivals.undo')}
        </button>
      </form>
    )
  }
  return (
    <form method="post" action={to.deskArrivals(event.slug, query)} data-scanned={isScanned ? '' : undefined}>
      <input type="hidden" name="delegateId" value={delegate.id} />
      <input type="hidden" name="way" value={isScanned ? 'badge' : 'desk'} />
      <button
        className="btn primary"
        type="submit"
        aria-label={say('desk.arrivals.arrived-whom', { name })}
        // biome-ignore lint/a11y/noAutofocus: after a scan the next Enter checks the person in
        autoFocus={isScanned}
      >
        {say('desk.arrivals.arrived')}
      </button>
    </form>
  )
}
