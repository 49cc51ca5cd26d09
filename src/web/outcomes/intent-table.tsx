import type { Intent } from '#outcomes/intents.ts'
import { Said } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'
import { daysInStage, NextDate, Pair, StageChip } from './words.tsx'

const columns = ['number', 'parties', 'listing', 'event', 'stage', 'days', 'next', 'call'] as const

export function IntentTable({ visit, intents, caption }: { visit: Visit; intents: Intent[]; caption: string }) {
  const { say } = visit
  return (
    <div className="table-wrap">
      <table className="labelled">
        <caption>{say(caption)}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {say(`outcomes.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {intents.map((intent) => (
            <Row key={intent.id} visit={visit} intent={intent} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Row({ visit, intent }: { visit: Visit; intent: Intent }) {
  const { say, to, lang } = visit
  const label = (column: (typeof columns)[number]) => say(`outcomes.column.${column}`)
  return (
    <tr>
      <th scope="row">
        <a href={to.intent(intent.number)}>{say('outcomes.intent', { number: intent.number })}</a>
      </th>
      <td data-label={label('parties')}>
        <Pair visit={visit} intent={intent} />
      </td>
      <td data-label={label('listing')}>
        {intent.listings.length === 0 && '—'}
        {intent.listings.map((listing) => (
          <a key={`${listing.kind}${listing.number}`} href={to.listing(listing.kind, listing.number)}>
            <Said text={listing.title} lang={lang} />
          </a>
        ))}
      </td>
      <td data-label={label('event')}>
        <a href={to.event(intent.eventSlug)}>
          <Said text={intent.eventName} lang={lang} />
        </a>
      </td>
      <td data-label={label('stage')}>
        <StageChip visit={visit} intent={intent} />
      </td>
      <td data-label={label('days')} className="num">
        {say('outcomes.days', { days: daysInStage(intent) })}
      </td>
      <td data-label={label('next')}>
        <NextDate visit={visit} intent={intent} />
      </td>
      <td data-label={label('call')}>
        {intent.callCode ? <a href={to.call(intent.callCode)}>{intent.callCode}</a> : '—'}
      </td>
    </tr>
  )
}
