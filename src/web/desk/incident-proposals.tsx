import type { Event } from '#events/directory.ts'
import type { Proposal } from '#meetings/incidents/proposals.ts'
import { NEW_MEETING } from '#meetings/incidents/situation.ts'
import { type Legend, nameOfPair } from '#meetings/legend.ts'
import { type FormState, TextField } from '#ui/form.tsx'
import { Chip } from '#ui/parts.tsx'
import { ChangeTable } from '../office/releases-changes.tsx'
import type { Visit } from '../visit.ts'

type Props = { visit: Visit; event: Event; form: FormState; proposals: Proposal[]; legend: Legend }

/** Ways to go on, the best first, each with what it costs and one button. */
export function Proposals({ visit, event, form, proposals, legend }: Props) {
  const { say } = visit
  const [best] = proposals
  return (
    <section className="stack" aria-labelledby="proposals">
      <h2 id="proposals">{say(best?.changes.length ? 'desk.incident.proposals' : 'desk.incident.nothing-moves')}</h2>
      {proposals.map((proposal, i) => (
        <Way key={proposal.fingerprint} {...{ visit, event, form, proposal, legend }} number={i + 1} />
      ))}
    </section>
  )
}

function Way({
  visit,
  event,
  form,
  proposal,
  legend,
  number,
}: Omit<Props, 'proposals'> & { proposal: Proposal; number: number }) {
  const { say, to } = visit
  const { changes, lost, refilled, personsConcerned, cost } = proposal
  const title = `proposal-${number}`
  return (
    <form className="sheet stack tight" method="post" action={to.deskIncidents(event.slug)} aria-labelledby={title}>
      <h3 id={title} className="row">
        {say('desk.incident.proposal', { number })} {number === 1 && <Chip tone="ok">{say('desk.incident.best')}</Chip>}
      </h3>
      <p className="row">
        <Chip tone={lost.length > 0 ? 'act' : 'ok'}>{say('desk.incident.lost', { count: lost.length })}</Chip>
        <Chip>{say('desk.incident.others-moved', { count: cost.othersMoved })}</Chip>
        {refilled.length > 0 && <Chip tone="ok">{say('desk.incident.refilled', { count: refilled.length })}</Chip>}
        <Chip>{say('desk.incident.people', { count: personsConcerned.length })}</Chip>
      </p>
      {lost.length > 0 && (
        <p>
          {say('desk.incident.waiting-again')} {lost.map((id) => pairName(visit, legend, form, id)).join('; ')}
        </p>
      )}
      {changes.length > 0 && <ChangeTable visit={visit} legend={withNewPair(legend, form)} changes={changes} />}
      {Object.entries(form.values)
        .filter(([name]) => name !== 'proposed' && name !== 'note' && name !== 'fingerprint')
        .map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={String(value)} />
        ))}
      <input type="hidden" name="fingerprint" value={proposal.fingerprint} />
      {changes.length > 0 && (
        <TextField {...{ form, name: 'note', label: say('desk.incident.note') }} autoComplete="off" maxLength={300} />
      )}
      <p>
        <button className={number === 1 ? 'btn primary' : 'btn'} type="submit">
          {say('desk.incident.confirm', { count: personsConcerned.length })}
        </button>
      </p>
    </form>
  )
}

function pairName(visit: Visit, legend: Legend, form: FormState, meetingId: string): string {
  const pair = withNewPair(legend, form).meetings.get(meetingId)
  return pair ? nameOfPair(pair, visit.lang) : visit.say('desk.incident.new-meeting')
}

// A meeting that is not written down yet has no line in the legend; its sides are those of the form.
function withNewPair(legend: Legend, { values }: FormState): Legend {
  const parties = new Map(
    [...legend.meetings.values()].flatMap(({ host, guest }) => [host, guest]).map((p) => [p.participationId, p]),
  )
  const [host, guest] = [parties.get(String(values.hostId)), parties.get(String(values.guestId))]
  if (!host || !guest) return legend
  const pair = { meetingId: NEW_MEETING, host, guest, weight: 'want' as const, isCancelled: false }
  return { ...legend, meetings: new Map([...legend.meetings, [NEW_MEETING, pair]]) }
}
