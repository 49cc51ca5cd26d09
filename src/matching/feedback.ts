import { z } from 'zod'
import { isOfficial } from '#catalogue/access.ts'
import { getListing } from '#catalogue/listing-page.ts'
import { insist, isKnown } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { Refusal } from '#platform/refusal.ts'
import { languageOf } from './analysis/languages.ts'

export const verdicts = ['fits', 'does-not-fit', 'wrong-translation'] as const
export type Verdict = (typeof verdicts)[number]

export const feedbackInput = z.object({
  verdict: z.enum(verdicts),
  reason: z.string().trim().max(500).default(''),
  /** A word that was translated wrongly, and what it should be in English. */
  term: z.string().trim().max(60).default(''),
  english: z.string().trim().max(60).default(''),
  /** The place at which it was suggested. */
  rank: z.coerce.number().int().min(1).max(1000).optional().catch(undefined),
})
export type FeedbackInput = z.output<typeof feedbackInput>

/** Who is asked whether two listings fit: those who speak for one of the two organisations, and officials. */
export function mayJudge(actor: Actor, owners: (string | undefined)[]): boolean {
  return actor.personId !== null && (isOfficial(actor) || owners.some((id) => id && actor.organisations.includes(id)))
}

export type Judgement = { verdict: Verdict; reason: string | null; saidAt: Date }

/** What this person has said of the pair. */
export async function findJudgement(db: Db, actor: Actor, ids: Pair): Promise<Judgement | undefined> {
  if (!isKnown(actor) || actor.personId === null) return undefined
  return db
    .selectFrom('matching.feedback')
    .select(['verdict', 'reason', 'said_at as saidAt'])
    .where('offer_id', '=', ids.offerId)
    .where('need_id', '=', ids.needId)
    .where('said_by', '=', actor.personId)
    .executeTakeFirst()
}

type Pair = { offerId: string; needId: string }

/**
 * Says whether an offer and a need fit. It moves the pair for everybody, and takes what does not fit away from the
 * organisation for which it was said; saying it anew replaces what was said before. Numbers are the listings'.
 */
export async function judgePair(
  db: Db,
  actor: Actor,
  numbers: { one: number; other: number },
  { verdict, reason, term, english, rank }: FeedbackInput,
): Promise<void> {
  const { offer, need, saidBy, organisationId } = await readPair(db, actor, numbers)
  const isTerm = verdict === 'wrong-translation'
  if (isTerm && !term) throw new Refusal('matching.term-missing', { field: 'term' })
  if (isTerm && !english) throw new Refusal('matching.english-missing', { field: 'english' })
  const why = isTerm ? `${term} = ${english}` : reason
  if (verdict === 'does-not-fit' && !why) throw new Refusal('matching.reason-missing', { field: 'reason' })
  await inTransaction(db, async (tx) => {
    const said = {
      organisation_id: organisationId ?? null,
      verdict,
      reason: why || null,
      rank: rank ?? null,
      said_at: now(),
    }
    await tx
      .insertInto('matching.feedback')
      .values({ offer_id: offer.id, need_id: need.id, said_by: saidBy, ...said })
      .onConflict((conflict) => conflict.columns(['offer_id', 'need_id', 'said_by']).doUpdateSet(said))
      .execute()
    const after = { offer: offer.number, need: need.number, verdict, reason: why || null }
    if (isTerm) await proposeTerm(tx, actor, { term, english })
    await tell(tx, actor, { kind: 'pair.judged', subject: { kind: 'pair', id: `${offer.id} ${need.id}` }, after })
  })
}

async function proposeTerm(tx: Tx, actor: Actor, { term, english }: { term: string; english: string }): Promise<void> {
  await tx
    .insertInto('matching.proposed_term')
    .values({ term, lang: languageOf(term), english, proposed_by: actor.personId, proposed_at: now() })
    .onConflict((conflict) => conflict.constraint('a_term_is_proposed_once').doNothing())
    .execute()
}

/** Words people want in the glossary, newest first, as its lines; for officials. */
export async function listProposedTerms(db: Db, actor: Actor) {
  insist(isOfficial(actor), actor)
  return db
    .selectFrom('matching.proposed_term')
    .select(['term', 'lang', 'english', 'proposed_at as proposedAt'])
    .orderBy('proposed_at', 'desc')
    .limit(TERMS_MAX)
    .execute()
}

const TERMS_MAX = 1000

/** Takes back what one has said; the trail keeps it. Returns false when there was nothing. */
export async function takeBackJudgement(
  db: Db,
  actor: Actor,
  numbers: { one: number; other: number },
): Promise<boolean> {
  const { offer, need, saidBy } = await readPair(db, actor, numbers)
  return inTransaction(db, async (tx) => {
    const before = await tx
      .deleteFrom('matching.feedback')
      .where('offer_id', '=', offer.id)
      .where('need_id', '=', need.id)
      .where('said_by', '=', saidBy)
      .returning(['verdict', 'reason'])
      .executeTakeFirst()
    const subject = { kind: 'pair', id: `${offer.id} ${need.id}` }
    if (before) await tell(tx, actor, { kind: 'pair.judgement-taken-back', subject, before })
    return before !== undefined
  })
}

async function readPair(db: Db, actor: Actor, { one, other }: { one: number; other: number }) {
  const listings = await Promise.all([one, other].map((number) => getListing(db, actor, { number })))
  const offer = listings.find(({ kind }) => kind === 'offer')
  const need = listings.find(({ kind }) => kind === 'need')
  if (!offer || !need) throw new Refusal('matching.not-a-pair', { status: 409 })
  const owners = listings.map(({ owner }) => owner.known?.id)
  insist(mayJudge(actor, owners), actor)
  const organisationId = owners.find((id) => id && actor.organisations.includes(id))
  return { offer, need, saidBy: actor.personId!, organisationId }
}

export type Usefulness = { rank: number; judged: number; fits: number }

/** Of the suggestions that were judged, how many fitted, by the place at which they stood; for officials. */
export async function measureUsefulness(db: Db, actor: Actor): Promise<Usefulness[]> {
  insist(isOfficial(actor), actor)
  const rows = await db
    .selectFrom('matching.feedback')
    .select(({ fn }) => [
      'rank',
      fn.countAll<number>().as('judged'),
      fn.count<number>('verdict').filterWhere('verdict', '=', 'fits').as('fits'),
    ])
    .where('rank', 'is not', null)
    .groupBy('rank')
    .orderBy('rank')
    .execute()
  return rows.map(({ rank, judged, fits }) => ({ rank: rank ?? 0, judged: Number(judged), fits: Number(fits) }))
}
