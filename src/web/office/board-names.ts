import type { LanguageMap } from '#db/tables.ts'
import type { Day } from '#meetings/day.ts'
import { type Legend, nameOfPair } from '#meetings/legend.ts'
import { dayOf, formatHour, formatSpan } from '#meetings/times.ts'
import { type Spoken, spoken } from '#platform/languages.ts'
import type { Visit } from '../visit.ts'

export type Names = ReturnType<typeof boardNames>

/** What the ids and slot numbers of a board are called, for this reader. */
export function boardNames({ lang }: Pick<Visit, 'lang'>, legend: Legend, problem: Day['problem']) {
  const zone = legend.event.timeZone
  const days = new Set(problem.slots.map((one) => dayOf(new Date(one.startsAt), zone)))
  const parties = new Map(
    [...legend.meetings.values()].flatMap(({ host, guest }) => [host, guest].map((one) => [one.participationId, one])),
  )
  const placeNames = new Map(problem.tables.map(({ id, place }) => [place ?? '', legend.tables.get(id)?.place ?? {}]))
  const languageNames = new Intl.DisplayNames(lang, { type: 'language' })

  // On a one-day event the hour is enough.
  const slotOf = (span: { startsAt: Date; endsAt: Date }): string =>
    days.size > 1 ? formatSpan(span, lang, zone) : formatHour(span.startsAt, lang, zone)
  return {
    slotOf,
    slot: (at: number): string => {
      const found = problem.slots[at]
      return found ? slotOf({ startsAt: new Date(found.startsAt), endsAt: new Date(found.endsAt) }) : ''
    },
    meeting: (id: string): string => {
      const pair = legend.meetings.get(id)
      return pair ? nameOfPair(pair, lang) : ''
    },
    party: (id: string): string => spoken(parties.get(id)?.name ?? {}, lang).text,
    person: (id: string): Spoken => spoken(legend.persons.get(id) ?? {}, lang),
    said: (name: LanguageMap): string => spoken(name, lang).text,
    table: (id: string): string => legend.tables.get(id)?.label ?? '',
    place: (id: string): string => spoken(placeNames.get(id) ?? {}, lang).text,
    /** `English–Chinese`: one side's languages, then the other's. */
    languages: (sides: string[][]): string =>
      sides.map((tags) => tags.map((tag) => languageNames.of(tag) ?? tag).join('/')).join('–'),
  }
}
