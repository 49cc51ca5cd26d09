import { isOfficial } from '#catalogue/access.ts'
import type { Duplicate } from '#catalogue/duplicates.ts'
import { htmlLang } from '#platform/languages.ts'
import { Notice } from '#ui/parts.tsx'
import { reasonText } from '../office/duplicates-reasons.ts'
import type { Visit } from '../visit.ts'

/** Says, beside the form, that somebody may have entered this before, and why it looks so. */
export function Resembling({
  visit,
  listing,
  duplicates,
}: {
  visit: Visit
  listing: { id: string }
  duplicates: Duplicate[]
}) {
  const { say, to, actor } = visit
  if (duplicates.length === 0) return null
  return (
    <Notice tone="warn">
      <p>{say('duplicates.resembles')}</p>
      <ul>
        {duplicates.map(({ id, kind, number, title, lang, reasons }) => (
          <li key={id}>
            <a href={to.listing(kind, number)} lang={htmlLang(lang)}>
              {title}
            </a>{' '}
            ({reasons.map((reason) => reasonText(reason, visit)).join(say('web.list-separator'))})
            {isOfficial(actor) && (
              <>
                {' '}
                <a href={to.duplicatePair('listings', listing.id, id)}>{say('duplicates.compare')}</a>
              </>
            )}
          </li>
        ))}
      </ul>
      {!isOfficial(actor) && <p>{say('duplicates.resembles-hint')}</p>}
    </Notice>
  )
}
