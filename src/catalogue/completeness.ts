import type { ListingState } from './listing-state.ts'
import { type Target, wantsWhatThereIs } from './targets.ts'
import { emptyWords, numbers, vagueWords } from './vocabularies/vague-words.ts'

/**
 * What a provider needs to say yes or no, the most useful first; this is also the order in which it is asked for.
 *
 * 1. `problem`: without what goes wrong, and where, nobody knows whether it concerns them.
 * 2. `indicator`: one quantity in which success shows; everything below speaks of it.
 * 3. `wanted`: the figure that makes the difference between "we can" and "we cannot".
 * 4. `present`: the distance to it tells a day's work from a year's research.
 * 5. `method`: two ways of measuring are two different demands.
 * 6. `due`: a provider with no free hands until then says so at once.
 * 7. `budget`: an order of magnitude is enough to see whether it is worth a talk.
 * 8. `tried`: saves both sides the meeting in which the known failure is proposed again.
 */
export const parts = ['problem', 'indicator', 'wanted', 'present', 'method', 'due', 'budget', 'tried'] as const
export type Part = (typeof parts)[number]

/** What each part is worth; together 100. Never more than what is asked for before it. */
export const points: Record<Part, number> = {
  problem: 20,
  indicator: 15,
  wanted: 15,
  present: 10,
  method: 10,
  due: 10,
  budget: 10,
  tried: 10,
}

export type Completeness = {
  /** 0 to 100, the sum of the points of what is given. */
  score: number
  given: Part[]
  missing: Part[]
  /** The one thing to ask next; undefined exactly when the score is 100. */
  next: Question | undefined
  /** What no provider can answer as it stands: it cannot be submitted. */
  objections: Objection[]
}

/** `input` is the input that answers it; `vague` a word of the need that promises without saying how much. */
export type Question = { part: Part; input: string; vague: string | undefined }
export type Objection = { code: 'deadline-passed' | 'present-is-wanted'; input: string }

/** The parts of a need that are asked about. */
export type Asked = Pick<
  ListingState,
  'originalLang' | 'targets' | 'budgetMin' | 'budgetMax' | 'prizeAmount' | 'dueOn'
> & {
  texts: Record<string, Partial<ListingState['texts'][string]>>
}

/**
 * How far a need can be answered, and what to ask next. One indicator that can be checked is enough: the one that says
 * most counts, so that naming a second one never costs anything. `today` is the oldest date it still is somewhere.
 */
export function completenessOf(need: Asked, today: string): Completeness {
  const index = fullest(need.targets)
  const target = need.targets[index]
  const isGiven: Record<Part, boolean> = {
    problem: inAnyLanguage(need, 'problem') || inAnyLanguage(need, 'description'),
    ...measured(target),
    due: need.dueOn !== null && need.dueOn >= today,
    budget: [need.budgetMin, need.budgetMax, need.prizeAmount].some((amount) => Number(amount) > 0),
    tried: inAnyLanguage(need, 'tried'),
  }
  const given = parts.filter((part) => isGiven[part])
  const missing = parts.filter((part) => !isGiven[part])
  const part = missing[0]
  return {
    score: sum(given),
    given,
    missing,
    next: part && { part, input: inputOf(part, need.originalLang, index), vague: vagueWordIn(need, part, target) },
    objections: objectionsTo(need, today),
  }
}

/** What forbids submitting a need: a deadline that is over, and wishes that are fulfilled already. */
export function objectionsTo({ targets, dueOn }: Pick<Asked, 'targets' | 'dueOn'>, today: string): Objection[] {
  const fulfilled = targets.flatMap((target, i): Objection[] =>
    wantsWhatThereIs(target) ? [{ code: 'present-is-wanted', input: `targets.${i}.value` }] : [],
  )
  return [
    ...(dueOn !== null && dueOn < today ? [{ code: 'deadline-passed', input: 'dueOn' } as const] : []),
    ...fulfilled,
  ]
}

/** The words of a text that promise without a number beside them, in the order in which they stand. */
export function findVagueWords(text: string): string[] {
  return clausesOf(text)
    .filter((clause) => !numbers.test(clause))
    .flatMap((clause) => clause.match(vagueWords) ?? [])
}

type Measured = Record<'indicator' | 'wanted' | 'present' | 'method', boolean>

function measured(target: Target | undefined): Measured {
  return {
    indicator: saysSomething(target?.name),
    wanted: saysSomething(target?.value),
    present: saysSomething(target?.present) && !(target && wantsWhatThereIs(target)),
    method: saysSomething(target?.method),
  }
}

function fullest(targets: Target[]): number {
  const worth = targets.map((target) => {
    const found = measured(target)
    return sum(parts.filter((part) => part in found && found[part as keyof Measured]))
  })
  return Math.max(0, worth.indexOf(Math.max(...worth)))
}

function sum(of: Part[]): number {
  return of.reduce((total, part) => total + points[part], 0)
}

function inAnyLanguage({ texts }: Asked, field: 'problem' | 'description' | 'tried'): boolean {
  return Object.values(texts).some((text) => saysSomething(text[field]))
}

/** Whether anything is left of a text when the vague words are taken away. */
function saysSomething(text: string | null | undefined): boolean {
  return /[\p{L}\p{N}]/u.test((text ?? '').normalize('NFKC').replace(emptyWords, ' '))
}

function inputOf(part: Part, lang: string, index: number): string {
  switch (part) {
    case 'problem':
    case 'tried':
      return `${part}.${lang}`
    case 'due':
      return 'dueOn'
    case 'budget':
      return 'budgetMax'
    default:
      return `targets.${index}.${part === 'indicator' ? 'name' : part === 'wanted' ? 'value' : part}`
  }
}

// A vague word is worth a question as long as no figure stands behind it: what is vague where the answer belongs comes
// first, then what the need promises elsewhere.
function vagueWordIn(need: Asked, part: Part, target: Target | undefined): string | undefined {
  if (part === 'problem') return vagueIn(wordsOf(need))
  if (part === 'indicator' || part === 'wanted') return vagueIn([target?.value, target?.name, ...wordsOf(need)])
  return undefined
}

function vagueIn(texts: (string | null | undefined)[]): string | undefined {
  return texts.flatMap((text) => findVagueWords(text ?? ''))[0]
}

function wordsOf({ texts, originalLang }: Asked): (string | undefined)[] {
  const all = [texts[originalLang], ...Object.values(texts)]
  return all.flatMap((text) => [
    text?.title,
    text?.summary,
    text?.problem,
    text?.description,
    text?.sought,
    text?.constraints,
  ])
}

// A dot between digits belongs to a number.
function clausesOf(text: string): string[] {
  return text.normalize('NFKC').split(/[,;!?、。\n]|\.(?!\d)/u)
}
