import nodemailer from 'nodemailer'
import { now } from './clock.ts'
import type { Tx } from './database/connect.ts'

/** How letters leave: through an SMTP server, or only into the outbox page of a demonstration. */
export type PostOffice = { way: 'outbox' } | { way: 'smtp'; url: string; from: { name: string; address: string } }

/** Delivers one letter, once: the delivery row is written in the same transaction, and a letter that has one is left alone. */
export async function deliverMail(tx: Tx, office: PostOffice, mailId: string): Promise<void> {
  const letter = await tx
    .selectFrom('platform.mail')
    .selectAll()
    .where('id', '=', mailId)
    .forUpdate()
    .executeTakeFirst()
  if (!letter) return
  const delivered = await tx
    .selectFrom('platform.mail_delivery')
    .select('mail_id')
    .where('mail_id', '=', mailId)
    .executeTakeFirst()
  if (delivered) return
  const messageId = office.way === 'smtp' ? await send(office, letter) : null
  await tx
    .insertInto('platform.mail_delivery')
    .values({ mail_id: mailId, delivered_at: now(), way: office.way, message_id: messageId })
    .execute()
}

type StoredLetter = {
  id: string
  to_name: string
  to_address: string
  subject: string
  body_text: string
  body_html: string
  calendar: string | null
  calendar_method: 'REQUEST' | 'CANCEL' | null
  unsubscribe_url: string | null
}

async function send(office: Extract<PostOffice, { way: 'smtp' }>, letter: StoredLetter): Promise<string> {
  const host = office.from.address.split('@')[1] ?? 'localhost'
  const sent = await transportFor(office.url).sendMail({
    from: office.from,
    // Name and address apart: a bare string can smuggle in a second recipient.
    to: { name: letter.to_name, address: letter.to_address },
    // The same id on a second try lets the receiving side drop the double.
    messageId: `<${letter.id}@${host}>`,
    subject: letter.subject,
    text: letter.body_text,
    html: letter.body_html,
    ...(letter.calendar && letter.calendar_method
      ? { icalEvent: { method: letter.calendar_method, content: letter.calendar } }
      : {}),
    // RFC 8058: the mail program shows its own button and posts to the address.
    ...(letter.unsubscribe_url
      ? {
          headers: {
            'List-Unsubscribe': `<${letter.unsubscribe_url}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          },
        }
      : {}),
  })
  return sent.messageId
}

let transport: { url: string; mailer: ReturnType<typeof nodemailer.createTransport> } | undefined

function transportFor(url: string) {
  if (transport?.url !== url) transport = { url, mailer: nodemailer.createTransport(url) }
  return transport.mailer
}
