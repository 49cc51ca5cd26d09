import type { UiLanguage } from '#platform/languages.ts'
import type { Change } from './changes.ts'
import { type Line, listTouched, type ReleasedLine } from './lines.ts'

/** What letters and calendars need to know about the installation. */
export type Site = {
  /** Part of every calendar id, so that two installations never speak of one meeting. */
  host: string
  organizer: { name: string; address: string }
  myMeetings: (lang: UiLanguage, slug: string) => string
}

export type Recipient = { id: string; name: string; address: string; lang: UiLanguage; timeZone: string }

/** What a release means for one person: of the lines that changed, those they are or were part of. */
export type News =
  | { kind: 'added'; line: ReleasedLine }
  | { kind: 'moved'; line: ReleasedLine; before: Line }
  | { kind: 'cancelled'; line: ReleasedLine }

/** A line they were part of and are no longer is cancelled for them, even where others still meet. */
export function newsFor(personId: string, change: Change, numbered: (line: Line) => ReleasedLine): News[] {
  const was = change.kind !== 'added' && listTouched(change.before).includes(personId) ? change.before : undefined
  const is = change.kind !== 'cancelled' && listTouched(change.after).includes(personId) ? change.after : undefined
  if (was && is) return [{ kind: 'moved', line: numbered(is), before: was }]
  if (is) return [{ kind: 'added', line: numbered(is) }]
  return was ? [{ kind: 'cancelled', line: numbered(was) }] : []
}
