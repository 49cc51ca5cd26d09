import { z } from 'zod'

/** What two sides can say when they get up: we want to work together, let us stay in touch, no. */
export const resultKinds = ['intent', 'contact', 'none'] as const
export type ResultKind = (typeof resultKinds)[number]

const LINE_MAX = 500

/** A result as the desk or a participant notes it: the kind, one line of why, and when the two speak next. */
export const resultInput = z.object({
  kind: z.enum(resultKinds, 'desk.result-missing'),
  line: z.string().trim().max(LINE_MAX, 'desk.line-too-long').default(''),
  nextOn: z
    .union([z.literal(''), z.iso.date('desk.date-wrong')])
    .transform((date) => date || null)
    .default(null),
})
