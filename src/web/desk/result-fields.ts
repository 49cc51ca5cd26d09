import { z } from 'zod'
import { type ResultKind, resultInput, resultKinds } from '#meetings/result-input.ts'
import type { Seen } from '#meetings/result-merge.ts'
import { now } from '#platform/clock.ts'

/** What the form showed before anything was tapped, and when it was tapped where that was not now. */
const shown = z.object({
  seenKind: z.union([z.literal(''), z.enum(resultKinds)]).optional(),
  seenLine: z.string().max(500).default(''),
  seenNextOn: z.string().default(''),
  tappedAt: z.coerce.date().optional(),
})

/** A result as the three taps send it. "Another date" without a date is a slip worth pointing out; saying nothing about a date is not. */
export const resultForm = z
  .object({ next: z.string().optional(), other: z.string().optional() })
  .refine(({ next, other }) => next !== 'other' || other, { error: 'desk.date-missing', path: ['nextOn'] })
  .and(resultInput)
  .and(shown)
  .transform(({ kind, line, nextOn, ...typed }) => ({ kind, line, nextOn, seen: seenIn(typed) }))

/** The date that was tapped, of the quick ones or another. */
export function resultFields(fields: Record<string, string | string[]>): Record<string, string | string[]> {
  return { ...fields, nextOn: (fields.next === 'other' ? fields.other : fields.next) ?? '' }
}

// A clock that runs ahead does not make a word later than now.
function seenIn({ seenKind, seenLine, seenNextOn, tappedAt }: z.output<typeof shown>): Seen | undefined {
  if (seenKind === undefined) return undefined
  const at = tappedAt && tappedAt < now() ? tappedAt : now()
  const kind: ResultKind | null = seenKind || null
  return { kind, line: seenLine, nextOn: seenNextOn || null, at }
}
