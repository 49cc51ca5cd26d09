import { may as mayAtEvent } from '#events/access.ts'
import { may } from '#outcomes/access.ts'
import type { Intent } from '#outcomes/intents.ts'
import type { listFacts } from '#platform/facts.ts'
import { htmlLang } from '#platform/languages.ts'
import type { FormState } from '#ui/form.tsx'
import { Chip, formatTime, Notice, Said } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'
import { History } from './history.tsx'
import { StageForm } from './stage-form.tsx'
import { daysInStage, NextDate, Pair, StageChip } from './words.tsx'

export type IntentFacts = Awaited<ReturnType<typeof listFacts>>

type Props = { visit: Visit; intent: Intent; history: IntentFacts; form: FormState }

/** One intent: where it stands, how it came about, and everything that was done to it. */
export function IntentView({ visit, intent, history, form }: Props) {
  const { say, lang, actor } = visit
  const mayMove = may.followUp(actor, intent.eventId) && !intent.withdrawnAt
  return (
    <>
      <div className="row spread">
        <h1>
          {say('outcomes.intent', { number: intent.number })} · <Pair visit={visit} intent={intent} />
        </h1>
        <span className="row">
          <StageChip visit={visit} intent={intent} />
          {!intent.withdrawnAt && (
            <span className="muted num">{say('outcomes.days-in-stage', { days: daysInStage(intent) })}</span>
          )}
        </span>
      </div>
      {intent.withdrawnAt && (
        <Notice tone="warn">
          {say('outcomes.withdrawn-on', {
            date: formatTime(intent.withdrawnAt, lang, intent.timeZone, { dateStyle: 'long' }),
          })}
        </Notice>
      )}
      <div className="grid-2">
        <Chain visit={visit} intent={intent} />
        <div className="stack">
          {mayMove && <StageForm visit={visit} intent={intent} form={form} />}
          <History visit={visit} intent={intent} facts={history} />
        </div>
      </div>
    </>
  )
}

function Chain({ visit, intent }: { visit: Visit; intent: Intent }) {
  const { say, to, lang, actor } = visit
  const met = intent.metAt && formatTime(intent.metAt, lang, intent.timeZone)
  const meeting = met && say('outcomes.chain.meeting-at', { at: met, table: intent.table ?? '' })
  const opensDesk = mayAtEvent.runDesk(actor, intent.eventId) && intent.slotId
  return (
    <section className="sheet stack" aria-labelledby="chain">
      <h2 id="chain">{say('outcomes.chain.title')}</h2>
      <ol className="chain">
        <li>
          <span className="muted">{say('outcomes.chain.event')}</span>
          <a href={to.event(intent.eventSlug)}>
            <Said text={intent.eventName} lang={lang} />
          </a>
        </li>
        <li>
          <span className="muted">{say('outcomes.chain.meeting')}</span>
          {opensDesk ? (
            <a href={to.deskMeetings(intent.eventSlug, `slot=${intent.slotId}`)}>{meeting}</a>
          ) : (
            <span>{meeting ?? '—'}</span>
          )}
          {meeting && <span className="muted">{say('outcomes.chain.zone', { zone: intent.timeZone })}</span>}
        </li>
        <Listings visit={visit} intent={intent} />
        <Parties visit={visit} intent={intent} />
        <li>
          <span className="muted">{say('outcomes.chain.intent')}</span>
          <span>
            {say('outcomes.chain.intent-on', {
              date: formatTime(intent.reachedAt, lang, intent.timeZone, { dateStyle: 'long' }),
            })}
          </span>
          {intent.line && <q lang={htmlLang(intent.lineLang)}>{intent.line}</q>}
          {intent.nextOn && (
            <span>
              {say('outcomes.column.next')} <NextDate visit={visit} intent={intent} />
            </span>
          )}
        </li>
        <li>
          <span className="muted">{say('outcomes.chain.call')}</span>
          {intent.callCode && intent.callName ? (
            <a href={to.call(intent.callCode)}>
              <Said text={intent.callName} lang={lang} />
            </a>
          ) : (
            <span>{say('outcomes.chain.call-none')}</span>
          )}
        </li>
      </ol>
    </section>
  )
}

function Listings({ visit: { say, to, lang }, intent }: { visit: Visit; intent: Intent }) {
  return (
    <li>
      <span className="muted">{say('outcomes.chain.listing')}</span>
      {intent.listings.length === 0 && <span>{say('outcomes.chain.listing-none')}</span>}
      {intent.listings.map((listing) => (
        <a key={`${listing.kind}${listing.number}`} href={to.listing(listing.kind, listing.number)}>
          <Said text={listing.title} lang={lang} />
        </a>
      ))}
    </li>
  )
}

function Parties({ visit: { say, to, lang }, intent }: { visit: Visit; intent: Intent }) {
  return (
    <li>
      <span className="muted">{say('outcomes.chain.parties')}</span>
      {intent.parties.map((party) => (
        <span key={party.number} className="row">
          <a href={to.organisation(party.number)}>
            <Said text={party.name} lang={lang} />
          </a>
          <Chip>{say(`events.side.${party.side}`)}</Chip>
        </span>
      ))}
    </li>
  )
}
