import type { Event } from '#events/directory.ts'
import type { ReasonedCell } from '#meetings/matrix/reasons.ts'
import type { Meeting } from '#meetings/meetings.ts'
import { htmlLang } from '#platform/languages.ts'
import { Chip, Empty, Said } from '#ui/parts.tsx'
import { Reasons } from '../showcase/reasons.tsx'
import type { Visit } from '../visit.ts'
import { EventNav } from './event-nav.tsx'

type Props = { visit: Visit; event: Event; meeting: Meeting; reasoned: ReasonedCell[] }

/** Why two organisations are to meet: what of theirs fits, as the matrix has it. */
export function MatrixMeeting({ visit, event, meeting, reasoned }: Props) {
  const { say, to, lang } = visit
  return (
    <>
      <EventNav visit={visit} event={event} current="board" />
      <h1>
        <Said text={meeting.host.name} lang={lang} /> – <Said text={meeting.guest.name} lang={lang} />
      </h1>
      <p>
        {say(`matrix.came-from.${meeting.cameFrom}`)}{' '}
        <a href={to.board(event.slug, `meeting=${meeting.id}`)}>{say('matrix.back-to-board')}</a>
      </p>
      {reasoned.length === 0 && <Empty>{say('matrix.nothing-between')}</Empty>}
      {reasoned.map(({ cell, reasons, missing }) => (
        <article key={`${cell.need.id} ${cell.offer.id}`} className="sheet stack tight">
          {[cell.need, cell.offer].map(({ id, kind, number, title, titleLang }) => (
            <h2 key={id}>
              <Chip tone={kind}>
                {say(`catalogue.kind.${kind}`)} №{number}
              </Chip>{' '}
              <a href={to.listing(kind, number)} lang={htmlLang(titleLang)}>
                {title}
              </a>
            </h2>
          ))}
          <p>
            <Chip tone={cell.sureness === 'strong' ? 'ok' : 'plain'}>{say(`matching.sureness.${cell.sureness}`)}</Chip>
          </p>
          <Reasons reasons={reasons} missing={missing} visit={visit} />
          <p>
            <a href={to.pair('need', cell.need.number, cell.offer.number)}>{say('matching.side-by-side')}</a>
          </p>
        </article>
      ))}
    </>
  )
}
