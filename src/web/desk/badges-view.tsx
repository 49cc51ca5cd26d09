import type { LanguageMap } from '#db/tables.ts'
import type { Delegate } from '#events/delegates.ts'
import type { Event } from '#events/directory.ts'
import { htmlLang } from '#platform/languages.ts'
import { qrSvg } from '#platform/qr.ts'
import { Empty, Said } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'

/** Badges to print, each in every language the person's name has: others at the table read it too. */
export function Badges({ visit, event, delegates }: { visit: Visit; event: Event; delegates: Delegate[] }) {
  const { say, to, lang } = visit
  if (delegates.length === 0)
    return (
      <Empty>
        {say('desk.arrivals.empty')}
        <a href={to.participants(event.slug)}>{say('desk.arrivals.participants')}</a>
      </Empty>
    )
  return (
    <>
      <p className="muted no-print">
        {say('desk.badges.hint', { count: delegates.length })} {say('desk.badges.print')}
      </p>
      <ul className="badges">
        {delegates.map((delegate) => (
          <li key={delegate.id} className="badge">
            <span className="event">
              <Said text={event.name} lang={lang} />
            </span>
            <span className="who">
              {inOrder(delegate.name, lang).map(([tag, name]) => (
                <b key={tag} lang={htmlLang(tag)}>
                  {name}
                </b>
              ))}
            </span>
            <span className="whose">
              {inOrder(delegate.organisation, lang).map(([tag, name]) => (
                <span key={tag} lang={htmlLang(tag)}>
                  {name}
                </span>
              ))}
            </span>
            <img
              className="qr"
              src={`data:image/svg+xml,${encodeURIComponent(qrSvg(delegate.badgeCode))}`}
              alt={say('desk.badges.qr', { code: delegate.badgeCode })}
            />
            <span className="code">{delegate.badgeCode}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

// The language of the page stands first and biggest.
function inOrder(text: LanguageMap, lang: string): [string, string][] {
  return Object.entries(text).sort(([a], [b]) => Number(b === lang) - Number(a === lang))
}
