/**
 * What a printed figure claims. A hedge is a promise about the value behind it, so it can be false: `truth.ts` says when.
 *
 * `yu` (余) and `duo` (多) are one rule with two words, chosen by the writer's ear; English has one word for both.
 * `several` is 数十, 数百 … and takes a power of ten; `first` is 首批, a first batch counted exactly.
 */
export const qualifiers = [
  'exact',
  'nearly',
  'about',
  'yu',
  'duo',
  'over',
  'atLeast',
  'atMost',
  'fewerThan',
  'several',
  'first',
] as const
export type Qualifier = (typeof qualifiers)[number]

/** Chinese measure words by their sound. The last four are amounts: English prints their names, too. */
export const units = [
  'jia',
  'suo',
  'ren',
  'ming',
  'wei',
  'renci',
  'chang',
  'dui',
  'xiang',
  'ge',
  'pian',
  'tiao',
  'squareMetre',
  'yuan',
  'usd',
  'eur',
] as const
export type Unit = (typeof units)[number]

export const amounts: readonly Unit[] = ['squareMetre', 'yuan', 'usd', 'eur']

/** What English counts. A metric carries one of these codes; the words are in the locale files. */
export const nouns = [
  'organisation',
  'company',
  'institution',
  'university',
  'person',
  'delegate',
  'participant',
  'attendee',
  'guest',
  'expert',
  'researcher',
  'visit',
  'view',
  'viewer',
  'meeting',
  'oneToOne',
  'pair',
  'session',
  'event',
  'forum',
  'pitch',
  'application',
  'registration',
  'offer',
  'need',
  'project',
  'exhibit',
  'exhibitor',
  'intent',
  'agreement',
  'signing',
  'contract',
  'article',
  'repost',
  'country',
  'city',
  'counterpart',
  'candidate',
  'question',
  'base',
  'entry',
] as const
export type Noun = (typeof nouns)[number]

/** A number with its hedge. This much decides whether it is true. */
export type Hedged = { qualifier: Qualifier; printed: number }

/** A hedged number with what it counts and, where the writer chose, how it is worded. */
export type Claim = Hedged & {
  unit?: Unit
  noun?: Noun
  /** A synonym the language's locale file offers for the qualifier, such as 逾 for 超过. Another language ignores it. */
  word?: string
  /** Chinese only: 百余 instead of 100余. */
  numerals?: 'characters'
}

/** Why a number cannot stand in a claim: a refusal code, or undefined when it can. */
export function whyNotPrintable({ qualifier, printed }: Hedged): string | undefined {
  if (!Number.isFinite(printed) || Math.abs(printed) > Number.MAX_SAFE_INTEGER) return 'figures.not-a-number'
  if (printed < 0) return 'figures.negative'
  if (printed === 0 && qualifier !== 'exact') return 'figures.nothing-to-hedge'
  if (printed > 0 && printed < SMALLEST) return 'figures.too-small'
  if (qualifier === 'several' && !powersOfTen.includes(printed)) return 'figures.several-of-a-power-of-ten'
  return undefined
}

/** 数十, 数百, 数千, 数万, 数十万, 数百万, 数千万, 数亿. */
export const powersOfTen: readonly number[] = [1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8]

// Below this JavaScript prints exponents; no count or amount of ours is that small.
const SMALLEST = 1e-6
