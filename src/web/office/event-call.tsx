import { z } from 'zod'
import type { Event } from '#events/directory.ts'
import { type Call, createCall, findCall, linkEventToCall } from '#outcomes/calls.ts'
import type { callInput } from '#outcomes/input.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { spoken } from '#platform/languages.ts'
import { Refusal } from '#platform/refusal.ts'
import { ErrorSummary, type FormState, Select, TextField } from '#ui/form.tsx'
import { Chip, Said } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'

export const linkForm = z.object({ call: z.string().default('') })

/** Lets the event feed the call chosen, or none. Returns the sentence about what was done. */
export async function feedCall(visit: Visit, event: Event, { call: code }: z.output<typeof linkForm>): Promise<string> {
  const call = code ? await findCall(visit.db, code) : undefined
  if (code && !call) throw new Refusal('outcomes.call-unknown', { field: 'call' })
  await linkEventToCall(visit.db, visit.actor, { eventId: event.id, callId: call?.id ?? null })
  return code ? visit.say('outcomes.event.call-saved', { code }) : visit.say('outcomes.event.call-unlinked')
}

/** Opens a call and lets the event feed it, both or neither. */
export function openCall({ db, actor, say }: Visit, event: Event, call: z.output<typeof callInput>): Promise<string> {
  return inTransaction(db, async (tx) => {
    const callId = await createCall(tx, actor, call)
    await linkEventToCall(tx, actor, { eventId: event.id, callId })
    return say('outcomes.event.call-saved', { code: call.code })
  })
}

type Props = {
  visit: Visit
  event: Event
  call: Call | undefined
  /** The calls to choose from; null for those who may not link the event. */
  calls: Call[] | null
  link: FormState
  newCall: FormState
  linkTo: string
  openAt: string
}

/** The call an event feeds, and the forms that choose another or open a new one. */
export function EventCall({ visit, call, calls, link, newCall, linkTo, openAt }: Props) {
  const { say, to, lang } = visit
  return (
    <>
      {call ? (
        <p>
          {say('outcomes.event.call-is')}{' '}
          <a href={to.call(call.code)}>
            <Said text={call.name} lang={lang} />
          </a>{' '}
          <Chip>{say('outcomes.call.candidates', { count: call.candidates })}</Chip>
        </p>
      ) : (
        <p>{say('outcomes.event.call-none')}</p>
      )}
      {calls && calls.length > 0 && <LinkForm {...{ visit, call, calls, linkTo }} form={link} />}
      {calls && <NewCall visit={visit} form={newCall} openAt={openAt} isOpen={calls.length === 0} />}
    </>
  )
}

function LinkForm({
  visit: { say, lang },
  call,
  calls,
  form,
  linkTo,
}: {
  visit: Visit
  call: Call | undefined
  calls: Call[]
  form: FormState
  linkTo: string
}) {
  return (
    <form className="row link-form" method="post" action={linkTo}>
      <Select
        form={form}
        name="call"
        label={say('outcomes.event.call-choose')}
        blank={say('outcomes.event.call-no')}
        value={call?.code}
        options={calls.map(({ code, name }) => ({ value: code, label: `${code} · ${spoken(name, lang).text}` }))}
      />
      <button className="btn" type="submit">
        {say('outcomes.event.call-save')}
      </button>
    </form>
  )
}

function NewCall({
  visit: { say },
  form,
  openAt,
  isOpen,
}: {
  visit: Visit
  form: FormState
  openAt: string
  isOpen: boolean
}) {
  const failed = Object.keys(form.errors).length > 0
  return (
    <details open={isOpen || failed}>
      <summary>{say('outcomes.event.call-new')}</summary>
      <form className="stack" method="post" action={openAt} noValidate>
        <ErrorSummary form={form} title={say('web.input.summary')} />
        <TextField
          form={form}
          name="code"
          label={say('outcomes.event.call-code')}
          hint={say('outcomes.event.call-code-hint')}
          maxLength={60}
          required
        />
        <div className="grid-2">
          <TextField form={form} name="nameZh" label={say('outcomes.event.call-name-zh')} lang="zh-Hans" />
          <TextField form={form} name="nameEn" label={say('outcomes.event.call-name-en')} lang="en" />
          <TextField form={form} name="programmeZh" label={say('outcomes.event.call-programme-zh')} lang="zh-Hans" />
          <TextField form={form} name="programmeEn" label={say('outcomes.event.call-programme-en')} lang="en" />
        </div>
        <p>
          <button className="btn primary" type="submit">
            {say('outcomes.event.call-create')}
          </button>
        </p>
      </form>
    </details>
  )
}
