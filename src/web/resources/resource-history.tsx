import { formatTime } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'

export type HistoryLine = { id: number; at: Date; actor_name: string | null; kind: string; after: unknown }

/** What happened to a record, newest first: when, who, what, and for a change which parts. */
export function ResourceHistory({ visit: { say, lang, actor }, history }: { visit: Visit; history: HistoryLine[] }) {
  return (
    <section className="stack tight" aria-labelledby="history">
      <h2 id="history">{say('resources.history')}</h2>
      <ol className="history">
        {history.map(({ id, at, kind, actor_name, after }) => {
          const deed = kind.split('.')[1] ?? ''
          const parts =
            deed === 'changed' && typeof after === 'object' && after
              ? say('showcase.history.parts', {
                  parts: Object.keys(after)
                    .map((key) => say(`resources.field.${key}`))
                    .join(say('web.list-separator')),
                })
              : ''
          return (
            <li key={id}>
              <span className="muted">{`${formatTime(at, lang, actor.timeZone)} (${actor.timeZone})`}</span>
              <span>{say(`resources.history.${deed}`, { name: actor_name ?? '' }) + parts}</span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
