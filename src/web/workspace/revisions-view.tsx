import type { ListingPage } from '#catalogue/listing-page.ts'
import type { ListingRevision, PartChange } from '#catalogue/versions.ts'
import { industries } from '#catalogue/vocabularies/classifications.ts'
import { fields } from '#catalogue/vocabularies/fields.ts'
import { stages } from '#catalogue/vocabularies/readiness.ts'
import { cooperationTypes, exhibitMedia, ipStatuses, urgencies } from '#catalogue/vocabularies/terms-of-trade.ts'
import { labelOf, type Vocabulary } from '#catalogue/vocabularies/vocabulary.ts'
import { htmlLang } from '#platform/languages.ts'
import { wordDiff } from '#platform/word-diff.ts'
import { formatTime } from '#ui/parts.tsx'
import { languageName } from '../showcase/wording.ts'
import type { Visit } from '../visit.ts'

/** Every version of a listing, newest first, each with what it says differently from the one before. */
export function RevisionsView({
  visit,
  listing,
  revisions,
}: {
  visit: Visit
  listing: ListingPage
  revisions: ListingRevision[]
}) {
  const { say, to, lang, actor } = visit
  return (
    <div className="stack">
      <h1>{say('life.versions.title', { kind: say(`catalogue.kind.${listing.kind}`), number: listing.number })}</h1>
      <p className="row">
        <a className="btn" href={to.editListing(listing.number)}>
          {say('life.back')}
        </a>
      </p>
      {revisions.map((revision) => (
        <section key={revision.number} className="sheet stack tight" aria-labelledby={`version-${revision.number}`}>
          <h2 id={`version-${revision.number}`}>{say('life.versions.number', { number: revision.number })}</h2>
          <p className="muted">
            {formatTime(revision.at, lang, actor.timeZone)} ({actor.timeZone}) · {revision.author}
          </p>
          <dl className="revision">
            {revision.parts.map((change) => (
              <Change key={`${change.part} ${change.lang}`} visit={visit} change={change} />
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}

function Change({ visit, change }: { visit: Visit; change: PartChange }) {
  const { say, lang } = visit
  const label = say(`showcase.field.${FIELD_OF[change.part] ?? change.part}`)
  const [before, after] = [textOf(visit, change, 'before'), textOf(visit, change, 'after')]
  return (
    <div>
      <dt>
        {change.lang ? say('showcase.form.in', { field: label, language: languageName(change.lang, lang) }) : label}
      </dt>
      <dd lang={change.lang && change.lang !== lang ? htmlLang(change.lang) : undefined}>
        {wordDiff(before, after).map(({ kind, text }, i) => {
          if (kind === 'same') return text
          return kind === 'new' ? <ins key={i}>{text}</ins> : <del key={i}>{text}</del>
        })}
      </dd>
    </div>
  )
}

const VOCABULARIES: Record<string, Vocabulary> = {
  ...{ fields, industries, exhibitMedia, stage: stages, ipStatus: ipStatuses },
  ...{ cooperation: cooperationTypes, urgency: urgencies },
}

function textOf({ say, lang }: Visit, { part, ...change }: PartChange, side: 'before' | 'after'): string {
  const vocabulary = VOCABULARIES[part]
  const lines = change[side].map((line) => {
    if (line === 'true') return say('life.versions.yes')
    return vocabulary ? labelOf(vocabulary, line, lang).text : line
  })
  return lines.join('\n')
}

// Parts whose words stand under another name.
const FIELD_OF: Record<string, string> = { prizeAmount: 'prize' }
