import type { ListingPage } from '#catalogue/listing-page.ts'
import { htmlLang } from '#platform/languages.ts'
import { formatDate, formatTime, Notice } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'

/** To whoever comes by an old link: that it is closed, or has run out. */
export function LifeNote({ listing, visit }: { listing: ListingPage; visit: Visit }) {
  const { say, lang, actor } = visit
  const { closure, standing, expiresOn } = listing
  if (standing === 'expired' && expiresOn)
    return <Notice tone="warn">{say('life.note.expired', { on: formatDate(expiresOn, lang) })}</Notice>
  if (!closure) return null
  const when = formatTime(closure.closedAt, lang, actor.timeZone, { dateStyle: 'long' })
  return (
    <Notice tone="warn">
      {say('life.note.closed', { when, reason: say(`catalogue.closure.${closure.reason}`) })}
      {closure.line && (
        <p lang={closure.line.lang === lang ? undefined : htmlLang(closure.line.lang)}>{closure.line.text}</p>
      )}
    </Notice>
  )
}
