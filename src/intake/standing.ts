import { z } from 'zod'
import { sheetKinds } from './kinds.ts'
import type { RowProblem } from './problems.ts'
import type { Counts, Outcome } from './rows.ts'

/** Rows of which a page shows what became of them. */
export const FIRST_ROWS = 10
/** Problems kept beside a large file; all of them stand in its rows. */
export const PROBLEMS_NOTED = 200

const purposeSchema = z.object({
  kind: z.enum(sheetKinds),
  eventId: z.string().optional(),
  publish: z.boolean(),
})

/** What an uploaded workbook is to be read as, and for which event. */
export type Purpose = z.infer<typeof purposeSchema>

export function purposeOf({ purpose }: { purpose: unknown }): Purpose {
  return purposeSchema.parse(purpose)
}

/**
 * How far a workbook has come: it cannot be read, was looked at, or was imported. Of a large one only the cells are looked
 * at (`read`), and it is imported by and by (`importing`).
 */
export type Standing =
  | { state: 'unreadable'; code: string; params: Record<string, string | number> }
  | { state: 'read'; rows: number; rejected: number; problems: RowProblem[]; problemCount: number }
  | { state: 'importing'; importId: string }
  | {
      state: 'checked' | 'imported'
      counts: Counts
      problems: RowProblem[]
      firstWays: Outcome['ways']
      /** Where every row of a large file is on record, and how many had no turn because somebody stopped it. */
      importId?: string
      problemCount?: number
      left?: number
    }
