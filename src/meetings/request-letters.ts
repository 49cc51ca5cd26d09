import type { LanguageMap } from '#db/tables.ts'
import type { Participation } from '#events/participation.ts'
import type { Db } from '#platform/database/connect.ts'
import { escapeHtml } from '#platform/html.ts'
import { isUiLanguage, spoken, type UiLanguage } from '#platform/languages.ts'
import { writeLetter } from '#platform/mail.ts'
import { speaker } from '#platform/messages.ts'

/** The address of the page a letter leads to, in the reader's language. */
export type LinkFor = (lang: UiLanguage) => string

/** Tells the people of the asked side that somebody would like to meet them; the letter opens the answer. */
export async function writeRequestLetters(
  tx: Db,
  news: { asking: Participation; asked: Participation; message: string; requestId: string },
  linkFor: (lang: UiLanguage, requestId: string) => string,
): Promise<void> {
  for (const reader of await listReaders(tx, news.asked)) {
    await write(tx, reader, {
      kind: 'request-asked',
      about: { kind: 'request', id: news.requestId },
      from: news.asking.name,
      message: news.message,
      link: linkFor(reader.lang, news.requestId),
    })
  }
}

/** Tells whoever asked what the answer is. */
export async function writeAnswerLetter(
  tx: Db,
  news: {
    request: { id: string; askedBy: string | null; asked: Participation }
    answer: 'accepted' | 'declined'
  },
  linkFor: LinkFor,
): Promise<void> {
  const { request, answer } = news
  if (!request.askedBy) return
  const row = await readers(tx).where('p.id', '=', request.askedBy).executeTakeFirst()
  const reader = row && readerOf(row)
  if (!reader) return
  await write(tx, reader, {
    kind: `request-${answer}`,
    about: { kind: 'request', id: request.id },
    from: request.asked.name,
    message: '',
    link: linkFor(reader.lang),
  })
}

/** Asks the people of an organisation to open slots, once for each organisation that would like to meet them. */
export async function writeOpeningLetters(
  tx: Db,
  news: { asking: Participation; asked: Participation },
  linkFor: LinkFor,
): Promise<number> {
  const people = await listReaders(tx, news.asked)
  for (const reader of people) {
    await write(tx, reader, {
      kind: 'open-slots',
      about: { kind: 'participation', id: `${news.asking.id} ${news.asked.id}` },
      from: news.asking.name,
      message: '',
      link: linkFor(reader.lang),
    })
  }
  return people.length
}

type Reader = { personId: string; name: LanguageMap; address: string; lang: UiLanguage }

// Delegates first; where none has an address, whoever speaks for the organisation.
async function listReaders(db: Db, side: Participation): Promise<Reader[]> {
  const delegates = await readers(db)
    .innerJoin('events.delegate as d', 'd.person_id', 'p.id')
    .where('d.participation_id', '=', side.id)
    .execute()
  const found = delegates.map(readerOf).filter((reader) => reader !== undefined)
  if (found.length > 0) return found
  const speakers = await readers(db)
    .innerJoin('people.membership as m', 'm.person_id', 'p.id')
    .where('m.organisation_id', '=', side.organisationId)
    .where('m.speaks_for', '=', true)
    .execute()
  return speakers.map(readerOf).filter((reader) => reader !== undefined)
}

function readers(db: Db) {
  return db.selectFrom('people.person as p').select(['p.id', 'p.name', 'p.email', 'p.reads']).orderBy('p.id')
}

function readerOf(row: { id: string; name: LanguageMap; email: string | null; reads: string }): Reader | undefined {
  if (!row.email) return undefined
  return { personId: row.id, name: row.name, address: row.email, lang: isUiLanguage(row.reads) ? row.reads : 'en' }
}

type News = { kind: string; about: { kind: string; id: string }; from: LanguageMap; message: string; link: string }

async function write(tx: Db, reader: Reader, { kind, about, from, message, link }: News): Promise<void> {
  const { lang } = reader
  const say = speaker(lang)
  const organisation = spoken(from, lang).text
  await writeLetter(tx, {
    to: { personId: reader.personId, name: spoken(reader.name, lang).text, address: reader.address },
    ...{ kind, about, lang },
    subject: say(`meetings.letter.${kind}.subject`, { organisation }),
    text: say(`meetings.letter.${kind}.text`, { organisation, message, link }),
    html: say(`meetings.letter.${kind}.html`, {
      organisation: escapeHtml(organisation),
      message: escapeHtml(message),
      link: escapeHtml(link),
    }),
  })
}
