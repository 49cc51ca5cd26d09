import type { listQuestions } from '#catalogue/resources/asking.ts'
import type { ResourceKind } from '#catalogue/resources/input.ts'
import type { ResourcePage } from '#catalogue/resources/reading.ts'
import type { LanguageMap } from '#db/tables.ts'
import type { Candidate } from '#people/resolving.ts'
import { htmlLang, spoken } from '#platform/languages.ts'
import { Choices, ErrorSummary, type FormState, Select, TextArea } from '#ui/form.tsx'
import { Chip, DeedButton, Empty, formatTime, Notice, Said } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'
import { ExpertFields, StationFields } from './resource-fields.tsx'

type Shared = { visit: Visit; form: FormState; candidates: Candidate[] }
type Questions = Awaited<ReturnType<typeof listQuestions>>

type NewProps = Shared & { kind: ResourceKind; organisations: { id: string; name: LanguageMap }[] }

export function NewResource({ visit, kind, form, organisations, candidates }: NewProps) {
  const { say, to, lang } = visit
  if (organisations.length === 0)
    return (
      <Empty>
        <p>{say('showcase.no-organisation')}</p>
      </Empty>
    )
  return (
    <form className="stack" method="post" action={to.myResources(kind)} noValidate>
      <h1>{say(`resources.new.${kind}`)}</h1>
      <ErrorSummary form={form} title={say('web.input.summary')} />
      {organisations.length === 1 ? (
        <input type="hidden" name="organisationId" value={organisations[0]?.id} />
      ) : (
        <Select
          form={form}
          name="organisationId"
          label={say('resources.column.owner')}
          options={organisations.map(({ id, name }) => ({ value: id, label: spoken(name, lang).text }))}
        />
      )}
      <ResourceFields visit={visit} form={form} kind={kind} candidates={candidates} />
      <SaveButtons visit={visit} isDraft />
    </form>
  )
}

type EditProps = Shared & { page: ResourcePage; questions: Questions }

export function EditResource({ visit, page, form, candidates, questions }: EditProps) {
  const { say, to, lang } = visit
  const { kind, number, standing, inside } = page
  return (
    <div className="listing">
      <form className="stack" method="post" action={to.editResource(kind, number)} noValidate>
        <div className="row spread">
          <h1>
            <Said text={page.name} lang={lang} />
          </h1>
          <span className="row">
            <Chip tone={standing === 'published' ? 'ok' : 'plain'}>{say(`showcase.standing.${standing}`)}</Chip>
            <a className="btn" href={to.resource(kind, number)}>
              {say(standing === 'published' ? 'organisations.public-page' : 'resources.preview')}
            </a>
          </span>
        </div>
        {inside?.returned && (
          <Notice tone="warn">
            {say('resources.came-back')} <bdi lang={htmlLang(inside.returned.lang)}>{inside.returned.line}</bdi>
          </Notice>
        )}
        {form.errors.line === undefined && <ErrorSummary form={form} title={say('web.input.summary')} />}
        <ResourceFields visit={visit} form={form} kind={kind} candidates={candidates} />
        <SaveButtons visit={visit} isDraft={standing === 'draft' && !inside?.mayPublish} />
      </form>
      <div className="stack side">
        {inside?.mayPublish && standing !== 'published' && <Review visit={visit} page={page} form={form} />}
        {standing !== 'draft' && (
          <section className="sheet stack tight" aria-labelledby="withdraw">
            <h2 id="withdraw">{say(`resources.take-down.${standing}`)}</h2>
            <p className="muted">{say('resources.take-down-hint')}</p>
            <DeedButton action={to.resourceDeed(kind, number, 'withdrawal')} label={say('showcase.withdraw')} />
          </section>
        )}
        <Asked visit={visit} questions={questions} />
      </div>
    </div>
  )
}

function ResourceFields({ visit, form, kind, candidates }: Shared & { kind: ResourceKind }) {
  const { say } = visit
  if (kind === 'station') return <StationFields visit={visit} form={form} candidates={candidates} />
  return (
    <>
      <ExpertFields visit={visit} form={form} />
      <Choices
        form={form}
        name="consent"
        label={say('resources.consent')}
        hint={say('resources.consent-hint')}
        options={[{ value: 'yes', label: say('resources.consent-given') }]}
      />
    </>
  )
}

function SaveButtons({ visit: { say }, isDraft }: { visit: Visit; isDraft: boolean }) {
  return (
    <p className="row">
      <button className={isDraft ? 'btn' : 'btn primary'} type="submit" name="next" value="save">
        {say(isDraft ? 'resources.save-draft' : 'organisations.save')}
      </button>
      {isDraft && (
        <button className="btn primary" type="submit" name="next" value="submit">
          {say('resources.save-and-submit')}
        </button>
      )}
    </p>
  )
}

function Review({ visit: { say, to }, page, form }: { visit: Visit; page: ResourcePage; form: FormState }) {
  const { kind, number, standing } = page
  return (
    <section className="sheet stack" aria-labelledby="review">
      <h2 id="review">{say('showcase.review-deed')}</h2>
      <p className="muted">{say('resources.review-hint')}</p>
      <DeedButton
        action={to.resourceDeed(kind, number, 'publication')}
        label={say('showcase.publish')}
        tone="primary"
      />
      {standing === 'submitted' && (
        <form className="stack" method="post" action={to.resourceDeed(kind, number, 'review')} noValidate>
          <TextArea form={form} name="line" label={say('resources.return-line')} rows={3} maxLength={1000} />
          <p>
            <button className="btn" type="submit">
              {say('showcase.review-return')}
            </button>
          </p>
        </form>
      )}
    </section>
  )
}

/** What was asked, with the way to answer: only those who write the record see it. */
function Asked({ visit, questions }: { visit: Visit; questions: Questions }) {
  const { say, lang, actor } = visit
  return (
    <section className="stack tight" aria-labelledby="asked">
      <h2 id="asked">{say('resources.questions')}</h2>
      {questions.length === 0 && <p className="muted">{say('resources.no-questions')}</p>}
      {questions.map(({ id, words, lang: tag, askedAt, name, email }) => (
        <article key={id} className="sheet stack tight">
          <p className="muted">
            <Said text={name} lang={lang} /> · {formatTime(askedAt, lang, actor.timeZone)} ({actor.timeZone})
          </p>
          <p className="as-typed" lang={htmlLang(tag)}>
            {words}
          </p>
          {email && (
            <p>
              <a href={`mailto:${email}`}>{email}</a>
            </p>
          )}
        </article>
      ))}
    </section>
  )
}
