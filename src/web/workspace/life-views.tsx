import { closureReasons } from '#catalogue/closing.ts'
import type { ListingPage } from '#catalogue/listing-page.ts'
import { renewalMonths } from '#catalogue/renewal.ts'
import { htmlLang } from '#platform/languages.ts'
import { Choices, ErrorSummary, type FormState, TextArea } from '#ui/form.tsx'
import { DeedButton, formatDate } from '#ui/parts.tsx'
import { versionFor } from '../showcase/versions.tsx'
import type { Visit } from '../visit.ts'

type Props = { visit: Visit; listing: ListingPage; form: FormState }

/** The page a reminder leads to: still true? One button says so; the other way out is to mend or to close it. */
export function RenewalView({ visit, listing, form }: Props) {
  const { say, to, lang } = visit
  const { standing, expiresOn, number } = listing
  const isOnShow = standing === 'published' || standing === 'expired'
  return (
    <form className="sheet stack" method="post" action={to.renewal(number)} noValidate>
      <h1>{say('life.renew-title')}</h1>
      <Called visit={visit} listing={listing} />
      <p>{say(`life.term.${expiresOn ? standing : 'open'}`, { on: expiresOn ? formatDate(expiresOn, lang) : '' })}</p>
      <ErrorSummary form={form} title={say('web.input.summary')} />
      {isOnShow && (
        <Choices
          form={form}
          name="months"
          type="radio"
          label={say('life.renew-by')}
          values={['12']}
          options={renewalMonths.map((months) => ({ value: String(months), label: say('life.months', { months }) }))}
        />
      )}
      <p className="row">
        {isOnShow && (
          <button className="btn primary" type="submit">
            {say('life.renew-deed')}
          </button>
        )}
        <a className="btn" href={to.editListing(number)}>
          {say('life.mend-first')}
        </a>
        <a className="btn" href={to.closure(number)}>
          {say('life.close')}
        </a>
      </p>
    </form>
  )
}

/** Why it is done with. Closing can be taken back, and says so. */
export function ClosureView({ visit, listing, form }: Props) {
  const { say, to } = visit
  return (
    <form className="sheet stack" method="post" action={to.closure(listing.number)} noValidate>
      <h1>{say('life.close-title')}</h1>
      <Called visit={visit} listing={listing} />
      <p>{say('life.close-text')}</p>
      <ErrorSummary form={form} title={say('web.input.summary')} />
      <Choices
        form={form}
        name="reason"
        type="radio"
        label={say('life.close-why')}
        options={closureReasons.map((value) => ({ value, label: say(`catalogue.closure.${value}`) }))}
      />
      <TextArea
        form={form}
        name="line"
        label={say('life.close-line')}
        hint={say('life.close-line-hint')}
        rows={3}
        maxLength={1000}
      />
      <p className="row">
        <button className="btn danger" type="submit">
          {say('life.close-deed')}
        </button>
        <a className="btn" href={to.editListing(listing.number)}>
          {say('life.leave')}
        </a>
      </p>
    </form>
  )
}

/** On the form of a listing: what can be done with it as it stands. */
export function LifeDeeds({ visit, listing }: { visit: Visit; listing: ListingPage }) {
  const { say, to } = visit
  const { standing, number, inside } = listing
  const isOnShow = standing === 'published' || standing === 'expired'
  return (
    <div className="row">
      {standing === 'submitted' && inside?.mayPublish && (
        <a className="btn" href={to.review(number)}>
          {say('showcase.review-deed')}
        </a>
      )}
      {isOnShow && (
        <a className={standing === 'expired' ? 'btn primary' : 'btn'} href={to.renewal(number)}>
          {say('life.renew')}
        </a>
      )}
      {standing === 'closed' ? (
        <DeedButton action={to.reopening(number)} label={say('life.reopen')} />
      ) : (
        <a className="btn" href={to.closure(number)}>
          {say('life.close')}
        </a>
      )}
      {(isOnShow || standing === 'submitted') && (
        <a className="btn danger" href={to.withdrawal(number)}>
          {say('showcase.withdraw')}
        </a>
      )}
      {listing.kind === 'need' && (isOnShow || standing === 'closed') && (
        <a className="btn" href={to.answers(number)}>
          {say('solutions.answers')}
        </a>
      )}
      <a className="btn quiet" href={to.versions(number)}>
        {say('life.versions')}
      </a>
    </div>
  )
}

function Called({ visit, listing }: { visit: Visit; listing: ListingPage }) {
  const { lang, text } = versionFor(listing, visit.lang)
  return (
    <p>
      <strong lang={lang === visit.lang ? undefined : htmlLang(lang)}>{text.title}</strong>
    </p>
  )
}
