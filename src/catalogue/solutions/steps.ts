import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db } from '#platform/database/connect.ts'
import { isId, newId } from '#platform/ids.ts'
import { notFound } from '#platform/refusal.ts'
import { may } from './access.ts'

export const solutionStates = ['submitted', 'shortlisted', 'chosen', 'declined', 'withdrawn'] as const
export type SolutionState = (typeof solutionStates)[number]

export type HeldSolution = {
  id: string
  number: number
  needId: string
  ownerId: string
  organisationId: string
  offerId: string | null
  words: string
  state: SolutionState
}

/** Whether somebody has said yes or no to it. */
export function isDecided(state: SolutionState): boolean {
  return state === 'chosen' || state === 'declined'
}

/** Keeps a solution from being changed by others until the transaction ends; for those who may read it. */
export async function holdSolution(tx: Db, actor: Actor, id: string): Promise<HeldSolution> {
  const row = isId(id)
    ? await tx
        .selectFrom('catalogue.solution as s')
        .innerJoin('catalogue.listing as l', 'l.id', 's.need_id')
        .select([
          's.id',
          's.number',
          's.need_id as needId',
          's.organisation_id as organisationId',
          's.offer_id as offerId',
        ])
        .select(['s.words', 'l.organisation_id as ownerId'])
        .where('s.id', '=', id)
        .forUpdate('s')
        .executeTakeFirst()
    : undefined
  if (!row || !may.read(actor, row)) throw notFound('solution')
  const { state } = await tx
    .selectFrom('catalogue.solution_step')
    .select('state')
    .where('solution_id', '=', id)
    .orderBy('taken_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return { ...row, state }
}

/** Where the solution stands from now on, and who put it there. */
export async function takeStep(
  tx: Db,
  actor: Actor,
  solutionId: string,
  { state, reason, lang }: { state: SolutionState; reason: string; lang: string },
): Promise<void> {
  await tx
    .insertInto('catalogue.solution_step')
    .values({
      ...{ id: newId(), solution_id: solutionId, state, reason, reason_lang: lang },
      ...{ taken_by: actor.personId, taken_at: now() },
    })
    .execute()
}
