import { coach } from '#catalogue/coaching.ts'
import type { ListingPage } from '#catalogue/listing-page.ts'
import type { Warning } from '#catalogue/publication.ts'
import type { Review } from '#catalogue/review-history.ts'
import { htmlLang } from '#platform/languages.ts'
import type { FormState } from '#ui/form.tsx'
import { ListingFacts } from '../showcase/listing-facts.tsx'
import { Targets } from '../showcase/targets.tsx'
import { Sections, versionFor } from '../showcase/versions.tsx'
import type { Visit } from '../visit.ts'
import { CoachingCard } from './coaching-card.tsx'
import { Warnings } from './listing-edit.tsx'
import { ReviewAnswers } from './review-answers.tsx'
import { Reviews } from './reviews.tsx'

type Props = { visit: Visit; listing: ListingPage; reviews: Review[]; warnings: Warning[]; form: FormState }

/** A submission as its reviewer reads it, with the three answers: publish, send back, set aside. */
export function ReviewView({ visit, listing, reviews, warnings, form }: Props) {
  const { say, to, lang } = visit
  const version = versionFor(listing, lang)
  const tag = version.lang === lang ? undefined : htmlLang(version.lang)
  const completeness = coach(listing)
  return (
    <div className="listing">
      <article className={`stack sheet card-edge ${listing.kind}`}>
        <h1>
          {say('showcase.review')} <bdi lang={tag}>{version.text.title}</bdi>
        </h1>
        {version.text.summary && (
          <p className="lead" lang={tag}>
            {version.text.summary}
          </p>
        )}
        <ListingFacts listing={listing} visit={visit} />
        <Targets listing={listing} visit={visit} />
        <Sections version={version} visit={visit} />
        <p className="row">
          <a className="btn" href={to.listing(listing.kind, listing.number)}>
            {say('showcase.preview')}
          </a>
          <a className="btn" href={to.editListing(listing.number)}>
            {say('showcase.edit')}
          </a>
        </p>
      </article>
      <div className="stack side">
        {completeness && <CoachingCard visit={visit} completeness={completeness} form={undefined} />}
        {warnings.length > 0 && <Warnings visit={visit} warnings={warnings} />}
        <ReviewAnswers visit={visit} listing={listing} form={form} />
        <Reviews visit={visit} reviews={reviews} />
      </div>
    </div>
  )
}
