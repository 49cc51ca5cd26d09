import type { LanguageMap } from '#db/tables.ts'
import { now } from '#platform/clock.ts'
import type { Db } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { initials, sortKey } from '#platform/names.ts'
import { notFound, refusing } from '#platform/refusal.ts'
import { insist, may } from './access.ts'
import type { Actor } from './actor.ts'

export type PersonInput = {
  name: LanguageMap
  email?: string | null
  phone?: string | null
  /** Languages spoken, as BCP 47 tags, best first. */
  languages?: string[]
  /** Language of letters and screens. */
  reads?: string
  timeZone?: string
  isSample?: boolean
}

/** Adds a person. An e-mail address names one person. */
export async function addPerson(db: Db, actor: Actor, input: PersonInput): Promise<string> {
  insist(may.keepDirectory(actor), actor)
  return enterPerson(db, actor, input)
}

/** The entry itself, for deeds of the floors above that have asked for their own permission: the desk of an event. */
export function enterPerson(db: Db, actor: Actor, input: PersonInput): Promise<string> {
  return inTransaction(db, async (tx) => {
    const id = newId()
    const row = { ...rowOf(input), id, is_sample: input.isSample ?? false, added_at: now() }
    await refusing({ one_person_per_email: 'people.email-taken' }, () =>
      tx.insertInto('people.person').values(row).execute(),
    )
    await tell(tx, actor, { kind: 'person.added', subject: { kind: 'person', id }, after: { name: input.name } })
    return id
  })
}

/** Changes what is given; what is left out stays as it was. Returns whether anything changed. */
export async function changePerson(db: Db, actor: Actor, id: string, change: Partial<PersonInput>): Promise<boolean> {
  insist(may.keepDirectory(actor) || actor.personId === id, actor)
  return inTransaction(db, async (tx) => {
    const before = await tx.selectFrom('people.person').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    if (!before) throw notFound('person')
    const known = inputOf(before)
    const input = { ...known, ...change, name: { ...known.name, ...change.name } }
    if (JSON.stringify(rowOf(input)) === JSON.stringify(rowOf(known))) return false
    await refusing({ one_person_per_email: 'people.email-taken' }, () =>
      tx.updateTable('people.person').set(rowOf(input)).where('id', '=', id).execute(),
    )
    await tell(tx, actor, {
      kind: 'person.changed',
      subject: { kind: 'person', id },
      before: { name: known.name },
      after: { name: input.name },
    })
    return true
  })
}

export async function findPersonByEmail(
  db: Db,
  email: string,
): Promise<{ id: string; reads: string; name: LanguageMap } | undefined> {
  return db
    .selectFrom('people.person')
    .select(['id', 'reads', 'name'])
    .where('email', '=', tidyEmail(email))
    .executeTakeFirst()
}

/** What a person speaks and by which clock they live. */
export function findHabits(db: Db, id: string): Promise<{ languages: string[]; timeZone: string } | undefined> {
  return db
    .selectFrom('people.person')
    .select(['languages', 'time_zone as timeZone'])
    .where('id', '=', id)
    .executeTakeFirst()
}

const CHOICES_MAX = 2000

/** Persons of the directory by name, to choose from. */
export function listPersons(db: Db): Promise<{ id: string; name: LanguageMap }[]> {
  return db.selectFrom('people.person').select(['id', 'name']).orderBy('sort_key').limit(CHOICES_MAX).execute()
}

export function tidyEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase()
}

function rowOf(input: PersonInput) {
  const [lang, first] = input.name.zh ? ['zh', input.name.zh] : (Object.entries(input.name)[0] ?? ['en', ''])
  return {
    name: input.name,
    email: input.email ? tidyEmail(input.email) : null,
    phone: input.phone ?? null,
    languages: input.languages ?? [],
    reads: input.reads ?? (lang === 'zh' ? 'zh' : 'en'),
    time_zone: input.timeZone ?? 'Asia/Shanghai',
    sort_key: sortKey(first, 'person'),
    initials: initials(first, 'person'),
  }
}

function inputOf(row: ReturnType<typeof rowOf>): PersonInput {
  const { name, email, phone, languages, reads } = row
  return { name, email, phone, languages, reads, timeZone: row.time_zone }
}
