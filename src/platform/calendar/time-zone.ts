import { Refusal } from '#platform/refusal.ts'
import { property } from './lines.ts'

/** The name of a time zone as the zone database spells it. An offset is no zone: it does not know its summer time. */
export function zoneNamed(timeZone: string): string {
  if (/^[A-Za-z]/.test(timeZone)) {
    try {
      return new Temporal.ZonedDateTime(0n, timeZone).timeZoneId
    } catch {
      // Falls through to the refusal below, which names the zone.
    }
  }
  throw new Refusal('calendar.unknown-zone', { field: 'timeZone', params: { timeZone } })
}

/** Wall-clock time in a zone, and whether the clock shows it twice that day. */
export function wallClock(instant: Temporal.Instant, timeZone: string): { written: string; isAmbiguous: boolean } {
  const local = instant.toZonedDateTimeISO(timeZone).toPlainDateTime()
  const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
    local.toZonedDateTime(timeZone, { disambiguation }),
  )
  return { written: writeLocal(local), isAmbiguous: !earlier!.equals(later!) }
}

export function writeUtc(instant: Temporal.Instant): string {
  return `${writeLocal(instant.toZonedDateTimeISO('UTC').toPlainDateTime())}Z`
}

/**
 * A VTIMEZONE with the real changes of the clock from the one in force at `from` to a year after `until`, taken from the
 * zone database of the running program. Calendars that do not know the zone, or know an older rule, follow it.
 */
export function timeZoneLines(timeZone: string, from: Temporal.Instant, until: Temporal.Instant): string[] {
  const horizon = until.add({ hours: 366 * 24 })
  const lines = ['BEGIN:VTIMEZONE', property('TZID', timeZone)]
  let change = startOf(from.toZonedDateTimeISO(timeZone))
  if (!change) lines.push(...observance(from.toZonedDateTimeISO(timeZone), undefined))
  else lines.push(...observance(change, change.subtract({ nanoseconds: 1 })))
  for (;;) {
    change = (change ?? from.toZonedDateTimeISO(timeZone)).getTimeZoneTransition('next') ?? undefined
    if (!change || Temporal.Instant.compare(change.toInstant(), horizon) > 0) break
    lines.push(...observance(change, change.subtract({ nanoseconds: 1 })))
  }
  return [...lines, 'END:VTIMEZONE']
}

/** The change of the clock that put the offset of this moment in force. */
function startOf(moment: Temporal.ZonedDateTime): Temporal.ZonedDateTime | undefined {
  return moment.add({ nanoseconds: 1 }).getTimeZoneTransition('previous') ?? undefined
}

/** RFC 5545: the start of an observance is told by the clock that was in force before it. */
function observance(start: Temporal.ZonedDateTime, before: Temporal.ZonedDateTime | undefined): string[] {
  const kind = isSummerTime(start) ? 'DAYLIGHT' : 'STANDARD'
  const offsetFrom = before ?? start
  const onset = before ? clockOf(start, before) : EPOCH
  return [
    `BEGIN:${kind}`,
    property('DTSTART', writeLocal(onset)),
    property('TZOFFSETFROM', writeOffset(offsetFrom)),
    property('TZOFFSETTO', writeOffset(start)),
    property('TZNAME', nameOf(start)),
    `END:${kind}`,
  ]
}

function clockOf(moment: Temporal.ZonedDateTime, clock: Temporal.ZonedDateTime): Temporal.PlainDateTime {
  const shifted = moment.toInstant().add({ nanoseconds: clock.offsetNanoseconds })
  return shifted.toZonedDateTimeISO('UTC').toPlainDateTime()
}

const EPOCH = Temporal.PlainDateTime.from('1970-01-01T00:00:00')

function isSummerTime(moment: Temporal.ZonedDateTime): boolean {
  return /summer|daylight/i.test(nameOf(moment))
}

function nameOf(moment: Temporal.ZonedDateTime): string {
  const format = new Intl.DateTimeFormat('en', { timeZone: moment.timeZoneId, timeZoneName: 'long' })
  const name = format.formatToParts(moment.epochMilliseconds).find(({ type }) => type === 'timeZoneName')
  return name?.value ?? moment.offset
}

function writeOffset(moment: Temporal.ZonedDateTime): string {
  return moment.offset.replaceAll(':', '')
}

function writeLocal(local: Temporal.PlainDateTime): string {
  return local.toString({ smallestUnit: 'second' }).replaceAll(/[-:]/g, '')
}
