import type { Day } from '#meetings/day.ts'
import type { Change } from '#meetings/engine/change.ts'
import type { Violation } from '#meetings/engine/check.ts'
import type { Obstacle } from '#meetings/engine/obstacles.ts'
import type { Reason } from '#meetings/engine/reason.ts'
import { type Legend, nameOfPair } from '#meetings/legend.ts'
import { dayOf, formatHours, formatSpan } from '#meetings/times.ts'
import { type Spoken, spoken } from '#platform/languages.ts'
import type { Visit } from '../visit.ts'

const LISTED_MAX = 5

/** Says in words what the engine says in ids and slot numbers. */
export type Words = ReturnType<typeof boardWords>

export function boardWords({ say, lang }: Pick<Visit, 'say' | 'lang'>, legend: Legend, problem: Day['problem']) {
  const zone = legend.event.timeZone
  const separator = say('web.list-separator')
  const days = new Set(problem.slots.map((one) => dayOf(new Date(one.startsAt), zone)))
  const partyNames = new Map(
    [...legend.meetings.values()].flatMap(({ host, guest }) =>
      [host, guest].map((one) => [one.participationId, one.name]),
    ),
  )
  const languageNames = new Intl.DisplayNames(lang, { type: 'language' })

  function slotOf(span: { startsAt: Date; endsAt: Date }): string {
    // On a one-day event the hour is enough.
    return days.size > 1 ? formatSpan(span, lang, zone) : formatHours(span, lang, zone).slice(0, 5)
  }
  function slot(at: number): string {
    const found = problem.slots[at]
    return found ? slotOf({ startsAt: new Date(found.startsAt), endsAt: new Date(found.endsAt) }) : ''
  }
  const slots = (all: number[]) => listed(all.map(slot), 'timetable.slots-more', 'slots')
  const meeting = (id: string) => {
    const pair = legend.meetings.get(id)
    return pair ? nameOfPair(pair, lang) : ''
  }
  const meetings = (ids: string[]) => listed(ids.map(meeting), 'timetable.meetings-more', 'meetings')
  const party = (id: string): string => spoken(partyNames.get(id) ?? {}, lang).text
  const person = (id: string): Spoken => spoken(legend.persons.get(id) ?? {}, lang)
  const table = (id: string): string => legend.tables.get(id)?.label ?? ''
  const languages = (tags: string[][]) =>
    tags.map((of) => of.map((tag) => languageNames.of(tag) ?? tag).join('/')).join('–')

  function listed(names: string[], more: string, blank: string): string {
    const first = names.slice(0, LISTED_MAX).join(separator)
    return names.length > LISTED_MAX ? say(more, { [blank]: first, count: names.length }) : first
  }

  /** Every blank a sentence about these ids may have. */
  function blanks(said: Record<string, unknown>): Record<string, string> {
    const text = (name: string) => (typeof said[name] === 'string' ? said[name] : '')
    const ids = (name: string) => (Array.isArray(said[name]) ? (said[name] as string[]) : [])
    const pair = ids('parties')
    const who = text('person') || text('delegate') || text('interpreter')
    return {
      slot: typeof said.slot === 'number' ? slot(said.slot) : '',
      slots: slots((said.slots as number[] | undefined) ?? []),
      count: String(((said.slots as number[] | undefined) ?? []).length),
      meeting: meeting(text('meeting')),
      meetings: ids('meetings').length > 0 ? meetings(ids('meetings')) : meeting(text('meeting')),
      party: party(text('party')),
      one: party(pair[0] ?? ''),
      other: party(pair[1] ?? ''),
      person: person(who).text,
      delegate: person(text('delegate')).text,
      table: table(text('table') || text('allowed')),
      languages: languages(asLists(said.languages)),
      longest: String(said.longestStretch ?? ''),
      wishes: String(said.wishes ?? ''),
    }
  }

  return {
    slotOf,
    slot,
    slots,
    meeting,
    meetings,
    party,
    person,
    table,
    reason: (reason: Reason) => say(`timetable.reason.${reason.code}`, blanks(reason)),
    remedy: (change: Change) => say(`timetable.remedy.${change.kind}`, blanks(change)),
    obstacle: (obstacle: Obstacle) => say(`timetable.obstacle.${obstacle.code}`, blanks(obstacle)),
    violation: (violation: Violation) => say(`timetable.violation.${violation.code}`, blanks(violation)),
  }
}

function asLists(languages: unknown): string[][] {
  if (!Array.isArray(languages)) return []
  return languages.every((item) => typeof item === 'string') ? languages.map((tag) => [tag]) : (languages as string[][])
}
