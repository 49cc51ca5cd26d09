import type { Intent } from '#outcomes/intents.ts'
import { stages } from '#outcomes/stages.ts'
import { Choices, ErrorSummary, type FormState, TextArea } from '#ui/form.tsx'
import type { Visit } from '../visit.ts'

export function StageForm({ visit: { say, to }, intent, form }: { visit: Visit; intent: Intent; form: FormState }) {
  const choices = stages.filter((stage) => stage !== 'intent' && stage !== intent.stage)
  return (
    <form className="sheet stack" method="post" action={to.intentStage(intent.number)} noValidate>
      <h2>{say('outcomes.stage-form.title')}</h2>
      <ErrorSummary form={form} title={say('web.input.summary')} />
      <input type="hidden" name="from" value={intent.stage} />
      <Choices
        form={form}
        name="stage"
        type="radio"
        label={say('outcomes.stage-form.stage')}
        options={choices.map((stage) => ({ value: stage, label: say(`outcomes.stage.${stage}`) }))}
      />
      <TextArea
        form={form}
        name="note"
        label={say('outcomes.stage-form.note')}
        hint={say('outcomes.stage-form.note-hint')}
        rows={3}
        maxLength={1000}
      />
      <p>
        <button className="btn primary" type="submit">
          {say('outcomes.stage-form.save')}
        </button>
      </p>
    </form>
  )
}
