import { Refusal } from '#platform/refusal.ts'
import { joinLines, type Parameter, property, textProperty } from './lines.ts'
import { timeZoneLines, wallClock, writeUtc, zoneNamed } from './time-zone.ts'

export type Calendar = {
  /** Only in messages between people: a feed that is subscribed to has none. */
  method?: 'PUBLISH' | 'REQUEST' | 'CANCEL'
  name?: string
  /** How often a program that subscribes had better look again. */
  refreshMinutes?: number
  events: readonly CalendarEvent[]
}

export type CalendarEvent = {
  /** The same for the life of the event; a later version has a higher sequence. */
  uid: string
  sequence: number
  startsAt: Date
  endsAt: Date
  /** IANA name of the zone in which the event is held. */
  timeZone: string
  summary: string
  description?: string
  location?: string
  url?: string
  organizer?: CalendarAddress
  attendees?: readonly (CalendarAddress & { partstat?: Partstat })[]
  status?: 'TENTATIVE' | 'CONFIRMED' | 'CANCELLED'
  /** When this version was written down. */
  stampAt: Date
  lastModifiedAt?: Date
}

export type CalendarAddress = { name: string; address: string }
export type Partstat = 'NEEDS-ACTION' | 'ACCEPTED' | 'DECLINED' | 'TENTATIVE'

/**
 * A calendar as text, RFC 5545 with the names of RFC 7986 and, with a method, the rules of RFC 5546. Times stand in the
 * event's zone, whose rules come along, or in UTC where the clock of the zone shows the time twice. No text can add a
 * line. Throws a `Refusal` naming the field when a calendar program could not be expected to understand the event.
 */
export function writeCalendar(calendar: Calendar): string {
  refuseBadMessage(calendar)
  const events = calendar.events.map(timed)
  return joinLines([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Duihe//Calendar//EN',
    'CALSCALE:GREGORIAN',
    ...(calendar.method ? [`METHOD:${calendar.method}`] : []),
    // The second is what programs older than RFC 7986 show.
    ...(calendar.name ? [textProperty('NAME', calendar.name), textProperty('X-WR-CALNAME', calendar.name)] : []),
    ...(calendar.refreshMinutes ? refreshLines(calendar.refreshMinutes) : []),
    ...zonesOf(events),
    ...events.flatMap((event) => eventLines(event, calendar.method)),
    'END:VCALENDAR',
  ])
}

// RFC 7986 §5.7, and what programs older than it read.
function refreshLines(minutes: number): string[] {
  return [`REFRESH-INTERVAL;VALUE=DURATION:PT${minutes}M`, `X-PUBLISHED-TTL:PT${minutes}M`]
}

type Timed = { event: CalendarEvent; zone: string; start: Temporal.Instant; end: Temporal.Instant; isInUtc: boolean }

function timed(event: CalendarEvent): Timed {
  refuseBadEvent(event)
  const zone = zoneNamed(event.timeZone)
  const [start, end] = [instantOf(event.startsAt, 'startsAt'), instantOf(event.endsAt, 'endsAt')]
  const isInUtc = zone === 'UTC' || wallClock(start, zone).isAmbiguous || wallClock(end, zone).isAmbiguous
  return { event, zone, start, end, isInUtc }
}

function zonesOf(events: readonly Timed[]): string[] {
  const zones = Map.groupBy(
    events.filter(({ isInUtc }) => !isInUtc),
    ({ zone }) => zone,
  )
  return [...zones].flatMap(([zone, held]) => {
    const starts = held.map(({ start }) => start).toSorted(Temporal.Instant.compare)
    const ends = held.map(({ end }) => end).toSorted(Temporal.Instant.compare)
    return timeZoneLines(zone, starts[0]!, ends.at(-1)!)
  })
}

