import { now } from '#platform/clock.ts'
import type { Db } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { newToken } from '#platform/ids.ts'
import { isUiLanguage, spoken } from '#platform/languages.ts'
import { writeLetter } from '#platform/mail.ts'
import { speaker } from '#platform/messages.ts'
import { Refusal } from '#platform/refusal.ts'
import { hashToken } from '#platform/tokens.ts'
import { type Actor, findActor, system } from './actor.ts'
import { findPersonByEmail } from './persons.ts'

const LINK_MINUTES = 30
const SESSION_DAYS = 30
const LINKS_PER_HOUR = 5

/**
 * Sends a one-time link to the address if it belongs to somebody. Whoever asks learns nothing from the answer: it is the
 * same for a known and an unknown address.
 */
export async function askForLink(
  db: Db,
  email: string,
  linkFor: (token: string, lang: 'zh' | 'en') => string,
): Promise<void> {
  const person = await findPersonByEmail(db, email)
  if (!person) return
  await inTransaction(db, async (tx) => {
    if (await hasAskedTooOften(tx, person.id)) return
    const lang = isUiLanguage(person.reads) ? person.reads : 'en'
    const token = await makeLink(tx, person.id, LINK_MINUTES)
    const say = speaker(lang)
    const link = linkFor(token, lang)
    await writeLetter(tx, {
      to: { personId: person.id, name: spoken(person.name, lang).text, address: email.trim().toLowerCase() },
      kind: 'sign-in',
      about: { kind: 'sign-in', id: hashToken(token).slice(0, 16) },
      lang,
      subject: say('people.letter.sign-in.subject'),
      text: say('people.letter.sign-in.text', { link, minutes: LINK_MINUTES }),
      html: say('people.letter.sign-in.html', { link, minutes: LINK_MINUTES }),
    })
  })
}

/** A link for somebody who stands next to the operator: the first administrator, a demonstration role. */
export async function makeLink(db: Db, personId: string, minutes: number): Promise<string> {
  const token = newToken()
  const expiresAt = new Date(now().getTime() + minutes * 60_000)
  await db
    .insertInto('people.sign_in_link')
    .values({ token_hash: hashToken(token), person_id: personId, made_at: now(), expires_at: expiresAt })
    .execute()
  return token
}

/** Uses a link up and starts a session. Two clicks at the same moment start one session. */
export async function useLink(db: Db, token: string): Promise<{ session: string; personId: string }> {
  return inTransaction(db, async (tx) => {
    const link = await tx
      .updateTable('people.sign_in_link')
      .set({ used_at: now() })
      .where('token_hash', '=', hashToken(token))
      .where('used_at', 'is', null)
      .where('expires_at', '>', now())
      .returning('person_id')
      .executeTakeFirst()
    if (!link) throw new Refusal('people.link-expired', { status: 410 })
    const session = await startSession(tx, link.person_id)
    return { session, personId: link.person_id }
  })
}

/** For as long as a browser is remembered, unless fewer hours are said: a token for a program. */
export async function startSession(db: Db, personId: string, hours = SESSION_DAYS * 24): Promise<string> {
  const session = newToken()
  const expiresAt = new Date(now().getTime() + hours * 3_600_000)
  const row = { token_hash: hashToken(session), person_id: personId, started_at: now(), expires_at: expiresAt }
  await db.insertInto('people.session').values(row).execute()
  await tell(db, system('sign-in'), { kind: 'session.started', subject: { kind: 'person', id: personId } })
  return session
}

export async function endSession(db: Db, session: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const ended = await tx
      .deleteFrom('people.session')
      .where('token_hash', '=', hashToken(session))
      .returning('person_id')
      .executeTakeFirst()
    if (ended)
      await tell(tx, system('sign-in'), { kind: 'session.ended', subject: { kind: 'person', id: ended.person_id } })
  })
}

/** Whose session this is; undefined when it ended. */
export async function actorOfSession(db: Db, session: string): Promise<Actor | undefined> {
  const row = await db
    .selectFrom('people.session')
    .select('person_id')
    .where('token_hash', '=', hashToken(session))
    .where('expires_at', '>', now())
    .executeTakeFirst()
  return row && findActor(db, row.person_id)
}

async function hasAskedTooOften(db: Db, personId: string): Promise<boolean> {
  const { count } = await db
    .selectFrom('people.sign_in_link')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('person_id', '=', personId)
    .where('made_at', '>', new Date(now().getTime() - 3_600_000))
    .executeTakeFirstOrThrow()
  return count >= LINKS_PER_HOUR
}
