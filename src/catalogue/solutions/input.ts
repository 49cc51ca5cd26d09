import { z } from 'zod'
import { languageMap, uiLanguages } from '#platform/languages.ts'

const words = (maximum: number) =>
  z
    .string()
    .transform((typed) => typed.normalize('NFC').replace(/\r\n?/g, '\n').trim())
    .pipe(z.string().max(maximum, 'catalogue.text-too-long'))

/** How a need would be met. `lang` is the language it is written in. */
export const solutionSchema = z.object({
  words: words(8000).pipe(z.string().min(1, 'solutions.words-missing')),
  /** Number of an own offer on show; empty for none. */
  offer: z.union([z.literal('').transform(() => null), z.coerce.number().int()], 'solutions.offer-wrong').nullish(),
  lang: z.string(),
})
export type SolutionInput = z.output<typeof solutionSchema>

export const verdicts = ['met', 'partly', 'not'] as const
export type Verdict = (typeof verdicts)[number]

export type Mark = { criterion: string; verdict: Verdict; comment: string }
export type Evaluation = { marks: Mark[]; comment: string; lang: string }

export const deciding = ['shortlisted', 'chosen', 'declined'] as const

/** A decision about a solution; a no says why. */
export const decisionSchema = z
  .object({
    state: z.enum(deciding, 'catalogue.code-unknown'),
    reason: words(1000).default(''),
    lang: z.string(),
  })
  .refine(({ state, reason }) => state !== 'declined' || reason !== '', {
    message: 'solutions.reason-missing',
    path: ['reason'],
  })
export type Decision = z.output<typeof decisionSchema>

/** The same text in one or both languages of the screens, typed into `name.zh` and `name.en`. */
export function readWords(fields: Record<string, unknown>, name: string) {
  return languageMap(
    Object.fromEntries(uiLanguages.map((lang) => [lang, words(8000).safeParse(fields[`${name}.${lang}`] ?? '').data])),
  )
}
