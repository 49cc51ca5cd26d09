import type { LanguageMap } from '#db/tables.ts'
import type { Event } from '#events/directory.ts'
import type { Tx } from '#platform/database/connect.ts'
import { escapeHtml } from '#platform/html.ts'
import { isUiLanguage, spoken, type UiLanguage } from '#platform/languages.ts'
import { writeLetter } from '#platform/mail.ts'
import { speaker } from '#platform/messages.ts'
import { formatDay, formatSpan } from './times.ts'

/** An organisation that is asked what its meetings came to, and who reads the letter. */
export type Asked = {
  participationId: string
  personId: string
  name: LanguageMap
  email: string
  reads: string
  organisation: LanguageMap
  meetings: { startsAt: string; other: LanguageMap }[]
}

const MEETINGS_NAMED = 20

/** Names the meetings that lack a result and leads to the page where three taps each are enough. */
export async function writeAskingLetter(
  tx: Tx,
  {
    event,
    side,
    expiresAt,
    linkFor,
  }: { event: Event; side: Asked; expiresAt: Date; linkFor: (lang: UiLanguage) => string },
): Promise<void> {
  const lang = isUiLanguage(side.reads) ? side.reads : 'en'
  const say = speaker(lang)
  const lines = side.meetings.slice(0, MEETINGS_NAMED).map(({ startsAt, other }) => {
    const at = new Date(startsAt)
    return `${formatSpan({ startsAt: at, endsAt: at }, lang, event.timeZone)} ${spoken(other, lang).text}`
  })
  const blanks = {
    name: spoken(side.name, lang).text,
    organisation: spoken(side.organisation, lang).text,
    event: spoken(event.name, lang).text,
    count: side.meetings.length,
    link: linkFor(lang),
    date: formatDay(expiresAt, lang, event.timeZone),
  }
  const { name, organisation } = blanks
  await writeLetter(tx, {
    to: { personId: side.personId, name, address: side.email },
    kind: 'results-asked-for',
    about: { kind: 'participation', id: side.participationId },
    lang,
    subject: say('after.letter.subject', blanks),
    text: say('after.letter.text', { ...blanks, meetings: lines.map((line) => `- ${line}`).join('\n') }),
    html: say('after.letter.html', {
      ...blanks,
      ...{ name: escapeHtml(name), organisation: escapeHtml(organisation), event: escapeHtml(blanks.event) },
      link: escapeHtml(blanks.link),
      meetings: lines.map((line) => `<li>${escapeHtml(line)}</li>`).join(''),
    }),
  })
}
