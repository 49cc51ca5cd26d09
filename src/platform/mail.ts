import { now } from './clock.ts'
import type { Db } from './database/connect.ts'
import { newId } from './ids.ts'
import { addJob } from './jobs.ts'

export type Letter = {
  to: { personId: string | null; name: string; address: string }
  kind: string
  about: { kind: string; id: string }
  /** A later version of the same news is a new letter; the same version goes out once. */
  version?: number
  lang: string
  subject: string
  text: string
  html: string
  calendar?: { method: 'REQUEST' | 'CANCEL'; content: string }
  /** Where a mail program ends what the letter is part of, with one tap and without a page. */
  unsubscribeUrl?: string
}

/** Puts a letter into the outbox of the transaction. Writing the same letter twice sends it once. */
export async function writeLetter(tx: Db, letter: Letter): Promise<void> {
  const row = await tx
    .insertInto('platform.mail')
    .values({
      id: newId(),
      to_person: letter.to.personId,
      to_name: letter.to.name,
      to_address: letter.to.address,
      kind: letter.kind,
      about_kind: letter.about.kind,
      about_id: letter.about.id,
      version: letter.version ?? 1,
      lang: letter.lang,
      subject: letter.subject.replace(/[\r\n]+/g, ' '),
      body_text: letter.text,
      body_html: letter.html,
      calendar: letter.calendar?.content ?? null,
      calendar_method: letter.calendar?.method ?? null,
      unsubscribe_url: letter.unsubscribeUrl ?? null,
      written_at: now(),
    })
    .onConflict((conflict) => conflict.constraint('a_recipient_is_told_each_version_once').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (row) await addJob(tx, { kind: 'mail.deliver', body: { mailId: row.id }, key: row.id })
}
