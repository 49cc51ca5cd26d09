import { sql } from 'kysely'
import { levelsOfStage } from './vocabularies/readiness.ts'

const stageLevels = sql.join(
  Object.entries(levelsOfStage).map(([stage, [lowest]]) => sql`when ${sql.lit(stage)} then ${sql.lit(lowest)}`),
  sql` `,
)

/** The readiness level of a listing joined with its offer `o` and need `n`: the stated one, else the lowest of its stage. */
export const levelColumn = sql`coalesce(o.trl, n.wanted_trl, case o.stage ${stageLevels} end)`
