import type { ReactNode } from 'react'
import type { ResourcePage } from '#catalogue/resources/reading.ts'
import { expertServices, languageLevels, stationServices } from '#catalogue/vocabularies/experts-and-stations.ts'
import { fields } from '#catalogue/vocabularies/fields.ts'
import { labelOf, type Vocabulary } from '#catalogue/vocabularies/vocabulary.ts'
import type { LanguageMap } from '#db/tables.ts'
import { isKnown } from '#people/access.ts'
import { htmlLang, spoken } from '#platform/languages.ts'
import { ErrorSummary, type FormState, TextArea } from '#ui/form.tsx'
import { Chip, formatDate, Said } from '#ui/parts.tsx'
import { languageName } from '../showcase/wording.ts'
import type { Visit } from '../visit.ts'
import { KindChip, placeOf, Whose } from './resource-card.tsx'
import { type HistoryLine, ResourceHistory } from './resource-history.tsx'

type Props = { visit: Visit; resource: ResourcePage; history: HistoryLine[]; form: FormState }

/** An expert or a station: what is known, and the way to ask. No address or number of anybody stands here. */
export function ResourceView({ visit, resource, history, form }: Props) {
  const { say, lang, to } = visit
  const { kind, number } = resource
  return (
    <div className="listing">
      <article className="stack sheet card-edge">
        <div className="row">
          <KindChip visit={visit} card={resource} />
          {resource.standing !== 'published' && <Chip tone="act">{say(`showcase.standing.${resource.standing}`)}</Chip>}
        </div>
        <h1>
          <Said text={resource.name} lang={lang} />
        </h1>
        <p className="lead">
          <Whose visit={visit} card={resource} />
        </p>
        <Facts visit={visit} resource={resource} />
        {resource.about && <About visit={visit} about={resource.about} />}
        {resource.inside && (
          <p className="no-print">
            <a className="btn" href={to.editResource(kind, number)}>
              {say('resources.edit')}
            </a>
          </p>
        )}
      </article>
      <aside className="stack side no-print">
        {resource.standing === 'published' && <Asking visit={visit} resource={resource} form={form} />}
        {history.length > 0 && <ResourceHistory visit={visit} history={history} />}
        <p>
          <a href={to.resources(kind)}>{say(`resources.all.${kind}`)}</a>
        </p>
      </aside>
    </div>
  )
}

function Facts({ visit, resource }: { visit: Visit; resource: ResourcePage }) {
  const rows = resource.kind === 'expert' ? expertRows(visit, resource) : stationRows(visit, resource)
  return (
    <dl className="facts">
      {[...rows, ...sharedRows(visit, resource)].map(([name, value]) =>
        value ? (
          <div key={name} className="fact">
            <dt>{visit.say(`resources.field.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}

type Row = [name: string, value: ReactNode]

function expertRows({ lang, say }: Visit, { name, honours, orcid, languages, services }: ResourcePage): Row[] {
  const others = Object.entries(name).filter(([tag]) => tag !== spoken(name, lang).lang)
  return [
    [
      'names',
      others.length > 0 &&
        others.map(([tag, text]) => (
          <bdi key={tag} lang={htmlLang(tag)}>
            {text}
          </bdi>
        )),
    ],
    ['honours', honours && <Said text={honours} lang={lang} />],
    ['services', labelsOf(expertServices, services, { lang, say })],
    [
      'languages',
      languages
        .map((one) =>
          say('resources.language-level', {
            language: languageName(one.lang, lang),
            level: labelOf(languageLevels, one.level, lang).text,
          }),
        )
        .join(say('web.list-separator')),
    ],
    [
      'orcid',
      orcid && (
        <a href={`https://orcid.org/${orcid}`} rel="noopener noreferrer">
          {orcid}
        </a>
      ),
    ],
  ]
}

function stationRows(visit: Visit, resource: ResourcePage): Row[] {
  const { lang, to } = visit
  const { hostName, hostNumber, address, openedOn, closedOn, services } = resource
  return [
    [
      'host',
      hostName && hostNumber && (
        <a href={to.organisation(hostNumber)}>
          <Said text={hostName} lang={lang} />
        </a>
      ),
    ],
    ['place', placeOf(resource, visit)],
    ['address', address && <Said text={address} lang={lang} />],
    ['openedOn', openedOn && formatDate(openedOn, lang)],
    ['closedOn', closedOn && formatDate(closedOn, lang)],
    ['services', labelsOf(stationServices, services, visit)],
  ]
}

function sharedRows(visit: Visit, resource: ResourcePage): Row[] {
  return [
    ['fields', labelsOf(fields, resource.fields, visit)],
    [
      'links',
      resource.links.length > 0 &&
        resource.links.map((link) => (
          <a key={link} className="long-link" href={link} rel="noopener noreferrer nofollow">
            {link}
          </a>
        )),
    ],
  ]
}

function labelsOf(
  vocabulary: Vocabulary,
  codes: readonly string[],
  { lang, say }: Pick<Visit, 'lang' | 'say'>,
): string {
  return codes.map((code) => labelOf(vocabulary, code, lang).text).join(say('web.list-separator'))
}

function About({ visit: { lang }, about }: { visit: Visit; about: LanguageMap }) {
  const { text, lang: tag } = spoken(about, lang)
  return (
    <div lang={tag === lang ? undefined : htmlLang(tag)}>
      {text.split(/\n+/).map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </div>
  )
}

/** The question goes to the organisation; whoever asks is told what of themselves goes along. */
function Asking({
  visit: { say, to, actor },
  resource,
  form,
}: {
  visit: Visit
  resource: ResourcePage
  form: FormState
}) {
  return (
    <section className="sheet stack tight" aria-labelledby="ask">
      <h2 id="ask">{say('resources.ask')}</h2>
      <p className="muted">{say(`resources.ask-note.${resource.kind}`)}</p>
      {isKnown(actor) ? (
        <form className="stack" method="post" action={to.resourceQuestions(resource.kind, resource.number)} noValidate>
          <ErrorSummary form={form} title={say('web.input.summary')} />
          <TextArea form={form} name="words" label={say('resources.question')} rows={5} maxLength={2000} required />
          <p>
            <button className="btn primary" type="submit">
              {say('resources.send-question')}
            </button>
          </p>
        </form>
      ) : (
        <p>
          <a className="btn" href={to.signIn}>
            {say('resources.sign-in-to-ask')}
          </a>
        </p>
      )}
    </section>
  )
}
