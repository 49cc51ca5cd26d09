import type { Card } from '#catalogue/cards.ts'
import type { ListingPage } from '#catalogue/listing-page.ts'
import type { listAnsweringOrganisations } from '#catalogue/solutions/answered-need.ts'
import type { Solution } from '#catalogue/solutions/reading.ts'
import { htmlLang, spoken } from '#platform/languages.ts'
import { ErrorSummary, type FormState, Select, TextArea } from '#ui/form.tsx'
import { Empty, formatTime, Notice } from '#ui/parts.tsx'
import { Targets } from '../showcase/targets.tsx'
import { versionFor } from '../showcase/versions.tsx'
import type { Visit } from '../visit.ts'
import { StateChip } from './words.tsx'

type Organisations = Awaited<ReturnType<typeof listAnsweringOrganisations>>
type Props = { visit: Visit; listing: ListingPage; organisations: Organisations; offers: Card[]; form: FormState }

/** The need above, what it measures, and the field in which one says how one would meet it. */
export function AnswerForm({ visit, listing, organisations, offers, form }: Props) {
  const { say, to, lang } = visit
  const version = versionFor(listing, lang)
  const able = organisations.filter(({ refusal }) => !refusal)
  const refusal = organisations.find((one) => one.refusal)?.refusal
  return (
    <div className="stack">
      <h1>{say('solutions.answer')}</h1>
      <section className="sheet stack tight card-edge need">
        <h2 lang={version.lang === lang ? undefined : htmlLang(version.lang)}>
          <a href={to.need(listing.number)}>{version.text.title}</a>
        </h2>
        <Targets listing={listing} visit={visit} />
      </section>
      {able.length === 0 ? (
        <>
          <Notice tone="warn">{refusal ? say(refusal.code, refusal.params) : say('solutions.nobody-to-answer')}</Notice>
          {/* What was typed too late can be taken along. */}
          {form.values.words && <AnswerFields visit={visit} offers={[]} form={form} />}
        </>
      ) : (
        <form className="sheet stack" method="post" action={to.ownAnswers} noValidate>
          <ErrorSummary form={form} title={say('web.input.summary')} />
          <input type="hidden" name="need" value={listing.number} />
          {able.length === 1 ? (
            <input type="hidden" name="organisationId" value={able[0]?.id} />
          ) : (
            <Select
              form={form}
              name="organisationId"
              label={say('solutions.as')}
              options={able.map(({ id, name }) => ({ value: id, label: spoken(name, lang).text }))}
            />
          )}
          <AnswerFields visit={visit} offers={offers} form={form} />
          {listing.isAnonymous && !listing.owner.known && <p className="muted">{say('solutions.stays-anonymous')}</p>}
          <p className="row">
            <button className="btn primary" type="submit">
              {say('solutions.submit')}
            </button>
            <a className="btn" href={to.need(listing.number)}>
              {say('life.leave')}
            </a>
          </p>
        </form>
      )}
    </div>
  )
}

export function AnswerFields({ visit: { say }, offers, form }: { visit: Visit; offers: Card[]; form: FormState }) {
  return (
    <>
      <TextArea
        form={form}
        name="words"
        label={say('solutions.words')}
        hint={say('solutions.words-hint')}
        rows={8}
        maxLength={8000}
        required
      />
      {offers.length > 0 && (
        <Select
          form={form}
          name="offer"
          label={say('solutions.offer')}
          blank={say('solutions.no-offer')}
          options={offers.map(({ number, title }) => ({ value: String(number), label: `№${number} ${title}` }))}
        />
      )}
    </>
  )
}

/** What one's organisations have answered, and where each stands. */
export function OwnAnswers({ visit, solutions }: { visit: Visit; solutions: Solution[] }) {
  const { say, to, lang, actor } = visit
  return (
    <>
      <h1>{say('solutions.own')}</h1>
      {solutions.length === 0 ? (
        <Empty>
          <p>{say('solutions.no-own')}</p>
          <p>
            <a className="btn" href={to.challenges}>
              {say('solutions.challenges')}
            </a>
          </p>
        </Empty>
      ) : (
        <ul className="solution-list">
          {solutions.map((solution) => (
            <li key={solution.id} className="sheet stack tight">
              <div className="row">
                <StateChip visit={visit} state={solution.state} />
                <span className="muted">
                  {formatTime(solution.answeredAt, lang, actor.timeZone)} ({actor.timeZone})
                </span>
              </div>
              <a href={to.ownAnswer(solution.number)}>
                <bdi lang={htmlLang(solution.need.lang)}>{solution.need.title}</bdi>
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
