import type { LanguageMap } from '#db/tables.ts'
import type { Db } from '#platform/database/connect.ts'
import { escapeHtml } from '#platform/html.ts'
import { isUiLanguage, spoken } from '#platform/languages.ts'
import { writeLetter } from '#platform/mail.ts'
import { speaker } from '#platform/messages.ts'
import { listReaders } from '../letter-readers.ts'
import type { HeldResource } from './holding.ts'
import type { LinkFor } from './publication.ts'

type Returned = { reviewId: string; line: string; linkFor: LinkFor }

/** To those who speak for the organisation: their record came back, and why. */
export async function writeReturnLetters(
  tx: Db,
  held: HeldResource,
  { reviewId, line, linkFor }: Returned,
): Promise<void> {
  const readers = await listReaders(tx, held.organisationId)
  const about = { kind: 'resource-review', id: reviewId }
  await write(tx, held, { readers, kind: 'returned', about, said: { line }, linkFor })
}

type Asked = {
  questionId: string
  words: string
  who: LanguageMap
  from: LanguageMap
  address: string
  linkFor: LinkFor
}

/** To those who speak for the organisation: somebody asks. Who asks is told, so that they can be answered. */
export async function writeQuestionLetters(tx: Db, held: HeldResource, asked: Asked): Promise<number> {
  const { questionId, words, who, from, address, linkFor } = asked
  const own = await listReaders(tx, held.organisationId)
  // Where nobody speaks for the organisation, those who look after the catalogue pass it on.
  const readers = own.length > 0 ? own : await listOfficials(tx)
  const about = { kind: 'resource-question', id: questionId }
  await write(tx, held, { readers, kind: 'asked', about, said: { words, address }, maps: { who, from }, linkFor })
  return readers.length
}

type Readers = Awaited<ReturnType<typeof listReaders>>
type News = {
  readers: Readers
  kind: string
  about: { kind: string; id: string }
  said: Record<string, string>
  maps?: Record<string, LanguageMap>
  linkFor: LinkFor
}

async function write(
  tx: Db,
  held: HeldResource,
  { readers, kind, about, said, maps = {}, linkFor }: News,
): Promise<void> {
  const { name } = await tx
    .selectFrom('catalogue.resource')
    .select('name')
    .where('id', '=', held.id)
    .executeTakeFirstOrThrow()
  for (const reader of readers) {
    const lang = isUiLanguage(reader.reads) ? reader.reads : 'en'
    const say = speaker(lang)
    const translated = Object.entries({ ...maps, name }).map(([key, map]) => [key, spoken(map, lang).text])
    const blanks: Record<string, string> = {
      ...{ ...said, ...Object.fromEntries(translated), link: linkFor(lang, held) },
    }
    const safe = Object.fromEntries(Object.entries(blanks).map(([key, value]) => [key, escapeHtml(value)]))
    await writeLetter(tx, {
      to: { personId: reader.id, name: spoken(reader.name, lang).text, address: reader.email ?? '' },
      ...{ kind: `resource-${kind}`, about, lang },
      subject: say(`resources.letter.${kind}.subject`, blanks),
      text: say(`resources.letter.${kind}.text`, blanks),
      html: say(`resources.letter.${kind}.html`, safe),
    })
  }
}

function listOfficials(tx: Db): Promise<Readers> {
  return tx
    .selectFrom('people.entitlement as e')
    .innerJoin('people.person as p', 'p.id', 'e.person_id')
    .select(['p.id', 'p.name', 'p.email', 'p.reads'])
    .distinct()
    .where('e.role', 'in', ['administrator', 'organiser'])
    .where('e.event_id', 'is', null)
    .where('p.email', 'is not', null)
    .execute()
}
