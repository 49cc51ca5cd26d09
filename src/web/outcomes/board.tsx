import type { Intent } from '#outcomes/intents.ts'
import { type Stage, stages } from '#outcomes/stages.ts'
import { Said } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'
import { daysInStage, NextDate, Pair } from './words.tsx'

const COLUMN_MAX = 60

/** One column a stage, each with its count; in a column the intents that have waited longest come first. */
export function Board({
  visit,
  intents,
  byStage,
}: {
  visit: Visit
  intents: Intent[]
  byStage: Record<Stage, number>
}) {
  const { say } = visit
  const columns = Map.groupBy(intents, (intent) => intent.stage)
  const isCapped = stages.some((stage) => byStage[stage] > COLUMN_MAX)
  return (
    <>
      <div className="stages">
        {stages.map((stage) => (
          <section key={stage} className="stage" aria-labelledby={`stage-${stage}`}>
            <h2 id={`stage-${stage}`} className="row spread">
              {say(`outcomes.stage.${stage}`)} <span className="num">{byStage[stage]}</span>
            </h2>
            <ul>
              {longestWaitFirst(columns.get(stage) ?? []).map((intent) => (
                <Card key={intent.id} visit={visit} intent={intent} />
              ))}
            </ul>
          </section>
        ))}
      </div>
      {isCapped && <p className="muted">{say('outcomes.capped', { limit: COLUMN_MAX })}</p>}
    </>
  )
}

function longestWaitFirst(intents: Intent[]): Intent[] {
  return intents.toSorted((a, b) => a.stageAt.getTime() - b.stageAt.getTime()).slice(0, COLUMN_MAX)
}

function Card({ visit, intent }: { visit: Visit; intent: Intent }) {
  const { say, to, lang } = visit
  return (
    <li className="sheet">
      <a href={to.intent(intent.number)}>
        <Pair visit={visit} intent={intent} />
      </a>
      {intent.listings.map((listing) => (
        <span key={`${listing.kind}${listing.number}`} className={`about ${listing.kind}`}>
          <Said text={listing.title} lang={lang} />
        </span>
      ))}
      <span className="row spread muted">
        <span className="num">{say('outcomes.days-in-stage', { days: daysInStage(intent) })}</span>
        {intent.nextOn && <NextDate visit={visit} intent={intent} />}
      </span>
    </li>
  )
}
