import { apportioned } from './evidence.ts'

/** The facts of a listing that are compared besides its words. */
export type Profile = {
  id: string
  kind: 'offer' | 'need'
  organisationId: string
  fields: string[]
  cooperation: string[]
  /** Readiness an offer has, or a need asks for: the lowest it can mean. */
  level: number | null
  /** Languages there is a version in. */
  langs: string[]
  dueOn: string | null
  ipStatus: string | null
  /** What a need can spend at most. */
  budget: Amount | null
  /** What an offer asks, where its price terms are an amount. */
  price: Amount | null
  /** Events that are not over and in which its organisation takes part. */
  events: string[]
}
export type Amount = { amount: number; currency: string }

/** What people said of the pair, and of other pairs of the same two organisations. */
export type Said = { fits: number; doesNotFit: number; misfitsOfPartner: number }

/**
 * Why two listings fit, or what is missing, besides their words. The points of all reasons, of words and of facts, add up
 * to the score; what is missing has none. Reasons are data: the screen has the sentences.
 */
export type FactReason = { points: number } & (
  | { kind: 'fields'; shared: string[] }
  | { kind: 'cooperation'; shared: string[] }
  | { kind: 'stage'; offered: number; wanted: number }
  | { kind: 'rights'; status: string; isEnough: boolean }
  | { kind: 'languages'; shared: string[] }
  | { kind: 'deadline'; on: string; isOver: boolean }
  | { kind: 'budget'; price: Amount; budget: Amount; isEnough: boolean }
  | { kind: 'event'; shared: string[] }
  | { kind: 'said'; fits: number; doesNotFit: number; misfitsOfPartner: number }
)

/** Millionths a score is made of: seven tenths for what the texts say, the rest for facts. */
const WORDS_POINTS = 700_000
const POINTS = {
  fields: 90_000,
  stage: 60_000,
  cooperation: 40_000,
  languages: 30_000,
  rights: 20_000,
  deadline: 20_000,
  budget: 20_000,
  event: 20_000,
}
/** A quarter of what a text could earn is as much as offers and needs of one subject have; more counts no more. */
const WORDS_FULL = 0.25

/** What people said moves a pair, but no crowd can move it further than the facts do. */
const SAID = { fits: 50_000, doesNotFit: -100_000, misfitsOfPartner: -25_000, most: 200_000 }

/** The millionths that texts earn whose comparison scored between 0 and 1. */
export function pointsOfWords(score: number): number {
  return Math.round(Math.min(1, score / WORDS_FULL) * WORDS_POINTS)
}

/** Those millionths shared out among the words that earned them, whole and adding up. */
export function sharedOut(earned: number[], points: number): number[] {
  return apportioned(earned, points)
}

/** The facts of an offer and a need side by side; only what both state is compared. `today` is a calendar date. */
export function compareFacts(one: Profile, other: Profile, today: string): FactReason[] {
  const [offer, need] = one.kind === 'offer' ? [one, other] : [other, one]
  return [
    ...fieldReasons(one, other),
    ...stageReasons(offer, need),
    ...cooperationReasons(one, other),
    ...rightsReasons(offer, need),
    ...languageReasons(one, other),
    ...deadlineReasons(need, today),
    ...budgetReasons(offer, need),
    ...eventReasons(one, other),
  ]
}

/** What was said of the pair as a reason like any other; no reason when nothing was said. */
export function saidReasons({ fits, doesNotFit, misfitsOfPartner }: Said): FactReason[] {
  if (fits + doesNotFit + misfitsOfPartner === 0) return []
  const moved = fits * SAID.fits + doesNotFit * SAID.doesNotFit + misfitsOfPartner * SAID.misfitsOfPartner
  const points = Math.max(-SAID.most, Math.min(SAID.most, moved))
  return [{ kind: 'said', fits, doesNotFit, misfitsOfPartner, points }]
}

export function sumOf(reasons: { points: number }[]): number {
  return reasons.reduce((sum, { points }) => sum + points, 0)
}

/**
 * How sure a suggestion is, by how much of what was asked it answers. The limits come from questions with known answers, on
 * which few of the best were wrong beyond them; offers judged by people may move them. Below a quarter, or a sixth where both
 * name the same field, nothing is suggested; a search may still find it.
 */
