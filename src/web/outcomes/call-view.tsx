import type { Call } from '#outcomes/calls.ts'
import type { Intent } from '#outcomes/intents.ts'
import { Empty, Said } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'
import { IntentTable } from './intent-table.tsx'

/** A call with its number of candidates for everybody, and the candidates for those who may see them. */
export function CallView({ visit, call, intents }: { visit: Visit; call: Call; intents: Intent[] }) {
  const { say, lang } = visit
  return (
    <>
      <p className="muted">{say('outcomes.call.title')}</p>
      <h1>
        <Said text={call.name} lang={lang} />
      </h1>
      <dl className="facts">
        <dt>{say('outcomes.call.code')}</dt>
        <dd className="num">{call.code}</dd>
        {call.programme && (
          <>
            <dt>{say('outcomes.call.programme')}</dt>
            <dd>
              <Said text={call.programme} lang={lang} />
            </dd>
          </>
        )}
      </dl>
      <p className="big-number">{say('outcomes.call.candidates', { count: call.candidates })}</p>
      {call.candidates === 0 && <Empty>{say('outcomes.call.none')}</Empty>}
      {intents.length > 0 && <IntentTable visit={visit} intents={intents} caption="outcomes.call.caption" />}
      {intents.length < call.candidates && (
        <p className="muted">{say(intents.length > 0 ? 'outcomes.call.not-all' : 'outcomes.call.hidden')}</p>
      )}
    </>
  )
}
