import { z } from 'zod'
import { resultInput } from '#meetings/result-input.ts'

/** A result as the three taps send it. "Another date" without a date is a slip worth pointing out; saying nothing about a date is not. */
export const resultForm = z
  .object({ next: z.string().optional(), other: z.string().optional() })
  .refine(({ next, other }) => next !== 'other' || other, { error: 'desk.date-missing', path: ['nextOn'] })
  .and(resultInput)
  .transform(({ kind, line, nextOn }) => ({ kind, line, nextOn }))

/** The date that was tapped, of the quick ones or another. */
export function resultFields(fields: Record<string, string | string[]>): Record<string, string | string[]> {
  return { ...fields, nextOn: (fields.next === 'other' ? fields.other : fields.next) ?? '' }
}
