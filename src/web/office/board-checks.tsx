import type { ReactNode } from 'react'
import { CONFLICTS_LISTED, type FoundConflict } from '#meetings/board-checks.ts'
import { cellName } from '#meetings/cells.ts'
import { type PartOfDay, timingOf } from '#meetings/timings.ts'
import { DeedButton } from '#ui/parts.tsx'
import { addressOfMeeting, type BoardView, deedAddress, seenOf, viewAddress } from './board-state.ts'

const LISTED_MAX = 12

/** What to look at before releasing: conflicts, each with a link to where it is and a way out, then what is only odd. */
export function BoardChecksList({ view }: { view: BoardView }) {
  const { visit, board, words } = view
  const { conflicts, stretches, lonely } = board.checks
  const { say } = visit
  const isFine = conflicts.length + stretches.length + lonely.length + board.waiting.length === 0
  return (
    <section className="stack tight" aria-labelledby="checks">
      <h2 id="checks">{say('timetable.board.checks')}</h2>
      {isFine && <p>{say('timetable.board.checks-fine')}</p>}
      <Group title={say('timetable.board.checks-conflicts', { count: conflicts.length })} tone="act">
        {conflicts.slice(0, CONFLICTS_LISTED).map((found) => (
          <Conflict key={JSON.stringify(found.conflict)} view={view} found={found} />
        ))}
      </Group>
      {conflicts.length > CONFLICTS_LISTED && (
        <p className="muted">{say('timetable.board.checks-more', { count: conflicts.length - CONFLICTS_LISTED })}</p>
      )}
      <Group title={say('timetable.board.checks-waiting', { count: board.waiting.length })}>
        {board.waiting.slice(0, LISTED_MAX).map((card) => (
          <li key={card.meetingId}>
            <a href={addressOfMeeting(view, card.meetingId)}>{words.meeting(card.meetingId)}</a>
            {card.reason && <span className="muted"> {words.reason(card.reason, partOf(view, card.meetingId))}</span>}
          </li>
        ))}
      </Group>
      <Group title={say('timetable.board.checks-stretches')}>
        {stretches.slice(0, LISTED_MAX).map(({ personId, slots }) => (
          <li key={`${personId}${slots[0]}`}>
            {say('timetable.board.stretch', {
              person: words.person(personId).text,
              count: slots.length,
              slots: words.slots(slots),
            })}
          </li>
        ))}
      </Group>
      <Group title={say('timetable.board.checks-lonely', { count: lonely.length })}>
        {lonely.slice(0, LISTED_MAX).map((party) => (
          <li key={party}>{words.party(party)}</li>
        ))}
      </Group>
    </section>
  )
}

function partOf({ board }: BoardView, meetingId: string): PartOfDay | null {
  return timingOf(board.day.timings, meetingId).part
}

function Conflict({ view, found: { conflict, meetings, way } }: { view: BoardView; found: FoundConflict }) {
  const { visit, words, board } = view
  const meetingId = way?.meetingId ?? meetings.at(-1)
  const card = meetingId ? board.cards.get(meetingId) : undefined
  const slot = way && board.legend.slots.get(way.cell.slotId)
  const where = way && slot && { slot: words.slotOf(slot), table: words.table(way.cell.tableId) }
  const name = meetingId ? words.meeting(meetingId) : ''
  const values = { back: viewAddress(view, { meeting: '' }), seen: card ? seenOf(card) : '' }
  return (
    <li className="found-conflict">
      {meetings.length === 0 ? (
        words.conflict(conflict)
      ) : (
        <a href={addressOfMeeting(view, meetings.at(-1) ?? '')}>{words.conflict(conflict)}</a>
      )}
      {card && meetingId && (
        <div className="row">
          {way && where ? (
            <DeedButton
              action={deedAddress(view, meetingId, 'placement')}
              label={<Remedy said={visit.say('timetable.board.move-to', where)} meeting={name} />}
              values={{ ...values, cell: cellName(way.cell) }}
            />
          ) : (
            <DeedButton
              action={deedAddress(view, meetingId, 'removal')}
              label={<Remedy said={visit.say('timetable.board.take-off')} meeting={name} />}
              values={values}
            />
          )}
          <Cause view={view} conflict={conflict} />
        </div>
      )}
    </li>
  )
}

/** What a screen reader needs to tell one button from the next. */
function Remedy({ said, meeting }: { said: string; meeting: string }) {
  return (
    <>
      {said}
      <span className="visually-hidden"> {meeting}</span>
    </>
  )
}

/** Where what is in the way can be changed itself. */
function Cause({ view, conflict }: { view: BoardView; conflict: FoundConflict['conflict'] }) {
  const { visit, slug } = view
  const { say, to } = visit
  switch (conflict.code) {
    case 'hour-closed':
    case 'speaks':
      return <a href={to.eventSettingsPart(slug, 'programme')}>{say('timetable.board.cause.programme')}</a>
    case 'hour-outside':
      return <a href={to.eventSettings(slug)}>{say('timetable.board.cause.days')}</a>
    case 'delegate-away':
      return <a href={to.availabilityOf(slug, conflict.delegate)}>{say('timetable.board.cause.availability')}</a>
    case 'interpreter-away':
      return <a href={to.availabilityOf(slug, conflict.interpreter)}>{say('timetable.board.cause.availability')}</a>
    case 'too-few-desks':
      return <a href={to.participant(slug, conflict.party)}>{say('timetable.board.cause.participant')}</a>
    case 'other-part-of-day':
      return <a href={addressOfMeeting(view, conflict.meeting)}>{say('timetable.board.cause.timing')}</a>
    case 'wrong-order':
      return <a href={addressOfMeeting(view, conflict.meetings[0] ?? '')}>{say('timetable.board.cause.timing')}</a>
    case 'pair-forbidden':
      return <a href={to.wishes(slug)}>{say('timetable.board.cause.wishes')}</a>
    case 'table-closed':
    case 'table-not-online':
    case 'table-lacks':
    case 'booth-of-another':
    case 'not-at-its-booth':
    case 'too-far':
    case 'no-common-language':
    case 'interpreter-cannot':
    case 'interpreter-stretch':
      return <a href={to.daySetup(slug)}>{say('timetable.board.cause.day')}</a>
    default:
      return null
  }
}

function Group({ title, tone, children }: { title: string; tone?: 'act'; children: ReactNode[] }) {
  if (children.length === 0) return null
  return (
    <details open={tone === 'act'} className={tone}>
      <summary>{title}</summary>
      <ul>{children}</ul>
    </details>
  )
}