function eventLines({ event, zone, start, end, isInUtc }: Timed, method: Calendar['method']): string[] {
  const status = event.status ?? (method === 'CANCEL' ? 'CANCELLED' : undefined)
  const time = (name: string, at: Temporal.Instant) =>
    isInUtc ? property(name, writeUtc(at)) : property(name, wallClock(at, zone).written, [['TZID', zone]])
  return [
    'BEGIN:VEVENT',
    textProperty('UID', event.uid),
    property('DTSTAMP', writeUtc(instantOf(event.stampAt, 'stampAt'))),
    ...(event.lastModifiedAt
      ? [property('LAST-MODIFIED', writeUtc(instantOf(event.lastModifiedAt, 'lastModifiedAt')))]
      : []),
    `SEQUENCE:${event.sequence}`,
    ...(status ? [`STATUS:${status}`] : []),
    time('DTSTART', start),
    time('DTEND', end),
    textProperty('SUMMARY', event.summary),
    ...(event.description ? [textProperty('DESCRIPTION', event.description)] : []),
    ...(event.location ? [textProperty('LOCATION', event.location)] : []),
    ...(event.url ? [property('URL', webAddress(event.url))] : []),
    ...(event.organizer ? [person('ORGANIZER', event.organizer, [])] : []),
    ...(event.attendees ?? []).map((attendee) => person('ATTENDEE', attendee, answerOf(attendee, method))),
    'END:VEVENT',
  ]
}

function answerOf({ partstat = 'NEEDS-ACTION' }: { partstat?: Partstat }, method: Calendar['method']): Parameter[] {
  const asked: Parameter[] = method === 'REQUEST' && partstat === 'NEEDS-ACTION' ? [['RSVP', 'TRUE']] : []
  return [['ROLE', 'REQ-PARTICIPANT'], ['PARTSTAT', partstat], ...asked]
}

function person(name: 'ORGANIZER' | 'ATTENDEE', who: CalendarAddress, parameters: Parameter[]): string {
  const called: Parameter[] = who.name ? [['CN', who.name]] : []
  return property(name, mailAddress(who.address), [...called, ...parameters])
}

function mailAddress(address: string): string {
  if (!/^[^\s<>"(),:;@\\[\]\p{Cc}]+@[^\s<>"(),:;@\\[\]\p{Cc}]+$/u.test(address) || !address.isWellFormed())
    throw new Refusal('calendar.bad-address', { field: 'address', params: { address } })
  return `mailto:${encodeURI(address).replace(/[?#&]/g, encodeURIComponent)}`
}

function webAddress(url: string): string {
  const parsed = URL.parse(url)
  if (!parsed || !/^https?:$/.test(parsed.protocol))
    throw new Refusal('calendar.bad-url', { field: 'url', params: { url } })
  return parsed.href
}

function instantOf(date: Date, field: string): Temporal.Instant {
  const year = date.getUTCFullYear()
  if (!(year >= 1 && year < 9999)) throw new Refusal('calendar.bad-time', { field })
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(date.getTime() / 1000) * 1000)
}

function refuseBadEvent({ uid, sequence, startsAt, endsAt }: CalendarEvent): void {
  if (!uid.trim()) throw new Refusal('calendar.uid-missing', { field: 'uid' })
  if (!Number.isSafeInteger(sequence) || sequence < 0) throw new Refusal('calendar.bad-sequence', { field: 'sequence' })
  if (endsAt < startsAt) throw new Refusal('calendar.ends-before-it-starts', { field: 'endsAt' })
}

/** RFC 5546: an invitation is from somebody, to somebody, about one event; what is published asks nobody. */
function refuseBadMessage({ method, events }: Calendar): void {
  if (!method) return
  const isAsking = method === 'REQUEST' || method === 'CANCEL'
  if (isAsking && events.some(({ organizer }) => !organizer))
    throw new Refusal('calendar.organizer-missing', { field: 'organizer' })
  if (isAsking && new Set(events.map(({ uid }) => uid)).size !== 1)
    throw new Refusal('calendar.one-event-per-message', { field: 'events' })
  if (method === 'REQUEST' && events.some(({ attendees }) => !attendees?.length))
    throw new Refusal('calendar.attendees-missing', { field: 'attendees' })
  if (method === 'PUBLISH' && events.some(({ attendees }) => attendees?.length))
    throw new Refusal('calendar.attendees-published', { field: 'attendees' })
}
