import type { Review } from '#catalogue/review-history.ts'
import type { ReviewReason } from '#catalogue/review-rows.ts'
import { htmlLang } from '#platform/languages.ts'
import { formatTime, Notice, Said } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'

/** What became of each submission, newest first: who, when, why. The same for reviewer and organisation. */
export function Reviews({ visit, reviews }: { visit: Visit; reviews: Review[] }) {
  const { say } = visit
  return (
    <section className="stack tight" aria-labelledby="reviews">
      <h2 id="reviews">{say('showcase.reviews')}</h2>
      {reviews.length === 0 && <p className="muted">{say('showcase.no-reviews')}</p>}
      <ol className="history">
        {reviews.map((review) => (
          <li key={review.id}>
            <ReviewHead visit={visit} review={review} />
            <Why visit={visit} review={review} />
          </li>
        ))}
      </ol>
    </section>
  )
}

/** To the organisation whose listing came back: what to mend. */
export function ReviewNotice({ visit, review }: { visit: Visit; review: Review }) {
  return (
    <Notice tone="warn">
      <strong>{visit.say(review.outcome === 'returned' ? 'showcase.mend' : 'showcase.aside')}</strong>
      <Why visit={visit} review={review} />
      <ReviewHead visit={visit} review={review} />
    </Notice>
  )
}

export function reasonsText({ say }: Visit, reasons: ReviewReason[]): string {
  return reasons.map((reason) => say(`catalogue.review-reason.${reason}`)).join(say('web.list-separator'))
}

function ReviewHead({ visit, review }: { visit: Visit; review: Review }) {
  const { say, lang, actor } = visit
  const time = (at: Date) => `${formatTime(at, lang, actor.timeZone)} (${actor.timeZone})`
  return (
    <span className="muted">
      {time(review.reviewedAt)} {review.reviewer && <Said text={review.reviewer} lang={lang} />}{' '}
      {say(`showcase.outcome.${review.outcome}`)} · {say('showcase.submitted-on', { when: time(review.submittedAt) })}
    </span>
  )
}

function Why({ visit, review: { reasons, line, lineLang } }: { visit: Visit; review: Review }) {
  return (
    <>
      {reasons.length > 0 && <p>{reasonsText(visit, reasons)}</p>}
      {line && <p lang={lineLang === visit.lang ? undefined : htmlLang(lineLang)}>{line}</p>}
    </>
  )
}
