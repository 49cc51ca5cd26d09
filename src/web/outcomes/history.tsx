import { z } from 'zod'
import type { Intent } from '#outcomes/intents.ts'
import { htmlLang } from '#platform/languages.ts'
import { formatTime } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'
import type { IntentFacts } from './intent-view.tsx'

const stageFact = z.object({ stage: z.string(), note: z.string().optional(), noteLang: z.string().optional() })
const callFact = z.object({ code: z.string() })

/** What the audit trail holds about an intent, newest first. */
export function History({ visit, intent, facts }: { visit: Visit; intent: Intent; facts: IntentFacts }) {
  const { say, lang } = visit
  return (
    <section className="sheet stack tight" aria-labelledby="history">
      <h2 id="history">{say('outcomes.history.title')}</h2>
      <ol className="history">
        {facts.map((fact) => {
          const step = stageFact.safeParse(fact.after).data
          return (
            <li key={fact.id}>
              <time className="muted num" dateTime={fact.at.toISOString()}>
                {formatTime(fact.at, lang, intent.timeZone)}
              </time>
              <span>
                {sentenceOf(visit, fact)}
                {fact.actor_name && <span className="muted"> · {fact.actor_name}</span>}
              </span>
              {step?.note && <span lang={htmlLang(step.noteLang ?? lang)}>{step.note}</span>}
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function sentenceOf({ say }: Visit, fact: IntentFacts[number]): string {
  const key = `outcomes.history.${fact.kind}`
  const [before, after] = [stageFact.safeParse(fact.before).data, stageFact.safeParse(fact.after).data]
  if (before && after)
    return say(key, { from: say(`outcomes.stage.${before.stage}`), to: say(`outcomes.stage.${after.stage}`) })
  const code = callFact.safeParse(fact.after ?? fact.before).data?.code
  return code ? say(key, { code }) : say(key)
}
