import { z } from 'zod'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import type { UiLanguage } from '#platform/languages.ts'
import { Refusal, refusing } from '#platform/refusal.ts'
import { may } from '../access.ts'
import { type HeldResource, holdResource } from './holding.ts'
import { writeReturnLetters } from './letters.ts'

/** What a reviewer says when something has to be mended. `lang` is the language it is written in. */
export const returnSchema = z.object({
  line: z.string().trim().min(1, 'resources.line-missing').max(1000, 'catalogue.text-too-long'),
  lang: z.string(),
})

/** The person agreed to be shown. Returns false when that was noted already. */
export async function noteConsent(db: Db, actor: Actor, id: string): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const held = await holdResource(tx, actor, id)
    if (held.kind !== 'expert') throw new Refusal('resources.not-a-person', { status: 409 })
    const noted = await tx
      .insertInto('catalogue.consent')
      .values({ expert_id: id, noted_by: actor.personId, noted_at: now() })
      .onConflict((conflict) => conflict.column('expert_id').doNothing())
      .returning('expert_id')
      .executeTakeFirst()
    if (noted) await say(tx, actor, held, 'consented')
    return noted !== undefined
  })
}

/** The person no longer agrees: the record is a draft from now on. Returns false when no consent was noted. */
export async function takeBackConsent(db: Db, actor: Actor, id: string): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const held = await holdResource(tx, actor, id)
    await takeDown(tx, actor, held)
    const { numDeletedRows } = await tx.deleteFrom('catalogue.consent').where('expert_id', '=', id).executeTakeFirst()
    if (numDeletedRows > 0n) await say(tx, actor, held, 'consent-taken-back')
    return numDeletedRows > 0n
  })
}

/** The organisation says its record is ready. Returns false when it had said so, or when it is on show. */
export async function submitResource(db: Db, actor: Actor, id: string): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const held = await holdResource(tx, actor, id)
    if (held.kind === 'expert') await insistOnConsent(tx, id)
    if (await isShown(tx, id)) return false
    const submitted = await tx
      .insertInto('catalogue.resource_submission')
      .values({ resource_id: id, submitted_by: actor.personId, submitted_at: now() })
      .onConflict((conflict) => conflict.column('resource_id').doNothing())
      .returning('resource_id')
      .executeTakeFirst()
    if (submitted) await say(tx, actor, held, 'submitted')
    return submitted !== undefined
  })
}

/** Puts a record on show; organisers and editors do. Returns false when it was there already. */
export async function publishResource(db: Db, actor: Actor, id: string): Promise<boolean> {
  insist(may.publish(actor), actor)
  return inTransaction(db, async (tx) => {
    const held = await holdResource(tx, actor, id)
    if (held.kind === 'expert') await insistOnConsent(tx, id)
    await review(tx, actor, id, { outcome: 'accepted', line: '', lang: actor.reads })
    const row = {
      ...{ resource_id: id, kind: held.kind, consent_of: held.kind === 'expert' ? id : null },
      ...{ published_by: actor.personId, published_at: now() },
    }
    const published = await refusing({ an_expert_is_shown_with_consent: () => consentMissing() }, () =>
      tx
        .insertInto('catalogue.resource_publication')
        .values(row)
        .onConflict((conflict) => conflict.column('resource_id').doNothing())
        .returning('resource_id')
        .executeTakeFirst(),
    )
    if (published) await say(tx, actor, held, 'published')
    return published !== undefined
  })
}

/** Sends a submission back with what to mend; those who speak for the organisation get a letter. */
export async function returnResource(
  db: Db,
  actor: Actor,
  id: string,
  { line, lang, linkFor }: z.output<typeof returnSchema> & { linkFor: LinkFor },
): Promise<void> {
  insist(may.publish(actor), actor)
  return inTransaction(db, async (tx) => {
    const held = await holdResource(tx, actor, id)
    const reviewId = await review(tx, actor, id, { outcome: 'returned', line, lang })
    if (!reviewId) throw new Refusal('resources.not-submitted', { status: 409 })
    await say(tx, actor, held, 'returned', { line })
    await writeReturnLetters(tx, held, { reviewId, line, linkFor })
  })
}

export type LinkFor = (lang: UiLanguage, resource: HeldResource) => string

/** Takes a record off show, or back from those who were to publish it; the draft stays. Returns false when it was one. */
export async function withdrawResource(db: Db, actor: Actor, id: string): Promise<boolean> {
  return inTransaction(db, async (tx) => takeDown(tx, actor, await holdResource(tx, actor, id)))
}

async function takeDown(tx: Db, actor: Actor, held: HeldResource): Promise<boolean> {
  const of = ['resource_id', '=', held.id] as const
  const submission = await tx
    .deleteFrom('catalogue.resource_submission')
    .where(...of)
    .executeTakeFirst()
  const publication = await tx
    .deleteFrom('catalogue.resource_publication')
    .where(...of)
    .returning('published_at')
    .executeTakeFirst()
  if (publication) await say(tx, actor, held, 'withdrawn')
  else if (submission.numDeletedRows > 0n) await say(tx, actor, held, 'taken-back')
  return publication !== undefined || submission.numDeletedRows > 0n
}

type Answer = { outcome: 'accepted' | 'returned'; line: string; lang: string }

/** Takes a submission off the pile and notes what became of it. Undefined when nothing was submitted. */
async function review(tx: Db, actor: Actor, id: string, { outcome, line, lang }: Answer): Promise<string | undefined> {
  const submission = await tx
    .deleteFrom('catalogue.resource_submission')
    .where('resource_id', '=', id)
    .returning(['submitted_by', 'submitted_at'])
    .executeTakeFirst()
  if (!submission) return undefined
  const row = { id: newId(), resource_id: id, outcome, line, line_lang: lang, ...submission }
  await tx
    .insertInto('catalogue.resource_review')
    .values({ ...row, reviewed_by: actor.personId, reviewed_at: now() })
    .execute()
  return row.id
}

async function insistOnConsent(tx: Db, id: string): Promise<void> {
  const row = await tx
    .selectFrom('catalogue.consent')
    .select('expert_id')
    .where('expert_id', '=', id)
    .executeTakeFirst()
  if (!row) throw consentMissing()
}

function consentMissing(): Refusal {
  return new Refusal('resources.consent-missing', { status: 409, field: 'consent' })
}

async function isShown(tx: Db, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('catalogue.resource_publication')
    .select('resource_id')
    .where('resource_id', '=', id)
    .executeTakeFirst()
  return row !== undefined
}

function say(tx: Db, actor: Actor, { id, kind }: HeldResource, deed: string, after?: object): Promise<void> {
  return tell(tx, actor, { kind: `${kind}.${deed}`, subject: { kind, id }, ...(after ? { after } : {}) })
}