export function sureness(
  coverage: number,
  { margin = 1, sharesField = false }: { margin?: number; sharesField?: boolean } = {},
): 'strong' | 'possible' | undefined {
  if (coverage >= 0.5 || (coverage >= 0.35 && margin >= 1.3)) return 'strong'
  return coverage >= (sharesField ? 0.15 : 0.25) ? 'possible' : undefined
}

/** The best of a list in its order, at most two of one organisation among the first ten: others are to be seen as well. */
export function diverse<T>(ranked: T[], ownerOf: (item: T) => string): T[] {
  const first: T[] = []
  const later: T[] = []
  const counts = new Map<string, number>()
  for (const item of ranked) {
    const owner = ownerOf(item)
    const count = counts.get(owner) ?? 0
    if (first.length < DIVERSE && count < OF_ONE_MAX) {
      first.push(item)
      counts.set(owner, count + 1)
    } else later.push(item)
  }
  return [...first, ...later]
}

/**
 * The first so many of a ranking, the last place given by turns: of what would stand there or up to ten places further down,
 * the one shown least lately has it, so that what is never quite the best is seen as well. The places before are not
 * touched, nor a list of fewer than three, nor a strong suggestion in the last place; no more than two are of one owner.
 */
export function byTurns<T extends Turn>(ranked: T[], limit: number, shownOf: (id: string) => number): T[] {
  const best = ranked.slice(0, limit)
  const last = best.at(-1)
  if (limit < TURNS_FROM || best.length < limit || !last || last.sureness === 'strong') return best
  const before = best.slice(0, -1)
  const isTaken = (owner: string) => before.filter((one) => one.owner === owner).length >= OF_ONE_MAX
  const waiting = ranked.slice(limit, limit + WAITING).filter(({ owner }) => !isTaken(owner))
  const next = waiting.reduce((least, one) => (shownOf(one.id) < shownOf(least.id) ? one : least), last)
  return [...before, next]
}

type Turn = { id: string; owner: string; sureness: 'strong' | 'possible' }
const TURNS_FROM = 3
const WAITING = 10

const DIVERSE = 10
const OF_ONE_MAX = 2

function fieldReasons(one: Profile, other: Profile): FactReason[] {
  if (one.fields.length === 0 || other.fields.length === 0) return []
  const shared = common(one.fields, other.fields)
  return [{ kind: 'fields', shared, points: shared.length > 0 ? POINTS.fields : 0 }]
}

function cooperationReasons(one: Profile, other: Profile): FactReason[] {
  if (one.cooperation.length === 0 || other.cooperation.length === 0) return []
  const shared = common(one.cooperation, other.cooperation)
  return [{ kind: 'cooperation', shared, points: shared.length > 0 ? POINTS.cooperation : 0 }]
}

function stageReasons(offer: Profile, need: Profile): FactReason[] {
  if (offer.level === null || need.level === null) return []
  const [offered, wanted] = [offer.level, need.level]
  return [{ kind: 'stage', offered, wanted, points: offered >= wanted ? POINTS.stage : 0 }]
}

// A right can only be licensed or sold where there is one.
function rightsReasons({ ipStatus }: Profile, need: Profile): FactReason[] {
  if (ipStatus === null || !need.cooperation.some((type) => type === 'licence' || type === 'transfer')) return []
  const isEnough = ipStatus !== 'none'
  return [{ kind: 'rights', status: ipStatus, isEnough, points: isEnough ? POINTS.rights : 0 }]
}

function languageReasons(one: Profile, other: Profile): FactReason[] {
  const shared = common(one.langs, other.langs)
  return [{ kind: 'languages', shared, points: shared.length > 0 ? POINTS.languages : 0 }]
}

function deadlineReasons({ dueOn }: Profile, today: string): FactReason[] {
  if (dueOn === null) return []
  const isOver = dueOn < today
  return [{ kind: 'deadline', on: dueOn, isOver, points: isOver ? 0 : POINTS.deadline }]
}

function budgetReasons({ price }: Profile, { budget }: Profile): FactReason[] {
  if (!price || !budget || price.currency !== budget.currency) return []
  const isEnough = price.amount <= budget.amount
  return [{ kind: 'budget', price, budget, isEnough, points: isEnough ? POINTS.budget : 0 }]
}

function eventReasons(one: Profile, other: Profile): FactReason[] {
  const shared = common(one.events, other.events)
  return shared.length > 0 ? [{ kind: 'event', shared, points: POINTS.event }] : []
}

function common(ones: string[], others: string[]): string[] {
  return ones.filter((one) => others.includes(one))
}
