import { coach } from '#catalogue/coaching.ts'
import type { ListingPage } from '#catalogue/listing-page.ts'
import type { Warning } from '#catalogue/publication.ts'
import type { Review } from '#catalogue/review-history.ts'
import type { LanguageMap } from '#db/tables.ts'
import { spoken } from '#platform/languages.ts'
import { ErrorSummary, type FormState, Select, TextArea, untouched } from '#ui/form.tsx'
import { Empty, Notice, Said } from '#ui/parts.tsx'
import { LifeNote } from '../showcase/life-note.tsx'
import { versionFor } from '../showcase/versions.tsx'
import type { Visit } from '../visit.ts'
import { CoachingCard } from './coaching-card.tsx'
import { DocumentSource, DocumentUpload } from './from-document.tsx'
import { LifeDeeds } from './life-views.tsx'
import { ListingFields } from './listing-form.tsx'
import { ReviewNotice, Reviews } from './reviews.tsx'

type Organisation = { id: string; name: LanguageMap }

export function NewView({
  visit,
  kind,
  form,
  organisations,
  langs,
  source,
}: {
  visit: Visit
  kind: 'offer' | 'need'
  form: FormState
  organisations: Organisation[]
  langs: string[]
  /** The text of the document the form was filled from. */
  source?: string | undefined
}) {
  const { say, to, lang } = visit
  return (
    <>
      {source === undefined ? <DocumentUpload visit={visit} kind={kind} form={form} /> : null}
      <div className={source === undefined ? undefined : 'from-document'}>
        <form className="listing-form stack" method="post" action={to.myListings} noValidate>
          <h1>{say(`showcase.new.${kind}`)}</h1>
          {kind === 'need' && <p>{say('coaching.start')}</p>}
          {source !== undefined && <Notice>{say('drafts.taken')}</Notice>}
          {form.errors.document === undefined && <ErrorSummary form={form} title={say('web.input.summary')} />}
          <input type="hidden" name="kind" value={kind} />
          {organisations.length === 1 ? (
            <input type="hidden" name="organisationId" value={organisations[0]?.id} />
          ) : (
            <Select
              form={form}
              name="organisationId"
              label={say('showcase.field.owner')}
              options={organisations.map(({ id, name }) => ({ value: id, label: spoken(name, lang).text }))}
            />
          )}
          <ListingFields visit={visit} form={form} kind={kind} langs={langs} />
          <SaveButtons visit={visit} mayPublish={false} isPublished={false} />
        </form>
        {source !== undefined && <DocumentSource visit={visit} source={source} />}
      </div>
    </>
  )
}

export function EditView({
  visit,
  listing,
  form,
  warnings,
  reviews,
  langs,
}: {
  visit: Visit
  listing: ListingPage
  form: FormState
  warnings: Warning[]
  reviews: Review[]
  langs: string[]
}) {
  const { say, to, lang } = visit
  const { standing, number, kind, inside } = listing
  const completeness = coach(listing)
  // What is on show, or closed, is saved as it is: there is nothing to submit.
  const isWritten = standing === 'published' || standing === 'expired' || standing === 'closed'
  return (
    <div className="listing-form stack">
      <div className="row spread">
        <h1>{say('showcase.edit-title', { kind: say(`catalogue.kind.${kind}`), number })}</h1>
        <a className="btn" href={to.listing(kind, number)}>
          {say('showcase.preview')}
        </a>
      </div>
      <p>
        {say(`showcase.standing-text.${standing}`)}
        {listing.owner.known && (
          <>
            {' '}
            <Said text={listing.owner.known.name} lang={lang} />
          </>
        )}
      </p>
      {standing === 'draft' && reviews[0] && reviews[0].outcome !== 'accepted' && (
        <ReviewNotice visit={visit} review={reviews[0]} />
      )}
      {completeness && <CoachingCard visit={visit} completeness={completeness} form="" />}
      {warnings.length > 0 && <Warnings visit={visit} warnings={warnings} />}
      <LifeNote visit={visit} listing={listing} />
      <LifeDeeds visit={visit} listing={listing} />
      <form className="stack" method="post" action={to.editListing(number)} noValidate>
        <ErrorSummary form={form} title={say('web.input.summary')} />
        <ListingFields visit={visit} form={form} kind={kind} langs={langs} />
        <SaveButtons visit={visit} mayPublish={inside?.mayPublish ?? false} isPublished={isWritten} />
      </form>
      {reviews.length > 0 && <Reviews visit={visit} reviews={reviews} />}
    </div>
  )
}

/** What a careful editor would mend before publishing. */
export function Warnings({ visit: { say }, warnings }: { visit: Visit; warnings: Warning[] }) {
  return (
    <Notice tone="warn">
      <strong>{say('showcase.warnings')}</strong>
      <ul>
        {warnings.map(({ code, params }) => (
          <li key={`${code} ${params.lang ?? ''}`}>{say(`catalogue.warning.${code}`, params)}</li>
        ))}
      </ul>
    </Notice>
  )
}

function SaveButtons({
  visit: { say },
  mayPublish,
  isPublished,
}: {
  visit: Visit
  mayPublish: boolean
  isPublished: boolean
}) {
  return (
    <div className="row save-bar">
      <button className={isPublished ? 'btn primary' : 'btn'} type="submit" name="next" value="save">
        {say(isPublished ? 'showcase.save-published' : 'showcase.save-draft')}
      </button>
      {!isPublished && (
        <button className="btn primary" type="submit" name="next" value="publish">
          {say(mayPublish ? 'showcase.save-and-publish' : 'showcase.save-and-submit')}
        </button>
      )}
    </div>
  )
}

/** Before a listing is taken back: what will happen, and a way out. */
export function WithdrawalView({ visit, listing }: { visit: Visit; listing: ListingPage }) {
  const { say, to, lang } = visit
  const { text } = versionFor(listing, lang)
  return (
    <form className="sheet stack" method="post" action={to.withdrawal(listing.number)}>
      <h1>{say('showcase.withdraw-title', { title: text.title })}</h1>
      <p>{say(`showcase.withdraw-text.${listing.standing}`)}</p>
      <TextArea form={untouched} name="reason" label={say('showcase.withdraw-reason')} rows={2} maxLength={1000} />
      <p className="row">
        <button className="btn danger" type="submit" disabled={listing.standing === 'draft'}>
          {say('showcase.withdraw-confirm')}
        </button>
        <a className="btn" href={to.editListing(listing.number)}>
          {say('showcase.cancel')}
        </a>
      </p>
    </form>
  )
}

export function NobodyView({ visit: { say, to }, title }: { visit: Visit; title: string }) {
  return (
    <>
      <h1>{title}</h1>
      <Empty>
        <p>{say('showcase.no-organisation')}</p>
        <p>
          <a className="btn" href={to.showcase()}>
            {say('web.nav.showcase')}
          </a>
        </p>
      </Empty>
    </>
  )
}
