type Span = { startsAt: Date; endsAt: Date }

/** `Wed 13 Sept, 10:00–10:20`, in the zone given. */
export function formatSpan({ startsAt, endsAt }: Span, lang: string, timeZone: string): string {
  const options = { month: 'long', day: 'numeric', weekday: 'short', ...CLOCK } as const
  return new Intl.DateTimeFormat(tagOf(lang), { ...options, timeZone }).formatRange(startsAt, endsAt)
}

/** `10:00–10:20`: where the day is said elsewhere. */
export function formatHours({ startsAt, endsAt }: Span, lang: string, timeZone: string): string {
  return new Intl.DateTimeFormat(tagOf(lang), { ...CLOCK, timeZone }).formatRange(startsAt, endsAt)
}

export function formatDay(at: Date, lang: string, timeZone: string): string {
  const options = { month: 'long', day: 'numeric', weekday: 'long' } as const
  return new Intl.DateTimeFormat(tagOf(lang), { ...options, timeZone }).format(at)
}

/** `2017-09-13` in the zone: what tells two days of an event apart. */
export function dayOf(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone }).format(at)
}

/** The zone by the name people call it, never by an abbreviation: `China Time`, `中欧时间`. */
export function zoneName(timeZone: string, lang: string, at: Date): string {
  const named = (style: 'shortGeneric' | 'longGeneric') =>
    new Intl.DateTimeFormat(tagOf(lang), { timeZone, timeZoneName: style })
      .formatToParts(at)
      .find((part) => part.type === 'timeZoneName')?.value ?? timeZone
  const short = named('shortGeneric')
  return /^[A-Z]+$/.test(short) ? named('longGeneric') : short
}

/** Whether clocks in the two zones show the same at this instant. */
export function isSameClock(one: string, other: string, at: Date): boolean {
  return formatSpan({ startsAt: at, endsAt: at }, 'en', one) === formatSpan({ startsAt: at, endsAt: at }, 'en', other)
}

const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

function tagOf(lang: string): string {
  return lang === 'zh' ? 'zh-CN' : 'en-GB'
}
