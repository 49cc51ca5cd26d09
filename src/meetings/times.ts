type Span = { startsAt: Date; endsAt: Date }

/** `Wed 13 September, 10:00–10:20`, in the zone given. */
export function formatSpan({ startsAt, endsAt }: Span, lang: string, timeZone: string): string {
  const style = { month: 'long', day: 'numeric', weekday: 'short', ...CLOCK } as const
  return formatter(lang, timeZone, style).formatRange(startsAt, endsAt)
}

/** `10:00–10:20`: where the day is said elsewhere. */
export function formatHours({ startsAt, endsAt }: Span, lang: string, timeZone: string): string {
  return formatter(lang, timeZone, CLOCK).formatRange(startsAt, endsAt)
}

export function formatHour(at: Date, lang: string, timeZone: string): string {
  return formatter(lang, timeZone, CLOCK).format(at)
}

export function formatDay(at: Date, lang: string, timeZone: string): string {
  return formatter(lang, timeZone, { month: 'long', day: 'numeric', weekday: 'long' }).format(at)
}

/** `2017-09-13` in the zone: what tells two days of an event apart. */
export function dayOf(at: Date, timeZone: string): string {
  const parts = formatter('en', timeZone, { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(at)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}

/** The zone by the name people call it, never by an abbreviation: `China Time`, `中欧时间`. */
export function zoneName(timeZone: string, lang: string, at: Date): string {
  const named = (style: 'shortGeneric' | 'longGeneric') =>
    formatter(lang, timeZone, { timeZoneName: style })
      .formatToParts(at)
      .find((part) => part.type === 'timeZoneName')?.value ?? timeZone
  const short = named('shortGeneric')
  return /^[A-Z]+$/.test(short) ? named('longGeneric') : short
}

/** Whether clocks in the two zones show the same at this instant. */
export function isSameClock(one: string, other: string, at: Date): boolean {
  const clock = (zone: string) => formatter('en', zone, { day: 'numeric', ...CLOCK }).format(at)
  return one === other || clock(one) === clock(other)
}

const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Made once a style: a board and the letters of a release ask for the same few thousands of times. */
function formatter(lang: string, timeZone: string, style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = [lang, timeZone, ...Object.entries(style).flat()].join()
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', { ...style, timeZone })
  formatters.set(key, made)
  return made
}
