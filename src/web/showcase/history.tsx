import { formatDate, formatTime } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'

export type HistoryLine = {
  id: number
  at: Date
  actor_name: string | null
  kind: string
  after: unknown
}

/** What happened to a listing, newest first: when, who, what. */
export function History({ history, visit }: { history: HistoryLine[]; visit: Visit }) {
  const { say, lang, actor } = visit
  return (
    <ol className="history">
      {history.map((line) => (
        <li key={line.id}>
          <span className="muted">{`${formatTime(line.at, lang, actor.timeZone)} (${actor.timeZone})`}</span>
          <span>
            {say(`showcase.history.${line.kind.split('.')[1]}`, { name: line.actor_name ?? '' }) + details(line, visit)}
          </span>
        </li>
      ))}
    </ol>
  )
}

function details({ kind, after }: HistoryLine, { say, lang }: Visit): string {
  if (typeof after !== 'object' || after === null) return ''
  if ('reasons' in after && 'line' in after) {
    const reasons = [after.reasons].flat().map((reason) => say(`catalogue.review-reason.${reason}`))
    const line = after.line ? say('showcase.history.line', { line: String(after.line) }) : ''
    return say('showcase.history.reason', { reason: reasons.join(say('web.list-separator')) }) + line
  }
  if ('closure' in after) {
    const { closure, line } = after as { closure: string; line?: string }
    const said = line ? say('showcase.history.line', { line }) : ''
    return say('showcase.history.reason', { reason: say(`catalogue.closure.${closure}`) }) + said
  }
  if (kind.endsWith('.renewed') && 'expiresOn' in after)
    return say('showcase.history.until', { on: formatDate(String(after.expiresOn), lang) })
  if ('reason' in after) return say('showcase.history.reason', { reason: String(after.reason) })
  if (!kind.endsWith('.changed')) return ''
  const names = Object.keys(after).map((key) => say(`showcase.field.${FIELD_OF[key] ?? key}`))
  return say('showcase.history.parts', { parts: [...new Set(names)].join(say('web.list-separator')) })
}

// Several inputs that are one fact to a reader.
const FIELD_OF: Record<string, string> = {
  budgetMin: 'budget',
  budgetMax: 'budget',
  budgetCurrency: 'budget',
  prizeAmount: 'prize',
  prizeCurrency: 'prize',
}
