import { readCapacity } from '../bounds/capacity.ts'
import type { Model } from '../search/model.ts'

/** A day as proofs see it: every meeting is to be held, and tables are counted. */
export type Day = {
  model: Model
  /** At `party * slots + slot`: the most meetings the party can hold then. */
  places: Int32Array
  /** Per meeting, those that are over before it begins. */
  before: number[][]
  /** How much the breaks of two parties may differ. */
  fairness: number
  /**
   * Two people sit at each meeting who sit for nobody else and for whom nobody else could, without interpreter or lock, and
   * all tables are alike.
   */
  isPlain: boolean
}

export function readDay(model: Model): Day {
  const all = Array.from({ length: model.meetings }, (_, meeting) => meeting)
  return {
    model,
    places: readCapacity(model, all),
    before: model.order?.before ?? all.map(() => []),
    fairness: model.problem.fairnessLimit ?? Number.POSITIVE_INFINITY,
    isPlain: model.kinds === 1 && model.isPlain.every((plain) => plain === 1),
  }
}
