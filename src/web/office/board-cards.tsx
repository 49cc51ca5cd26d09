import type { Card, WaitingCard } from '#meetings/board.ts'
import { nameOfPair } from '#meetings/legend.ts'
import { timingOf } from '#meetings/timings.ts'
import { Said } from '#ui/parts.tsx'
import { isFound } from './board-filter.ts'
import { type BoardView, seenOf, viewAddress } from './board-state.ts'

/**
 * A meeting on the board: both names, one in the tone of each side, and what is special about it. In a row of the board
 * `without` says whose row it is, whose name need not be said again.
 */
export function MeetingCard({
  view,
  card,
  also,
  without = [],
}: {
  view: BoardView
  card: Card
  also?: string | undefined
  without?: string[]
}) {
  const { say, lang } = view.visit
  const isChosen = view.board.chosen?.card.meetingId === card.meetingId
  const { host, guest } = card.pair
  const marks = listMarks(view, card)
  const interpreter = card.line?.interpreter?.personId
  return (
    <a
      className={classOf(view, card, isChosen)}
      href={viewAddress(view, { meeting: isChosen ? '' : card.meetingId })}
      aria-current={isChosen ? 'true' : undefined}
      title={nameOfPair(card.pair, lang)}
      data-meeting={card.meetingId}
      data-name={nameOfPair(card.pair, lang)}
      data-seen={seenOf(card)}
      data-held={card.isHeld ? '1' : '0'}
    >
      {[host, guest].map((party) => (
        <span key={party.participationId} className={sideOf(party, without)}>
          <Said text={party.name} lang={lang} />
        </span>
      ))}
      {interpreter && !without.includes(interpreter) && (
        <span className="small">
          {say('timetable.board.interpreter-short', { name: view.words.person(interpreter).text })}
        </span>
      )}
      {also && <span className="small">{also}</span>}
      {marks.length > 0 && <span className="small card-marks">{marks.join(say('web.list-separator'))}</span>}
    </a>
  )
}

function sideOf({ side, participationId }: Card['pair']['host'], without: string[]): string {
  const tone = side === 'foreign' ? 'side offer' : 'side need'
  // Still read aloud: a card is a link, and its name should say the pair.
  return without.includes(participationId) ? `${tone} visually-hidden` : tone
}

function classOf({ filter, board }: BoardView, card: Card, isChosen: boolean): string {
  return [
    'meeting-card',
    ...(card.conflicts > 0 ? ['in-conflict'] : []),
    ...(isChosen ? ['chosen'] : []),
    ...(isTouched(board.trial, card) ? ['tried'] : []),
    ...(isFound(filter, board.legend, card) ? [] : ['not-found']),
  ].join(' ')
}

function isTouched(trial: BoardView['board']['trial'], { meetingId }: Card): boolean {
  return trial?.comparison.changes.some((change) => change.meetingId === meetingId) ?? false
}

function listMarks({ visit: { say }, board, words }: BoardView, card: Card): string[] {
  const change = board.trial?.comparison.changes.find(({ meetingId }) => meetingId === card.meetingId)
  const timing = timingOf(board.day.timings, card.meetingId)
  const from = change && change.kind !== 'added' ? change.before : undefined
  const was = from && { slot: words.slotOf(from), table: words.table(from.tableId) }
  return [
    ...(card.conflicts > 0 ? [say('timetable.board.conflict')] : []),
    ...(card.isHeld ? [say('timetable.board.held')] : []),
    ...(timing.part ? [say(`timetable.timing.${timing.part}`)] : []),
    ...(timing.follows.length + timing.precedes.length > 0 ? [say('timetable.timing.in-order')] : []),
    ...(change?.kind === 'added' ? [say('timetable.trial.new')] : []),
    ...(was ? [say('timetable.trial.was', was)] : []),
  ]
}

/** The column of what has no place yet. */
export function WaitingList({ view }: { view: BoardView }) {
  const { say } = view.visit
  const { waiting, legend } = view.board
  const found = waiting.filter((card) => isFound(view.filter, legend, card))
  return (
    <section className="board-waiting" aria-labelledby="waiting" data-scroll>
      <h2 id="waiting">{say('timetable.board.waiting', { count: waiting.length })}</h2>
      {waiting.length === 0 ? (
        <p className="muted">{say('timetable.board.waiting-none')}</p>
      ) : (
        <>
          <p className="muted">{say('timetable.board.waiting-order')}</p>
          {found.length < waiting.length && (
            <p className="muted">{say('timetable.board.waiting-found', { count: found.length })}</p>
          )}
          <ol data-list>
            {found.map((card) => (
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

function alsoOf({ visit: { say }, board, words }: BoardView, card: WaitingCard): string {
  if (card.slotsLeft > 0) return say('timetable.board.slots-left', { count: card.slotsLeft })
  return card.reason
    ? words.brief(card.reason, board.day.timings.get(card.meetingId)?.part)
    : say('timetable.board.no-slot')
}
