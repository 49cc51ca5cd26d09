import type { Day } from './day-in-numbers.ts'

/**
 * Why nothing is proven about a day: it is larger than what solvers settle in minutes. `choices` counts the crews that
 * could sit somewhere at some time.
 */
export type Unprovable = { code: 'too-large'; choices: number; most: number }

const mostChoices = 150_000

/**
 * Every rule of the model is part of the proof. What is not asked is which meetings to leave out when not all can be
 * held, and how few table changes there could be.
 */
export function whyNotProvable({ model }: Day): Unprovable | undefined {
  const choices = model.crewOpen.reduce((sum, open) => sum + open, 0)
  return choices > mostChoices ? { code: 'too-large', choices, most: mostChoices } : undefined
}
