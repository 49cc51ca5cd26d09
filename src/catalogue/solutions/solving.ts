import { insist, speaksFor } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { notFound, Refusal, refusing } from '#platform/refusal.ts'
import { may } from './access.ts'
import { type AnsweredNeed, getAnsweredNeed, instantWords, whyNotAnswered } from './answered-need.ts'
import type { SolutionInput } from './input.ts'
import { type Site, writeOwnerLetters } from './letters.ts'
import { holdSolution, isDecided, takeStep } from './steps.ts'

type Answering = { needId: string; organisationId: string; answer: SolutionInput; site: Site }

/** An organisation says how it would meet a need; once, and in time. Those who judge it get a letter. Returns its number. */
export async function submitSolution(
  db: Db,
  actor: Actor,
  answering: Answering,
): Promise<{ id: string; number: number }> {
  const { needId, organisationId, answer, site } = answering
  return inTransaction(db, async (tx) => {
    const need = await getAnsweredNeed(tx, needId)
    insist(may.answer(actor, { organisationId, ownerId: need.ownerId }), actor)
    await insistOnTaken(tx, need, organisationId)
    const offerId = await findOwnOffer(tx, organisationId, answer.offer)
    const at = now()
    const row = { id: newId(), need_id: needId, organisation_id: organisationId, offer_id: offerId }
    const solution = await refusing(sentences(need), () =>
      tx
        .insertInto('catalogue.solution')
        .values({
          ...row,
          words: answer.words,
          lang: answer.lang,
          answered_by: actor.personId,
          answered_at: at,
          changed_at: at,
        })
        .returning(['id', 'number'])
        .executeTakeFirstOrThrow(),
    )
    await takeStep(tx, actor, solution.id, { state: 'submitted', reason: '', lang: answer.lang })
    const after = { needId, organisationId, offerId, words: answer.words }
    await tell(tx, actor, { kind: 'solution.submitted', subject: { kind: 'solution', id: solution.id }, after })
    await writeOwnerLetters(tx, { solutionId: solution.id, number: solution.number, need }, site)
    return solution
  })
}

/** Puts a solution into other words, as long as answers are taken and nothing was decided about it. */
export async function changeSolution(db: Db, actor: Actor, id: string, answer: SolutionInput): Promise<void> {
  return inTransaction(db, async (tx) => {
    const solution = await holdOwn(tx, actor, id)
    const offerId = await findOwnOffer(tx, solution.organisationId, answer.offer)
    await insistOnTaken(tx, await getAnsweredNeed(tx, solution.needId), solution.organisationId)
    await tx
      .updateTable('catalogue.solution')
      .set({ words: answer.words, lang: answer.lang, offer_id: offerId, changed_at: now() })
      .where('id', '=', id)
      .execute()
    // Answered again after it was taken back: the same answer stands once more.
    if (solution.state === 'withdrawn')
      await takeStep(tx, actor, id, { state: 'submitted', reason: '', lang: answer.lang })
    await tell(tx, actor, {
      kind: solution.state === 'withdrawn' ? 'solution.submitted' : 'solution.changed',
      subject: { kind: 'solution', id },
      before: { words: solution.words, offerId: solution.offerId },
      after: { words: answer.words, offerId },
    })
  })
}

/** Takes a solution back before it is decided about; it stays on record as taken back. Returns false when it was already. */
export async function withdrawSolution(db: Db, actor: Actor, id: string): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const solution = await holdOwn(tx, actor, id)
    if (solution.state === 'withdrawn') return false
    await takeStep(tx, actor, id, { state: 'withdrawn', reason: '', lang: actor.reads })
    await tell(tx, actor, {
      kind: 'solution.withdrawn',
      subject: { kind: 'solution', id },
      before: { state: solution.state },
    })
    return true
  })
}

async function holdOwn(tx: Db, actor: Actor, id: string) {
  const solution = await holdSolution(tx, actor, id)
  insist(speaksFor(actor, solution.organisationId), actor)
  if (isDecided(solution.state)) throw new Refusal('solutions.decided', { status: 409 })
  return solution
}

async function insistOnTaken(tx: Db, need: AnsweredNeed, organisationId: string): Promise<void> {
  const { country } = await tx
    .selectFrom('people.organisation')
    .select('country')
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow()
  const refusal = whyNotAnswered(need, country)
  if (refusal) throw refusal
}

async function findOwnOffer(tx: Db, organisationId: string, number: number | null | undefined): Promise<string | null> {
  if (number === null || number === undefined) return null
  const row = await tx
    .selectFrom('catalogue.listing as l')
    .innerJoin('catalogue.publication as p', 'p.listing_id', 'l.id')
    .select('l.id')
    .where('l.number', '=', number)
    .where('l.kind', '=', 'offer')
    .where('l.organisation_id', '=', organisationId)
    .executeTakeFirst()
  if (!row) throw new Refusal('solutions.offer-wrong', { field: 'offer' })
  return row.id
}

function sentences({ endsAt }: AnsweredNeed) {
  const over = () =>
    new Refusal('solutions.challenge-over', { status: 409, params: { at: endsAt ? instantWords(endsAt) : '' } })
  return {
    an_organisation_answers_a_need_once: 'solutions.answered-already',
    a_solution_comes_in_time: over,
    nobody_answers_their_own_need: () => notFound('listing'),
  }
}
