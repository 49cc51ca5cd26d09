import type { PressDesk } from '#reporting/press-desk.ts'
import { Choices, type FormState, TextArea } from '#ui/form.tsx'
import type { Visit } from '../visit.ts'

/** Signing, taking the signature back, starting over: each asks first. */
export function Signing({ visit, desk, form }: { visit: Visit; desk: PressDesk; form: FormState }) {
  const { release, maySign, mayWrite } = desk
  if (!release) return null
  if (release.signature) return maySign ? <TakeBack visit={visit} desk={desk} form={form} /> : null
  return (
    <div className="grid-2">
      {maySign && <Sign visit={visit} desk={desk} form={form} />}
      {mayWrite && <StartOver visit={visit} desk={desk} />}
    </div>
  )
}

function Sign({ visit: { say, to }, desk, form }: { visit: Visit; desk: PressDesk; form: FormState }) {
  return (
    <form
      className="sheet stack tight"
      method="post"
      action={to.pressDeed(desk.event.slug, 'signature')}
      aria-labelledby="sign"
    >
      <h2 id="sign">{say('reporting.sign.title')}</h2>
      <p>{say('reporting.sign.text')}</p>
      <Choices
        form={form}
        name="confirmed"
        label={say('reporting.sign.question')}
        options={[{ value: 'yes', label: say('reporting.sign.confirm') }]}
      />
      <p>
        <button className="btn primary" type="submit">
          {say('reporting.sign.button')}
        </button>
      </p>
    </form>
  )
}

function TakeBack({ visit: { say, to }, desk, form }: { visit: Visit; desk: PressDesk; form: FormState }) {
  return (
    <details className="sheet" open={form.errors.reason !== undefined}>
      <summary>{say('reporting.unsign.title')}</summary>
      <form
        className="stack tight"
        method="post"
        action={to.pressDeed(desk.event.slug, 'signature/removal')}
        noValidate
      >
        <p>{say('reporting.unsign.text')}</p>
        <TextArea form={form} name="reason" label={say('reporting.unsign.reason')} rows={2} maxLength={500} required />
        <p>
          <button className="btn danger" type="submit">
            {say('reporting.unsign.button')}
          </button>
        </p>
      </form>
    </details>
  )
}

function StartOver({ visit: { say, to }, desk }: { visit: Visit; desk: PressDesk }) {
  return (
    <details className="sheet">
      <summary>{say('reporting.again.title')}</summary>
      <form className="stack tight" method="post" action={to.press(desk.event.slug)}>
        <p>{say('reporting.again.text')}</p>
        <input type="hidden" name="again" value="yes" />
        <p>
          <button className="btn danger" type="submit">
            {say('reporting.again.button')}
          </button>
        </p>
      </form>
    </details>
  )
}
