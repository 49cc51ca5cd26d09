import type { Event } from '#events/directory.ts'
import { type SheetKind, sheetKinds } from '#intake/kinds.ts'
import type { Workbook } from '#intake/workbooks.ts'
import { otherUiLanguage } from '#platform/languages.ts'
import { ErrorSummary, FileField, type FormState } from '#ui/form.tsx'
import { Said } from '#ui/parts.tsx'
import { addresses } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { PurposeFields } from './import-purpose.tsx'
import { Waiting } from './import-waiting.tsx'

/** Three steps on one page: fetch the template, send it back in, see what waits. */
export function ImportStart({
  visit,
  form,
  events,
  workbooks,
}: {
  visit: Visit
  form: FormState
  events: Event[]
  workbooks: Workbook[]
}) {
  const { say } = visit
  return (
    <>
      <h1>{say('intake.title')}</h1>
      <p className="muted">{say('intake.about')}</p>
      <div className="import-start">
        <UploadForm visit={visit} form={form} events={events} />
        <Templates visit={visit} events={events} />
      </div>
      <Waiting visit={visit} events={events} workbooks={workbooks} />
    </>
  )
}

function UploadForm({ visit, form, events }: { visit: Visit; form: FormState; events: Event[] }) {
  const { say, to } = visit
  return (
    <section className="sheet stack" aria-labelledby="upload">
      <h2 id="upload">{say('intake.upload')}</h2>
      <ErrorSummary form={form} title={say('web.error.refused.title')} />
      <form className="stack" method="post" action={to.imports} encType="multipart/form-data">
        <PurposeFields visit={visit} form={form} events={events} />
        <FileField
          {...{ form, name: 'file', label: say('intake.files'), hint: say('intake.files-hint') }}
          accept=".xlsx,.xlsm,.csv,.tsv,.txt,.jsonl"
          multiple
        />
        <div>
          <button className="btn primary" type="submit">
            {say('intake.check')}
          </button>
        </div>
      </form>
    </section>
  )
}

function Templates({ visit, events }: { visit: Visit; events: Event[] }) {
  const { say } = visit
  return (
    <section className="sheet stack" aria-labelledby="templates">
      <h2 id="templates">{say('intake.templates')}</h2>
      <p className="muted">{say('intake.templates-about')}</p>
      <table className="labelled">
        <thead>
          <tr>
            <th scope="col">{say('intake.column.kind')}</th>
            <th scope="col">{say('intake.column.template')}</th>
            <th scope="col">{say('intake.column.export')}</th>
          </tr>
        </thead>
        <tbody>
          {sheetKinds.map((kind) => (
            <TemplateRow key={kind} visit={visit} kind={kind} events={events} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function TemplateRow({ visit, kind, events }: { visit: Visit; kind: SheetKind; events: Event[] }) {
  const { say, lang } = visit
  const name = say(`intake.kind.${kind}`)
  return (
    <tr>
      <th scope="row">{name}</th>
      <td data-label={say('intake.column.template')}>
        <span className="row">
          {[lang, otherUiLanguage(lang)].map((tag) => {
            const label = say(`intake.template-in.${tag}`)
            return (
              <a key={tag} href={addresses(tag).template(kind)} aria-label={`${name} ${label}`}>
                {label}
              </a>
            )
          })}
        </span>
      </td>
      <td data-label={say('intake.column.export')}>
        {kind === 'wishes' ? <ByEvent visit={visit} events={events} /> : <Exports visit={visit} kind={kind} />}
      </td>
    </tr>
  )
}

function Exports({ visit: { say, to }, kind }: { visit: Visit; kind: SheetKind }) {
  return (
    <span className="row">
      {(['xlsx', 'csv'] as const).map((format) => (
        <a
          key={format}
          href={to.exportOf(kind, format)}
          aria-label={`${say(`intake.kind.${kind}`)} ${format.toUpperCase()}`}
        >
          {format.toUpperCase()}
        </a>
      ))}
    </span>
  )
}

/** Wishes are always those of one event. */
function ByEvent({ visit: { say, to, lang }, events }: { visit: Visit; events: Event[] }) {
  if (events.length === 0) return <span className="muted">{say('intake.export-by-event')}</span>
  return (
    <ul className="import-events">
      {events.slice(0, EVENTS_SHOWN).map(({ slug, name }) => (
        <li key={slug}>
          <a href={to.exportOf('wishes', 'xlsx', `event=${slug}`)}>
            <Said text={name} lang={lang} />
          </a>
        </li>
      ))}
    </ul>
  )
}

const EVENTS_SHOWN = 5
