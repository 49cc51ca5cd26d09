import { type CalendarEvent, writeCalendar } from '#platform/calendar/calendar.ts'
import { spoken, type UiLanguage } from '#platform/languages.ts'
import { speaker } from '#platform/messages.ts'
import { type Legend, nameOfPair } from './legend.ts'
import type { ReleasedLine } from './lines.ts'
import type { MyLine } from './my-lines.ts'
import type { News, Recipient, Site } from './news.ts'

type Invitation = { method: 'REQUEST' | 'CANCEL'; content: string }

/** The calendar half of a letter: a request for the meeting that is on, a cancellation for one that is off for this reader. */
export function writeInvitation(
  legend: Legend,
  recipient: Recipient,
  { news: { kind, line }, site, at }: { news: News; site: Site; at: Date },
): Invitation {
  const method = kind === 'cancelled' ? 'CANCEL' : 'REQUEST'
  const entry = entryOf(legend, line, { site, lang: recipient.lang, personId: recipient.id, at })
  const attendees = [{ name: recipient.name, address: recipient.address, partstat: 'ACCEPTED' as const }]
  return { method, content: writeCalendar({ method, events: [{ ...entry, organizer: site.organizer, attendees }] }) }
}

const REFRESH_MINUTES = 30

/**
 * A calendar to subscribe to: it announces and invites nobody, so it has no method. What was announced and is off stays
 * in it as cancelled, because a program that keeps what it read once would show it for ever.
 */
export function writeFeed(
  parts: { legend: Legend; lines: MyLine[] }[],
  feed: { name: string; site: Site; lang: UiLanguage; personId: string },
): string {
  return writeCalendar({
    name: feed.name,
    refreshMinutes: REFRESH_MINUTES,
    events: parts.flatMap(({ legend, lines }) =>
      lines.map((line) => ({
        ...entryOf(legend, line, { ...feed, at: line.at }),
        ...(line.isOff ? { status: 'CANCELLED' as const } : {}),
      })),
    ),
  })
}

function entryOf(
  legend: Legend,
  line: ReleasedLine,
  { site, lang, personId, at }: { site: Site; lang: UiLanguage; personId: string; at: Date },
): CalendarEvent {
  const say = speaker(lang)
  const { event, meetings, tables, persons } = legend
  const pair = meetings.get(line.meetingId)
  const table = tables.get(line.tableId)
  const place = spoken(table?.place ?? event.venue ?? event.city, lang).text
  const seat = say('timetable.calendar.table', { table: table?.label ?? '' })
  const interpreter = line.interpreter && spoken(persons.get(line.interpreter.personId) ?? {}, lang).text
  return {
    // For life: whatever happens to a meeting, calendars know it by this.
    uid: `${line.meetingId}@${site.host}`,
    sequence: line.sequence,
    startsAt: line.startsAt,
    endsAt: line.endsAt,
    timeZone: event.timeZone,
    summary: pair ? nameOfPair(pair, lang) : '',
    location: table?.isOnline ? (table.link ?? seat) : [seat, place].join(say('web.list-separator')),
    description: [
      spoken(event.name, lang).text,
      ...(line.interpreter?.personId === personId ? [say('timetable.calendar.you-interpret')] : []),
      ...(interpreter && line.interpreter?.personId !== personId
        ? [say('timetable.calendar.interpreter', { name: interpreter })]
        : []),
    ].join('\n'),
    url: site.myMeetings(lang, event.slug),
    stampAt: at,
  }
}
