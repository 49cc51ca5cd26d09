import type { Db } from '#platform/database/connect.ts'
import { Refusal } from '#platform/refusal.ts'
import { objectionsTo } from './completeness.ts'
import { oldestToday } from './deadlines.ts'
import { findState } from './listing-rows.ts'

/** Refuses a need that nobody could answer; what is only vague may be mended later. The fault is named where the form is. */
export async function insistOnSense(tx: Db, id: string, { isOnForm }: { isOnForm: boolean }): Promise<void> {
  const state = await findState(tx, id)
  const objection = state && objectionsTo(state, oldestToday())[0]
  if (objection) throw new Refusal(`catalogue.${objection.code}`, isOnForm ? { field: objection.input } : {})
}
