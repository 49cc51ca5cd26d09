import type { Card } from '#meetings/board.ts'
import { nameOfPair, type Pair } from '#meetings/legend.ts'
import { partsOfDay, timingOf } from '#meetings/timings.ts'
import { DeedButton } from '#ui/parts.tsx'
import { type BoardView, viewAddress } from './board-state.ts'

/** With more meetings than these the list of choices holds only those that share a party. */
const OTHERS_MAX = 300

/** When the meeting in hand may be held: what was asked for, and, on the draft, the forms that ask for it. */
export function BoardTiming({ view, card }: { view: BoardView; card: Card }) {
  const { say } = view.visit
  const isDraft = !view.board.trial
  const { part } = timingOf(view.board.day.timings, card.meetingId)
  return (
    <details className="board-timing" open={isTimed(view, card)}>
      <summary>{say('timetable.timing.title')}</summary>
      <div className="stack tight">
        {isDraft ? <PartForm view={view} card={card} /> : part && <p>{say(`timetable.timing.${part}`)}</p>}
        <Orders view={view} card={card} />
        {isDraft && <OrderForm view={view} card={card} />}
      </div>
    </details>
  )
}

function isTimed({ board }: BoardView, { meetingId }: Card): boolean {
  return board.day.timings.has(meetingId)
}

function PartForm({ view, card: { meetingId } }: { view: BoardView; card: Card }) {
  const { say } = view.visit
  const { part } = timingOf(view.board.day.timings, meetingId)
  return (
    <form className="row" method="post" action={addressOf(view, meetingId, 'part-of-day')}>
      <input type="hidden" name="back" value={viewAddress(view)} />
      <label htmlFor="part-of-day">{say('timetable.timing.part')}</label>
      <select id="part-of-day" name="part" defaultValue={part ?? ''}>
        <option value="">{say('timetable.timing.any')}</option>
        {partsOfDay.map((one) => (
          <option key={one} value={one}>
            {say(`timetable.timing.${one}`)}
          </option>
        ))}
      </select>
      <button className="btn" type="submit">
        {say('timetable.timing.save-part')}
      </button>
    </form>
  )
}

function Orders({ view, card: { meetingId } }: { view: BoardView; card: Card }) {
  const { visit, board, words } = view
  const { follows, precedes } = timingOf(board.day.timings, meetingId)
  const orders = [
    ...follows.map((other) => ({ side: 'after', other, values: { first: other, second: meetingId } })),
    ...precedes.map((other) => ({ side: 'before', other, values: { first: meetingId, second: other } })),
  ].filter(({ other }) => board.legend.meetings.get(other)?.isCancelled === false)
  if (orders.length === 0) return null
  return (
    <ul className="board-orders">
      {orders.map(({ side, other, values }) => {
        const said = visit.say(`timetable.timing.${side}-that`, { meeting: words.meeting(other) })
        return (
          <li key={`${side}${other}`}>
            {said}
            {!board.trial && (
              <DeedButton
                action={addressOf(view, meetingId, 'order-lifting')}
                label={
                  <>
                    {visit.say('timetable.timing.lift')}
                    <span className="visually-hidden"> {said}</span>
                  </>
                }
                values={{ back: viewAddress(view), ...values }}
              />
            )}
          </li>
        )
      })}
    </ul>
  )
}

function OrderForm({ view, card }: { view: BoardView; card: Card }) {
  const { say } = view.visit
  const { near, far } = listOthers(view, card)
  if (near.length + far.length === 0) return null
  return (
    <form className="stack tight" method="post" action={addressOf(view, card.meetingId, 'order')}>
      <input type="hidden" name="back" value={viewAddress(view)} />
      <div className="row">
        <label htmlFor="order-side">{say('timetable.timing.must-be')}</label>
        <select id="order-side" name="side" defaultValue="after">
          {['after', 'before'].map((side) => (
            <option key={side} value={side}>
              {say(`timetable.timing.${side}`)}
            </option>
          ))}
        </select>
      </div>
      <label htmlFor="order-other">{say('timetable.timing.other')}</label>
      <select id="order-other" name="other" defaultValue="">
        <option value="">{say('timetable.timing.choose')}</option>
        <Options view={view} label={say('timetable.timing.near')} pairs={near} />
        <Options view={view} label={say('timetable.timing.far')} pairs={far} />
      </select>
      <button className="btn" type="submit">
        {say('timetable.timing.save-order')}
      </button>
    </form>
  )
}

function Options({ view: { visit }, label, pairs }: { view: BoardView; label: string; pairs: Pair[] }) {
  if (pairs.length === 0) return null
  return (
    <optgroup label={label}>
      {pairs.map((pair) => (
        <option key={pair.meetingId} value={pair.meetingId}>
          {nameOfPair(pair, visit.lang)}
        </option>
      ))}
    </optgroup>
  )
}

/** Meetings of the same parties, and all the others where they are not too many to choose from. */
function listOthers({ board, visit }: BoardView, { meetingId, pair }: Card): { near: Pair[]; far: Pair[] } {
  const own = [pair.host.participationId, pair.guest.participationId]
  const isNear = ({ host, guest }: Pair) => own.includes(host.participationId) || own.includes(guest.participationId)
  const compare = new Intl.Collator(visit.lang).compare
  const others = [...board.legend.meetings.values()]
    .filter((other) => other.meetingId !== meetingId && !other.isCancelled)
    .sort((one, other) => compare(nameOfPair(one, visit.lang), nameOfPair(other, visit.lang)))
  const [near = [], far = []] = [others.filter(isNear), others.filter((other) => !isNear(other))]
  return { near, far: others.length > OTHERS_MAX ? [] : far }
}

/** What is asked of a meeting stands with the draft; a trial asks for nothing. */
function addressOf({ visit, slug }: BoardView, meetingId: string, deed: string): string {
  return `${visit.to.boardMeetings(slug)}/${meetingId}/${deed}`
}
