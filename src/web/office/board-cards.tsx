import type { Card, WaitingCard } from '#meetings/board.ts'
import { nameOfPair } from '#meetings/legend.ts'
import { Said } from '#ui/parts.tsx'
import { type BoardView, seenOf, viewAddress } from './board-state.ts'

/** A meeting on the board: both names, one in the tone of each side, and what is special about it. */
export function MeetingCard({ view, card, also }: { view: BoardView; card: Card; also?: string | undefined }) {
  const { say, lang } = view.visit
  const isChosen = view.board.chosen?.card.meetingId === card.meetingId
  const { host, guest } = card.pair
  const marks = [
    ...(card.conflicts > 0 ? [say('timetable.board.conflict')] : []),
    ...(card.isHeld ? [say('timetable.board.held')] : []),
  ]
  const interpreter = card.line?.interpreter && view.words.person(card.line.interpreter.personId)
  return (
    <a
      className={`meeting-card${card.conflicts > 0 ? ' in-conflict' : ''}${isChosen ? ' chosen' : ''}`}
      href={viewAddress(view, { meeting: isChosen ? '' : card.meetingId })}
      aria-current={isChosen ? 'true' : undefined}
      title={nameOfPair(card.pair, lang)}
      data-meeting={card.meetingId}
      data-name={nameOfPair(card.pair, lang)}
      data-seen={seenOf(card)}
      data-held={card.isHeld ? '1' : '0'}
    >
      {[host, guest].map((party) => (
        <span key={party.participationId} className={party.side === 'foreign' ? 'side offer' : 'side need'}>
          <Said text={party.name} lang={lang} />
        </span>
      ))}
      {interpreter && (
        <span className="small">{say('timetable.board.interpreter-short', { name: interpreter.text })}</span>
      )}
      {also && <span className="small">{also}</span>}
      {marks.length > 0 && <span className="small card-marks">{marks.join(say('web.list-separator'))}</span>}
    </a>
  )
}

/** The column of what has no place yet. */
export function WaitingList({ view }: { view: BoardView }) {
  const { say } = view.visit
  const { waiting } = view.board
  return (
    <section className="board-waiting" aria-labelledby="waiting">
      <h2 id="waiting">{say('timetable.board.waiting', { count: waiting.length })}</h2>
      {waiting.length === 0 ? (
        <p className="muted">{say('timetable.board.waiting-none')}</p>
      ) : (
        <>
          <p className="muted">{say('timetable.board.waiting-order')}</p>
          <ol data-list>
            {waiting.map((card) => (
              <li key={card.meetingId}>
                <MeetingCard view={view} card={card} also={alsoOf(view, card)} />
              </li>
            ))}
          </ol>
        </>
      )}
    </section>
  )
}

function alsoOf({ visit: { say }, words }: BoardView, card: WaitingCard): string {
  if (card.slotsLeft > 0) return say('timetable.board.slots-left', { count: card.slotsLeft })
  return card.reason ? words.brief(card.reason) : say('timetable.board.no-slot')
}
