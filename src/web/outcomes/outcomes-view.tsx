import type { Call } from '#outcomes/calls.ts'
import type { EventCount, Intent } from '#outcomes/intents.ts'
import { type Stage, stages } from '#outcomes/stages.ts'
import { spoken } from '#platform/languages.ts'
import { Select, untouched } from '#ui/form.tsx'
import { Empty } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'
import { type Asking, stageOf, writeAsking } from './asking.ts'
import { Board } from './board.tsx'
import { IntentTable } from './intent-table.tsx'

type Props = {
  visit: Visit
  asking: Asking
  intents: Intent[]
  byStage: Record<Stage, number>
  events: EventCount[]
  calls: Call[]
  pageSize: number
}

/** The same intents as a list or as a board, with the same filters. */
export function OutcomesView({ visit, asking, intents, byStage, events, calls, pageSize }: Props) {
  const { say, to } = visit
  const shown = intents.slice(0, pageSize)
  const last = intents.length > pageSize ? shown.at(-1) : undefined
  const isFiltered = Object.keys(asking.filter).length > 0
  const total = Object.values(byStage).reduce((sum, count) => sum + count, 0)
  return (
    <>
      <div className="row spread">
        <h1>{say('outcomes.title')}</h1>
        <b>{say('outcomes.count', { count: total })}</b>
      </div>
      <nav className="subnav" aria-label={say('outcomes.view.label')}>
        {(['list', 'board'] as const).map((view) => (
          <a
            key={view}
            href={to.outcomesLike(writeAsking({ ...asking, view, before: undefined }))}
            aria-current={view === asking.view ? 'page' : undefined}
          >
            {say(`outcomes.view.${view}`)}
          </a>
        ))}
      </nav>
      <Filters visit={visit} asking={asking} events={events} calls={calls} />
      {shown.length === 0 && (
        <Empty>
          {say(isFiltered ? 'outcomes.empty-filter' : 'outcomes.empty')}
          {isFiltered && <a href={to.outcomes}>{say('outcomes.clear-filter')}</a>}
        </Empty>
      )}
      {shown.length > 0 && asking.view === 'list' && (
        <IntentTable visit={visit} intents={shown} caption="outcomes.caption" />
      )}
      {shown.length > 0 && asking.view === 'board' && <Board visit={visit} intents={shown} byStage={byStage} />}
      {last && asking.view === 'list' && (
        <p>
          <a className="btn" rel="next" href={to.outcomesLike(writeAsking({ ...asking, before: last.number }))}>
            {say('outcomes.more')}
          </a>
        </p>
      )}
    </>
  )
}

function Filters({
  visit: { say, to, lang },
  asking,
  events,
  calls,
}: {
  visit: Visit
  asking: Asking
  events: EventCount[]
  calls: Call[]
}) {
  const { filter } = asking
  const any = say('outcomes.filter.any')
  return (
    <search>
      <form className="outcome-filters" method="get" action={to.outcomes} aria-label={say('outcomes.filter.label')}>
        {asking.view === 'board' && <input type="hidden" name="view" value="board" />}
        <Select
          form={untouched}
          name="event"
          label={say('outcomes.filter.event')}
          blank={any}
          value={filter.event}
          options={events.map(({ slug, name }) => ({ value: slug, label: spoken(name, lang).text }))}
        />
        <Select
          form={untouched}
          name="call"
          label={say('outcomes.filter.call')}
          blank={any}
          value={filter.call}
          options={calls.map(({ code, name }) => ({ value: code, label: spoken(name, lang).text }))}
        />
        <Select
          form={untouched}
          name="stage"
          label={say('outcomes.filter.stage')}
          blank={any}
          value={stageOf(filter)}
          options={[
            ...stages.map((stage) => ({ value: stage as string, label: say(`outcomes.stage.${stage}`) })),
            { value: 'withdrawn', label: say('outcomes.withdrawn') },
          ]}
        />
        <button className="btn" type="submit">
          {say('outcomes.filter.apply')}
        </button>
      </form>
    </search>
  )
}
