import { escapeHtml } from '#platform/html.ts'
import { spoken } from '#platform/languages.ts'
import { type Say, speaker } from '#platform/messages.ts'
import { type Legend, nameOfPair } from './legend.ts'
import type { Line } from './lines.ts'
import type { News, Recipient, Site } from './news.ts'
import { formatSpan, isSameClock, zoneName } from './times.ts'

/** The letter about a release: what is new, what moved and what is off, in the words and the zone of its reader. */
export function writeWords(
  legend: Legend,
  recipient: Recipient,
  { news, number, site }: { news: News[]; number: number; site: Site },
): { subject: string; text: string; html: string } {
  const say = speaker(recipient.lang)
  const event = spoken(legend.event.name, recipient.lang).text
  const of = (kind: News['kind']) => news.filter((item) => item.kind === kind)
  const counts = { added: of('added').length, moved: of('moved').length, cancelled: of('cancelled').length }
  const link = site.myMeetings(recipient.lang, legend.event.slug)
  const sections = (['added', 'moved', 'cancelled'] as const)
    .filter((kind) => counts[kind] > 0)
    .map((kind) => ({
      title: say(`timetable.letter.${kind}`),
      entries: of(kind).map((item) => describe(say, legend, recipient, item)),
    }))
  const blanks = { name: recipient.name, event, number, ...counts }
  const greeting = say('timetable.letter.greeting', blanks)
  const closing = say('timetable.letter.closing', { link })
  return {
    subject: say('timetable.letter.subject', blanks).trim(),
    text: [
      greeting,
      ...sections.map(({ title, entries }) => [title, ...entries.map((lines) => `- ${lines.join('\n  ')}`)].join('\n')),
      closing,
    ].join('\n\n'),
    html: [
      paragraph(greeting),
      ...sections.map(({ title, entries }) => {
        const items = entries.map((lines) => `<li>${lines.map(escapeHtml).join('<br>')}</li>`)
        return `<h2>${escapeHtml(title)}</h2><ul>${items.join('')}</ul>`
      }),
      `<p><a href="${escapeHtml(link)}">${escapeHtml(say('timetable.letter.link'))}</a></p>`,
    ].join('\n'),
  }
}

function describe(say: Say, legend: Legend, recipient: Recipient, news: News): string[] {
  const { line } = news
  const pair = legend.meetings.get(line.meetingId)
  const interpreter = line.interpreter && legend.persons.get(line.interpreter.personId)
  const isInterpreter = line.interpreter?.personId === recipient.id
  return [
    pair ? nameOfPair(pair, recipient.lang) : '',
    whenAndWhere(say, legend, recipient, line),
    ...(news.kind === 'moved'
      ? [say('timetable.letter.before', { was: whenAndWhere(say, legend, recipient, news.before) })]
      : []),
    ...(isInterpreter ? [say('timetable.letter.you-interpret')] : []),
    ...(interpreter && !isInterpreter
      ? [say('timetable.letter.interpreter', { name: spoken(interpreter, recipient.lang).text })]
      : []),
  ]
}

/** The hour at the event first; where the reader's clock shows another one, that too. */
function whenAndWhere(say: Say, legend: Legend, { lang, timeZone }: Recipient, line: Line): string {
  const { event, tables } = legend
  const table = tables.get(line.tableId)
  const there = { when: formatSpan(line, lang, event.timeZone), zone: zoneName(event.timeZone, lang, line.startsAt) }
  const blanks = { ...there, table: table?.label ?? '', link: table?.link ?? '' }
  const hall = table?.place ? spoken(table.place, lang).text : ''
  const where = table?.isOnline ? 'online' : hall ? 'table-in' : 'table'
  const place = say(`timetable.letter.${where}`, { ...blanks, hall })
  if (isSameClock(event.timeZone, timeZone, line.startsAt)) return `${say('timetable.letter.when', blanks)}${place}`
  const here = { when: formatSpan(line, lang, timeZone), zone: zoneName(timeZone, lang, line.startsAt) }
  return `${say('timetable.letter.when', blanks)}${say('timetable.letter.when-here', here)}${place}`
}

function paragraph(text: string): string {
  return `<p>${escapeHtml(text).replaceAll('\n', '<br>')}</p>`
}
