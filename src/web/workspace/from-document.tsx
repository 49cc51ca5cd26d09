import type { FormState } from '#ui/form.tsx'
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
  const error = form.errors.document
  return (
    <details className="sheet" open={error !== undefined}>
      <summary>{say('drafts.upload.title')}</summary>
      <form className="stack tight" method="post" action={to.listingFromDocument} encType="multipart/form-data">
        <input type="hidden" name="kind" value={kind} />
        <div className="field">
          <label htmlFor="document">{say('drafts.upload.file')}</label>
          <span className="hint" id="document-hint">
            {say('drafts.upload.about')}
          </span>
          <input
            id="document"
            name="document"
            type="file"
            accept=".docx,.pdf"
            aria-describedby={error ? 'document-hint document-error' : 'document-hint'}
            aria-invalid={error ? true : undefined}
          />
          {error && (
            <span className="error" id="document-error">
              {error}
            </span>
          )}
        </div>
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
