import { wallClockAt } from '#events/wall-clock.ts'
import type { Intent } from '#outcomes/intents.ts'
import { now } from '#platform/clock.ts'
import { Chip, formatDate, Said } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'

const DAY_MS = 86_400_000

/** Whole days an intent has stood in its stage. */
export function daysInStage({ stageAt }: Pick<Intent, 'stageAt'>, at: Date = now()): number {
  return Math.max(0, Math.floor((at.getTime() - stageAt.getTime()) / DAY_MS))
}

/** Both sides, the foreign one first, each in the reader's language. */
export function Pair({ visit: { lang }, intent }: { visit: Visit; intent: Intent }) {
  return (
    <>
      {intent.parties.map((party, i) => (
        <span key={party.number}>
          {i > 0 && ' × '}
          <Said text={party.name} lang={lang} />
        </span>
      ))}
    </>
  )
}

export function StageChip({ visit: { say }, intent }: { visit: Visit; intent: Intent }) {
  if (intent.withdrawnAt) return <Chip>{say('outcomes.withdrawn')}</Chip>
  const isSigned = ['mou', 'contract', 'joint_lab'].includes(intent.stage)
  return <Chip tone={isSigned ? 'ok' : 'plain'}>{say(`outcomes.stage.${intent.stage}`)}</Chip>
}

/** When the two speak next. A date that went by without a step asks to be seen to. */
export function NextDate({ visit: { say, lang }, intent }: { visit: Visit; intent: Intent }) {
  if (!intent.nextOn) return <>—</>
  const date = formatDate(intent.nextOn, lang, { dateStyle: 'medium' })
  const today = wallClockAt(now(), intent.timeZone).toPlainDate().toString()
  const isOverdue = intent.stage === 'intent' && intent.withdrawnAt === null && intent.nextOn < today
  return isOverdue ? <Chip tone="act">{say('outcomes.overdue', { date })}</Chip> : <span className="num">{date}</span>
}
