import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { Refusal } from '#platform/refusal.ts'
import { may } from './access.ts'
import type { Decision, Evaluation } from './input.ts'
import { type Site, writeAnswererLetters } from './letters.ts'
import { type HeldSolution, holdSolution, takeStep } from './steps.ts'

/** Notes how far a solution meets what the need measures; noting it again replaces it, and the trail keeps both. */
export async function evaluateSolution(db: Db, actor: Actor, id: string, evaluation: Evaluation): Promise<void> {
  return inTransaction(db, async (tx) => {
    await holdForJudging(tx, actor, id)
    const { marks, comment, lang } = evaluation
    const row = { comment, comment_lang: lang, evaluated_by: actor.personId, evaluated_at: now() }
    await tx
      .insertInto('catalogue.evaluation')
      .values({ solution_id: id, ...row })
      .onConflict((conflict) => conflict.column('solution_id').doUpdateSet(row))
      .execute()
    await tx.deleteFrom('catalogue.evaluation_mark').where('solution_id', '=', id).execute()
    if (marks.length > 0)
      await tx
        .insertInto('catalogue.evaluation_mark')
        .values(marks.map((mark, position) => ({ solution_id: id, position, ...mark })))
        .execute()
    await tell(tx, actor, { kind: 'solution.evaluated', subject: { kind: 'solution', id }, after: { marks, comment } })
  })
}

/**
 * Shortlists, chooses or declines a solution; a no says why, and can be thought better of. Its organisation gets a letter.
 * Returns false when it stood there already. What was taken back cannot be decided about.
 */
export async function decideSolution(
  db: Db,
  actor: Actor,
  id: string,
  { decision, site }: { decision: Decision; site: Site },
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const solution = await holdForJudging(tx, actor, id)
    if (solution.state === decision.state) return false
    await takeStep(tx, actor, id, decision)
    await tell(tx, actor, {
      kind: `solution.${decision.state}`,
      subject: { kind: 'solution', id },
      before: { state: solution.state },
      after: { state: decision.state, ...(decision.reason ? { reason: decision.reason } : {}) },
    })
    await writeAnswererLetters(tx, { solution, decision, at: now() }, site)
    return true
  })
}

/** The owner of an anonymous need tells the organisation behind this solution who it is. It cannot be untold. */
export async function openOwner(db: Db, actor: Actor, id: string): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const { needId, organisationId } = await holdForJudging(tx, actor, id)
    const opened = await tx
      .insertInto('catalogue.owner_opening')
      .values({ need_id: needId, organisation_id: organisationId, opened_by: actor.personId, opened_at: now() })
      .onConflict((conflict) => conflict.columns(['need_id', 'organisation_id']).doNothing())
      .returning('need_id')
      .executeTakeFirst()
    if (opened)
      await tell(tx, actor, {
        kind: 'need.owner-opened',
        subject: { kind: 'listing', id: needId },
        after: { organisationId },
      })
    return opened !== undefined
  })
}

async function holdForJudging(tx: Db, actor: Actor, id: string): Promise<HeldSolution> {
  const solution = await holdSolution(tx, actor, id)
  insist(may.judge(actor, solution.ownerId), actor)
  if (solution.state === 'withdrawn') throw new Refusal('solutions.withdrawn', { status: 409 })
  return solution
}
