import { spoken, type UiLanguage } from '#platform/languages.ts'
import type { Event } from './directory.ts'

/** An event as an all-day entry for any calendar: RFC 5545, lines of at most 75 bytes. */
export function eventCalendar(
  event: Event,
  { lang, address, at }: { lang: UiLanguage; address: string; at: Date },
): string {
  const place = [event.venue, event.city].flatMap((map) => (map ? [spoken(map, lang).text] : [])).join(', ')
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Duihe//Events//EN',
    'BEGIN:VEVENT',
    `UID:event-${event.id}@duihe`,
    `DTSTAMP:${at.toISOString().replace(/[-:]|\.\d+/g, '')}`,
    `DTSTART;VALUE=DATE:${event.startsOn.replaceAll('-', '')}`,
    // A date range in a calendar ends on the day after.
    `DTEND;VALUE=DATE:${Temporal.PlainDate.from(event.endsOn).add({ days: 1 }).toString().replaceAll('-', '')}`,
    `SUMMARY:${escapeText(spoken(event.name, lang).text)}`,
    ...(place ? [`LOCATION:${escapeText(place)}`] : []),
    `URL:${address}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

function escapeText(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n')
}

const LINE_BYTES = 75

function fold(line: string): string {
  const folded: string[] = []
  let part = ''
  for (const letter of line) {
    const isContinued = folded.length > 0 ? 1 : 0
    if (Buffer.byteLength(part + letter) + isContinued > LINE_BYTES) {
      folded.push(part)
      part = ''
    }
    part += letter
  }
  return [...folded, part].join('\r\n ')
}
