import type { ListingPage } from '#catalogue/listing-page.ts'
import { reviewReasons } from '#catalogue/review-rows.ts'
import { Choices, ErrorSummary, type FormState, TextArea } from '#ui/form.tsx'
import { DeedButton } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'

type Props = { visit: Visit; listing: ListingPage; form: FormState }

/** The three answers to a submission: publish, send back to be mended, set aside. */
export function ReviewAnswers({ visit: { say, to }, listing, form }: Props) {
  const options = reviewReasons.map((value) => ({ value, label: say(`catalogue.review-reason.${value}`) }))
  return (
    <>
      <section className="sheet stack tight" aria-labelledby="accept">
        <h2 id="accept">{say('showcase.review-accept')}</h2>
        <p className="muted">{say('showcase.review-accept-hint')}</p>
        <DeedButton action={to.publication(listing.number)} label={say('showcase.publish')} tone="primary" />
      </section>
      {listing.standing === 'submitted' && (
        <section className="sheet" aria-labelledby="refuse">
          <form className="stack" method="post" action={to.review(listing.number)} noValidate>
            <h2 id="refuse">{say('showcase.review-refuse')}</h2>
            <p className="muted">{say('showcase.review-mail-note')}</p>
            <ErrorSummary form={form} title={say('web.input.summary')} />
            <Choices form={form} name="reasons" label={say('showcase.review-reasons')} options={options} />
            <TextArea form={form} name="line" label={say('showcase.review-line')} rows={3} maxLength={1000} />
            <p className="row">
              <button className="btn" type="submit" name="outcome" value="returned">
                {say('showcase.review-return')}
              </button>
              <button className="btn" type="submit" name="outcome" value="set-aside">
                {say('showcase.review-set-aside')}
              </button>
            </p>
          </form>
        </section>
      )}
    </>
  )
}
