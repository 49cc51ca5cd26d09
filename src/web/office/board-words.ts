import type { LanguageMap } from '#db/tables.ts'
import type { Conflict } from '#meetings/conflicts.ts'
import type { Day } from '#meetings/day.ts'
import type { Change } from '#meetings/engine/change.ts'
import type { Reason } from '#meetings/engine/reason.ts'
import type { Legend } from '#meetings/legend.ts'
import type { CellObstacle } from '#meetings/moves.ts'
import type { PartOfDay } from '#meetings/timings.ts'
import type { MessageValues, Say } from '#platform/messages.ts'
import type { Visit } from '../visit.ts'
import { boardNames, type Names } from './board-names.ts'

const LISTED_MAX = 4

/** Says in words what the engine says in ids and slot numbers. */
export type Words = ReturnType<typeof boardWords>

export function boardWords(visit: Pick<Visit, 'say' | 'lang'>, legend: Legend, problem: Day['problem']) {
  const { say } = visit
  const names = boardNames(visit, legend, problem)
  const blanks = (said: object) => blanksOf(say, names, said as Said)
  return {
    ...names,
    slots: (all: number[]) => listed(say, 'slots', all.map(names.slot)),
    /** Short enough for a card. */
    brief: (reason: Reason, part?: PartOfDay | null) =>
      say(`timetable.brief.${reason.code}`, blanks({ ...reason, part })),
    /** `part` is the half of the day to which the meeting is held. */
    reason: (reason: Reason, part?: PartOfDay | null) =>
      say(`timetable.reason.${reason.code}`, blanks({ ...reason, part })),
    remedy: (change: Change) => say(`timetable.remedy.${change.kind}`, blanks(change)),
    obstacle: (obstacle: CellObstacle) => say(`timetable.obstacle.${obstacle.code}`, blanks(obstacle)),
    conflict: (conflict: Conflict) => say(`timetable.violation.${conflict.code}`, blanks(conflict)),
  }
}

/** Everything the engine's reasons, remedies, obstacles and violations may speak of. */
type Said = {
  slot?: number
  slots?: number[]
  meeting?: string
  meetings?: string[]
  party?: string
  parties?: [string, string]
  person?: string
  delegate?: string
  interpreter?: string
  table?: string
  allowed?: string | number[]
  languages?: (string | string[])[]
  longestStretch?: number
  wishes?: number
  session?: LanguageMap
  breaks?: number
  fewest?: number
  part?: PartOfDay | null
  features?: string[]
  online?: boolean
  place?: string
  booth?: string
  minutes?: number
  pause?: number
}

/** Every blank that a sentence about these ids may have. */
function blanksOf(say: Say, names: Names, said: Said): MessageValues {
  const { slot, slots = [], meeting = '', meetings = [meeting], party = '', parties = ['', ''], delegate = '' } = said
  const table = said.table ?? (typeof said.allowed === 'string' ? said.allowed : '')
  return {
    slot: slot === undefined ? '' : names.slot(slot),
    slots: listed(say, 'slots', slots.map(names.slot)),
    count: slots.length,
    meeting: names.meeting(meeting),
    meetings: listed(say, 'meetings', meetings.map(names.meeting)),
    party: names.party(party),
    one: names.party(parties[0]),
    other: names.party(parties[1]),
    person: names.person(said.person ?? (delegate || (said.interpreter ?? ''))).text,
    delegate: names.person(delegate).text,
    table: names.table(table),
    languages: names.languages((said.languages ?? []).map((side) => [side].flat())),
    longest: said.longestStretch ?? 0,
    wishes: said.wishes ?? 0,
    session: names.said(said.session ?? {}),
    breaks: said.breaks ?? 0,
    fewest: said.fewest ?? 0,
    part: said.part ?? 'any',
    minutes: said.minutes ?? 0,
    pause: said.pause ?? 0,
    ...tableBlanks(say, names, said),
  }
}

/** What a table is or would have to be. */
function tableBlanks(say: Say, names: Names, { features = [], online, place, booth }: Said): MessageValues {
  const yesIf = (is: boolean) => (is ? 'yes' : 'no')
  return {
    online: yesIf(online === true),
    features: features.map((feature) => say(`events.feature.${feature}`)).join(say('web.list-separator')),
    equipped: yesIf(features.length > 0),
    place: names.place(place ?? ''),
    placed: yesIf(place !== undefined),
    owner: names.party(booth ?? ''),
    stand: yesIf(booth !== undefined),
  }
}

/** The first few, and how many there are. */
function listed(say: Say, what: 'slots' | 'meetings', all: string[]): string {
  const first = all.slice(0, LISTED_MAX).join(say('web.list-separator'))
  return all.length > LISTED_MAX ? say(`timetable.${what}-more`, { [what]: first, count: all.length }) : first
}
