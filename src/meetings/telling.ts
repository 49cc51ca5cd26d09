import type { LanguageMap } from '#db/tables.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import { isUiLanguage, spoken } from '#platform/languages.ts'
import { writeLetter } from '#platform/mail.ts'
import { writeInvitation } from './calendar-entries.ts'
import { type Change, listPersonsConcerned } from './changes.ts'
import { getLegend } from './legend.ts'
import { writeWords } from './letters.ts'
import { type Line, listReleasedLines, type ReleasedLine } from './lines.ts'
import { newsFor, type Recipient, type Site } from './news.ts'
import { sequenceOfCancelling } from './sequence.ts'

/**
 * Writes to everybody whose lines changed, and to nobody else: one letter a meeting, person and release, in their
 * language. A calendar program takes one meeting from a letter (RFC 5546 §3.2.2), so several in one would be lost on it.
 * Returns how many people were written to; who has no address is left to the slips.
 */
export async function tellPersonsConcerned(
  tx: Tx,
  told: { eventId: string; release: { id: string; number: number; releasedAt: Date }; changes: Change[]; site: Site },
): Promise<number> {
  const { eventId, release, changes, site } = told
  const legend = await getLegend(tx, eventId)
  const sequences = new Map(
    (await listReleasedLines(tx, release.id)).map((line) => [line.meetingId, line.sequence] as const),
  )
  const before = await findEarlierSequences(tx, eventId, release.number)
  const numbered = (line: Line): ReleasedLine => {
    const now = sequences.get(line.meetingId)
    return { ...line, sequence: now ?? sequenceOfCancelling({ sequence: before.get(line.meetingId) ?? 0 }) }
  }
  const recipients = await listRecipients(tx, listPersonsConcerned(changes))
  for (const recipient of recipients) {
    for (const news of changes.flatMap((change) => newsFor(recipient.id, change, numbered))) {
      await writeLetter(tx, {
        to: { personId: recipient.id, name: recipient.name, address: recipient.address },
        kind: 'timetable',
        about: { kind: 'meeting', id: news.line.meetingId },
        version: release.number,
        lang: recipient.lang,
        ...writeWords(legend, recipient, { news: [news], number: release.number, site }),
        calendar: writeInvitation(legend, recipient, { news, site, at: release.releasedAt }),
      })
    }
  }
  return recipients.length
}

async function listRecipients(tx: Tx, persons: string[]): Promise<Recipient[]> {
  if (persons.length === 0) return []
  const rows = await tx
    .selectFrom('people.person')
    .select(['id', 'name', 'email', 'reads', 'time_zone'])
    .where('id', 'in', persons)
    .where('email', 'is not', null)
    .orderBy('id')
    .execute()
  return rows.map(({ id, name, email, reads, time_zone }) => {
    const lang = isUiLanguage(reads) ? reads : 'en'
    return { id, name: spoken(name, lang).text, address: email ?? '', lang, timeZone: time_zone }
  })
}

async function findEarlierSequences(tx: Tx, eventId: string, number: number): Promise<Map<string, number>> {
  const rows = await tx
    .selectFrom('meetings.release_line as l')
    .innerJoin('meetings.release as r', 'r.id', 'l.release_id')
    .select(['l.meeting_id', 'l.sequence'])
    .where('r.event_id', '=', eventId)
    .where('r.number', '=', number - 1)
    .execute()
  return new Map(rows.map((row) => [row.meeting_id, row.sequence]))
}

/** Those of the persons whom no letter reaches; they want a slip of paper. */
export async function listUnreachable(db: Db, persons: string[]): Promise<LanguageMap[]> {
  if (persons.length === 0) return []
  const rows = await db
    .selectFrom('people.person')
    .select('name')
    .where('id', 'in', persons)
    .where('email', 'is', null)
    .orderBy('sort_key')
    .execute()
  return rows.map((row) => row.name)
}
