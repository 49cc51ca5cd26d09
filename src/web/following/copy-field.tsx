import type { Visit } from '../visit.ts'

/** An address to take along: selected with a tap, copied with a button where there is a script. */
export function CopyField({ visit, id, label, value }: { visit: Visit; id: string; label: string; value: string }) {
  const { say } = visit
  return (
    <div className="field copy-field">
      <label htmlFor={id}>{label}</label>
      <span className="row">
        <input id={id} readOnly defaultValue={value} />
        <button className="btn" type="button" hidden data-copy={id} data-copied={say('following.copied')}>
          {say('following.copy')}
          <span className="visually-hidden"> {label}</span>
        </button>
      </span>
    </div>
  )
}
