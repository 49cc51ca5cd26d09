import { FileField, type FormState } from '#ui/form.tsx'
import type { Visit } from '../visit.ts'

/** A one-pager fills the form; its owner looks it over. */
export function DocumentUpload({
  visit: { say, to },
  kind,
  form,
}: {
  visit: Visit
  kind: 'offer' | 'need'
  form: FormState
}) {
  return (
    <details className="sheet" open={form.errors.document !== undefined}>
      <summary>{say('drafts.upload.title')}</summary>
      <form className="stack tight" method="post" action={to.listingFromDocument} encType="multipart/form-data">
        <input type="hidden" name="kind" value={kind} />
        <FileField
          {...{ form, name: 'document', label: say('drafts.upload.file'), hint: say('drafts.upload.about') }}
          accept=".docx,.pdf"
        />
        <div>
          <button className="btn" type="submit">
            {say('drafts.upload.send')}
          </button>
        </div>
      </form>
    </details>
  )
}

/** What the document says, beside the form, to compare and to copy from. */
export function DocumentSource({ visit: { say }, source }: { visit: Visit; source: string }) {
  return (
    <aside className="sheet stack tight document-source" aria-labelledby="source">
      <h2 id="source">{say('drafts.source')}</h2>
      <p className="muted">{say('drafts.source-contact')}</p>
      {source
        .split('\n')
        .filter(Boolean)
        .map((line, i) => (
          <p key={i}>{line}</p>
        ))}
    </aside>
  )
}
