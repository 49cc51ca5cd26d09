import type { LanguageMap } from '#db/tables.ts'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { type Author, tell } from '#platform/facts.ts'
import { addJob } from '#platform/jobs.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { may } from './access.ts'
import { type AnsweredNeed, findAnsweredNeed, getAnsweredNeed } from './answered-need.ts'
import { type Site, writeChallengeLetters } from './letters.ts'

export type ChallengeInput = { endsAt: Date; rules: LanguageMap; eligibility: LanguageMap }
export type ChallengeEnd = { needId: string; endsAt: string }

/**
 * Puts a need that is on show out as a challenge, or changes its words and moves its end while it runs; once it is over
 * nothing of it changes. The prize stands with the need, and there is no challenge without one.
 */
export async function announceChallenge(db: Db, actor: Actor, needId: string, input: ChallengeInput): Promise<void> {
  return inTransaction(db, async (tx) => {
    const need = await holdOwnNeed(tx, actor, needId)
    if (!need.isPublished) throw new Refusal('solutions.need-not-open', { status: 409 })
    if (need.endsAt && need.endsAt <= now()) throw new Refusal('solutions.challenge-is-over', { status: 409 })
    if (!(await hasPrize(tx, needId))) throw new Refusal('solutions.prize-missing')
    if (Object.keys(input.rules).length === 0)
      throw new Refusal('solutions.rules-missing', { field: `rules.${actor.reads}` })
    if (input.endsAt <= now()) throw new Refusal('solutions.end-in-the-past', { field: 'endsAt' })
    const eligibility = Object.keys(input.eligibility).length > 0 ? input.eligibility : null
    const row = { ends_at: input.endsAt, rules: input.rules, eligibility }
    await tx
      .insertInto('catalogue.challenge')
      .values({ need_id: needId, ...row, announced_by: actor.personId, announced_at: now() })
      .onConflict((conflict) => conflict.column('need_id').doUpdateSet(row))
      .execute()
    await tell(tx, actor, {
      kind: need.endsAt ? 'need.challenge-changed' : 'need.challenge-announced',
      subject: { kind: 'listing', id: needId },
      after: { challenge: { ...input, endsAt: input.endsAt.toISOString() } },
    })
    const endsAt = input.endsAt.toISOString()
    const job = { kind: 'catalogue.end-challenge', body: { needId, endsAt } satisfies ChallengeEnd }
    await addJob(tx, { ...job, key: `${needId} ${endsAt}`, runAt: input.endsAt })
  })
}

/** Says that a challenge is over, to the trail and to its owner; one whose end was moved is not. */
export async function endChallenge(
  tx: Tx,
  author: Author,
  { needId, endsAt }: ChallengeEnd,
  site: Site,
): Promise<void> {
  const need = await findAnsweredNeed(tx, needId)
  if (!need?.endsAt || need.endsAt.toISOString() !== endsAt) return
  const { count } = await tx
    .selectFrom('catalogue.solution')
    .select((solution) => solution.fn.countAll<number>().as('count'))
    .where('need_id', '=', needId)
    .executeTakeFirstOrThrow()
  await tell(tx, author, {
    kind: 'need.challenge-over',
    subject: { kind: 'listing', id: needId },
    after: { answers: Number(count) },
  })
  await writeChallengeLetters(tx, { need, count: Number(count), endsAt: need.endsAt }, site)
}

/** Tells everybody what came of a challenge that is over; told again, the words are replaced and the trail keeps both. */
export async function publishResult(db: Db, actor: Actor, needId: string, words: LanguageMap): Promise<void> {
  return inTransaction(db, async (tx) => {
    const need = await holdOwnNeed(tx, actor, needId)
    if (!need.endsAt) throw notFound('challenge')
    if (need.endsAt > now()) throw new Refusal('solutions.challenge-runs', { status: 409 })
    if (Object.keys(words).length === 0) throw new Refusal('solutions.words-missing', { field: `words.${actor.reads}` })
    const row = { words, published_by: actor.personId, published_at: now() }
    await tx
      .insertInto('catalogue.challenge_result')
      .values({ need_id: needId, ...row })
      .onConflict((conflict) => conflict.column('need_id').doUpdateSet(row))
      .execute()
    await tell(tx, actor, {
      kind: 'need.result-published',
      subject: { kind: 'listing', id: needId },
      after: { result: words },
    })
  })
}

async function holdOwnNeed(tx: Db, actor: Actor, needId: string): Promise<AnsweredNeed> {
  await tx.selectFrom('catalogue.need').select('listing_id').where('listing_id', '=', needId).forUpdate().execute()
  const need = await getAnsweredNeed(tx, needId)
  if (!need.isPublished && !may.judge(actor, need.ownerId)) throw notFound('listing')
  insist(may.judge(actor, need.ownerId), actor)
  return need
}

async function hasPrize(tx: Db, needId: string): Promise<boolean> {
  const { prize_amount } = await tx
    .selectFrom('catalogue.need')
    .select('prize_amount')
    .where('listing_id', '=', needId)
    .executeTakeFirstOrThrow()
  return Number(prize_amount) > 0
}
