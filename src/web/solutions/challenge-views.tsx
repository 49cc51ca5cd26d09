import type { ListingPage } from '#catalogue/listing-page.ts'
import type { Challenge, ChallengeCard } from '#catalogue/solutions/challenge-page.ts'
import { htmlLang, otherUiLanguage, spoken } from '#platform/languages.ts'
import { ErrorSummary, type FormState, TextArea, TextField } from '#ui/form.tsx'
import { Chip, Empty, Notice } from '#ui/parts.tsx'
import { versionFor } from '../showcase/versions.tsx'
import { formatAmount, languageName } from '../showcase/wording.ts'
import type { Visit } from '../visit.ts'
import { instantText } from './words.tsx'

/** The challenges everybody may take up, and those that are over with what came of them. */
export function ChallengesView({ visit, challenges }: { visit: Visit; challenges: ChallengeCard[] }) {
  const { say } = visit
  const [running, over] = [challenges.filter((one) => !one.isOver), challenges.filter((one) => one.isOver)]
  return (
    <div className="stack">
      <h1>{say('solutions.challenges')}</h1>
      <p>{say('solutions.challenges-lead')}</p>
      {running.length === 0 && <Empty>{say('solutions.none-running')}</Empty>}
      <Cards visit={visit} challenges={running} />
      {over.length > 0 && (
        <section className="stack" aria-labelledby="over">
          <h2 id="over">{say('solutions.over')}</h2>
          <Cards visit={visit} challenges={over} />
        </section>
      )}
    </div>
  )
}

function Cards({ visit, challenges }: { visit: Visit; challenges: ChallengeCard[] }) {
  const { say, to, lang } = visit
  if (challenges.length === 0) return null
  return (
    <ul className="solution-list">
      {challenges.map((one) => (
        <li key={one.number} className="sheet stack tight card-edge need">
          <a href={to.need(one.number)} lang={one.lang === lang ? undefined : htmlLang(one.lang)}>
            <strong>{one.title}</strong>
          </a>
          <p className="row">
            {one.prizeAmount && one.prizeCurrency && (
              <Chip tone="need">
                {say('solutions.prize', { amount: formatAmount(one.prizeAmount, one.prizeCurrency, lang) })}
              </Chip>
            )}
            {one.hasResult && <Chip tone="ok">{say('solutions.has-result')}</Chip>}
            <span className="muted">
              {say(one.isOver ? 'solutions.ended-at' : 'solutions.ends-at', { at: instantText(visit, one.endsAt) })}
            </span>
          </p>
        </li>
      ))}
    </ul>
  )
}

type FormProps = { visit: Visit; listing: ListingPage; challenge: Challenge | undefined; form: FormState }

/** Putting a need out as a challenge; once it is over, saying what came of it. */
export function ChallengeForm({ visit, listing, challenge, form }: FormProps) {
  const { say, to, lang, actor } = visit
  const version = versionFor(listing, lang)
  return (
    <div className="stack">
      <h1>{say('solutions.challenge')}</h1>
      <p>
        <a href={to.need(listing.number)} lang={version.lang === lang ? undefined : htmlLang(version.lang)}>
          {version.text.title}
        </a>
      </p>
      <ErrorSummary form={form} title={say('web.input.summary')} />
      {challenge?.isOver ? (
        <ResultForm visit={visit} listing={listing} form={form} />
      ) : (
        <form className="sheet stack" method="post" action={to.challenge(listing.number)} noValidate>
          <p>{say('solutions.challenge-text')}</p>
          {listing.standing !== 'published' && <Notice tone="warn">{say('solutions.publish-first')}</Notice>}
          {!listing.prizeAmount && (
            <Notice tone="warn">
              {say('solutions.prize-missing')}{' '}
              <a href={`${to.editListing(listing.number)}#prizeAmount`}>{say('showcase.edit')}</a>
            </Notice>
          )}
          <TextField
            form={form}
            name="endsAt"
            type="datetime-local"
            label={say('solutions.end')}
            hint={say('solutions.end-hint', { zone: actor.timeZone })}
            required
          />
          <Bilingual visit={visit} form={form} name="rules" rows={6} />
          <Bilingual visit={visit} form={form} name="eligibility" rows={3} />
          <button className="btn primary" type="submit">
            {say(challenge ? 'solutions.save' : 'solutions.announce')}
          </button>
        </form>
      )}
    </div>
  )
}

function ResultForm({ visit, listing, form }: Omit<FormProps, 'challenge'>) {
  const { say, to } = visit
  return (
    <form className="sheet stack" method="post" action={to.challengeResult(listing.number)} noValidate>
      <h2>{say('solutions.result')}</h2>
      <p>{say('solutions.result-text')}</p>
      <Bilingual visit={visit} form={form} name="words" rows={5} />
      <p className="row">
        <button className="btn primary" type="submit">
          {say('solutions.publish-result')}
        </button>
        <a className="btn" href={to.answers(listing.number)}>
          {say('solutions.answers')}
        </a>
      </p>
    </form>
  )
}

/** The same text in both languages of the screens, the reader's own first. */
function Bilingual({ visit, form, name, rows }: { visit: Visit; form: FormState; name: string; rows: number }) {
  const { say, lang } = visit
  return [lang, otherUiLanguage(lang)].map((tag) => (
    <TextArea
      key={tag}
      form={form}
      name={`${name}.${tag}`}
      label={say('showcase.form.in', { field: say(`solutions.field.${name}`), language: languageName(tag, lang) })}
      lang={htmlLang(tag)}
      rows={rows}
      maxLength={8000}
    />
  ))
}

/** On the public page of a need: what is to be won, until when, by which rules, and what came of it. */
export function ChallengePanel({
  visit,
  listing,
  challenge,
}: {
  visit: Visit
  listing: ListingPage
  challenge: Challenge
}) {
  const { say, to, lang } = visit
  const { prizeAmount, prizeCurrency } = listing
  const at = instantText(visit, challenge.endsAt)
  return (
    <section className="sheet stack tight challenge" aria-labelledby="challenge">
      <h2 id="challenge">{say('solutions.challenge-panel')}</h2>
      {prizeAmount && prizeCurrency && (
        <p className="prize num">
          {say('solutions.prize', { amount: formatAmount(prizeAmount, prizeCurrency, lang) })}
        </p>
      )}
      <p>{say(challenge.isOver ? 'solutions.ended-at' : 'solutions.ends-at', { at })}</p>
      {challenge.answers !== undefined && <p>{say('solutions.answers-came', { count: challenge.answers })}</p>}
      <h3>{say('solutions.field.rules')}</h3>
      <Words visit={visit} words={challenge.rules} />
      {challenge.eligibility && (
        <>
          <h3>{say('solutions.field.eligibility')}</h3>
          <Words visit={visit} words={challenge.eligibility} />
        </>
      )}
      {challenge.result && (
        <>
          <h3>{say('solutions.result')}</h3>
          <Words visit={visit} words={challenge.result.words} />
          {challenge.result.chosen.length > 0 && <p>{say('solutions.state.chosen')}</p>}
          <ul>
            {challenge.result.chosen.map(({ name, number }) => (
              <li key={number}>
                <a href={to.organisation(number)}>{spoken(name, lang).text}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Words({ visit: { lang }, words }: { visit: Visit; words: Record<string, string> }) {
  const said = spoken(words, lang)
  return (
    <p className="said" lang={said.lang === lang ? undefined : htmlLang(said.lang)}>
      {said.text}
    </p>
  )
}
