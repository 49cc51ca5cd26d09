import { Refusal } from '#platform/refusal.ts'

/**
 * The instant a clock on the wall of the event shows, from `2017-09-13T10:00`. An hour that a change of clocks skips or
 * repeats is refused: guessing would move a meeting by an hour.
 */
export function instantAt(wallClock: string, timeZone: string, field?: string): Date {
  const where = field === undefined ? {} : { field }
  let local: Temporal.PlainDateTime
  try {
    local = Temporal.PlainDateTime.from(wallClock)
  } catch {
    throw new Refusal('events.time-wrong', { ...where, params: { time: wallClock } })
  }
  try {
    return new Date(local.toZonedDateTime(timeZone, { disambiguation: 'reject' }).epochMilliseconds)
  } catch {
    throw new Refusal('events.time-skipped-or-repeated', { ...where, params: { time: wallClock, zone: timeZone } })
  }
}

/** What the clock on the wall of the event shows at an instant. */
export function wallClockAt(instant: Date, timeZone: string): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toPlainDateTime()
}

export function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

/** The clocks of a country (`CN`), none when it is not known. */
export function zonesOf(country: string): string[] {
  return /^[A-Z]{2}$/.test(country) ? (new Intl.Locale(`und-${country}`).getTimeZones() ?? []) : []
}

/** A range as PostgreSQL writes it: from the first instant up to, not including, the second. */
export function rangeOf(startsAt: Date, endsAt: Date): string {
  return `[${startsAt.toISOString()},${endsAt.toISOString()})`
}
