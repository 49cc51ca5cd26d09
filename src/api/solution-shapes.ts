import { z } from '@hono/zod-openapi'
import type { ChallengeCard } from '#catalogue/solutions/challenge-page.ts'
import { deciding } from '#catalogue/solutions/input.ts'
import type { Solution } from '#catalogue/solutions/reading.ts'
import { solutionStates } from '#catalogue/solutions/steps.ts'

const named = z.object({ number: z.int(), title: z.string(), lang: z.string() })

export const solutionShape = z
  .object({
    number: z.int(),
    need: named,
    organisation: z.object({ number: z.int(), name: z.record(z.string(), z.string()), country: z.string() }),
    offer: named.nullable(),
    words: z.string(),
    lang: z.string(),
    state: z.enum(solutionStates),
    answeredAt: z.string(),
  })
  .openapi('Solution')
export const solutionListSchema = z.object({ solutions: z.array(solutionShape) }).openapi('SolutionList')

const challengeSchema = z
  .object({
    need: named,
    prize: z.object({ amount: z.string(), currency: z.string() }).nullable(),
    endsAt: z.string().openapi({ description: 'From this instant on nothing is taken any more.' }),
    isOver: z.boolean(),
    hasResult: z.boolean(),
  })
  .openapi('Challenge')
export const challengeListSchema = z.object({ challenges: z.array(challengeSchema) }).openapi('ChallengeList')

export const answerInput = z
  .object({
    organisationId: z.uuid('solutions.organisation-missing'),
    words: z
      .string('solutions.words-missing')
      .trim()
      .min(1, 'solutions.words-missing')
      .max(8000, 'catalogue.text-too-long'),
    /** Number of an own offer on show. */
    offer: z.int('solutions.offer-wrong').nullish(),
    lang: z.string(),
  })
  .openapi('SolutionInput')

export const decisionInput = z
  .object({ state: z.enum(deciding, 'catalogue.code-unknown'), reason: z.string().max(1000).optional() })
  .refine(({ state, reason }) => state !== 'declined' || reason?.trim(), {
    message: 'solutions.reason-missing',
    path: ['reason'],
  })
  .openapi('DecisionInput')

export function presentSolution({ number, need, organisation, offer, words, lang, state, answeredAt }: Solution) {
  const name = (one: z.output<typeof named>) => ({ number: one.number, title: one.title, lang: one.lang })
  const { id: _, ...who } = organisation
  return {
    ...{ number, need: name(need), organisation: who, offer: offer && name(offer) },
    ...{ words, lang, state, answeredAt: new Date(answeredAt).toISOString() },
  }
}

export function presentChallenge({ number, title, lang, prizeAmount, prizeCurrency, ...rest }: ChallengeCard) {
  return {
    need: { number, title, lang },
    prize: prizeAmount && prizeCurrency ? { amount: prizeAmount, currency: prizeCurrency } : null,
    endsAt: rest.endsAt.toISOString(),
    isOver: rest.isOver,
    hasResult: rest.hasResult,
  }
}
