import {
  type Asking,
  askingsOf,
  documentOf,
  type Piece,
  piecesOf,
  type Standing,
  type Written,
} from './live/documents.ts'
import type { LiveIndex } from './live/live-index.ts'
import { type Quote, quotesOf, quotesOfAsking } from './quoting.ts'
import {
  compareFacts,
  type FactReason,
  type Profile,
  pointsOfWords,
  type Said,
  saidReasons,
  sharedOut,
  sumOf,
} from './ranking.ts'

/** A listing that others are compared with: its facts of standing, its words, and its words as questions. */
export type Subject = Standing & { id: string; pieces: Piece[]; askings: Asking[] }

/** Words both listings share: the very words of each, and the English they meet in where they are not the same words. */
export type SharedWords = { kind: 'shared'; points: number; english?: string; own: Quote[]; other: Quote[] }
export type Reason = SharedWords | FactReason

/** How well another listing answers the subject: by which of its versions, how much of it, and with what score. */
export type Answer = { id: string; score: number; asking: Asking }

export function subjectOf(written: Written): Subject {
  const pieces = piecesOf(written)
  return { ...written, pieces, askings: askingsOf(pieces) }
}

/** The listings that answer the subject best by their words, the best first; each by the version that speaks best for it. */
export function listAnswers(
  { index }: LiveIndex,
  { askings }: Subject,
  { limit, isAllowed }: { limit: number; isAllowed: (id: string) => boolean },
): Answer[] {
  const best = new Map<string, Answer>()
  for (const asking of askings)
    for (const { id, score } of index.search(asking.query, { limit, isAllowed }))
      if (score > (best.get(id)?.score ?? 0)) best.set(id, { id, score, asking })
  return [...best.values()].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, limit)
}

export type Compared = Answer & {
  coverage: number
  /** Whole millionths: what the words earn, and the facts one by one. */
  wordPoints: number
  facts: FactReason[]
  points: number
}

/** Answers with their facts, in the order of the whole score. */
export function compareAll(
  { index }: LiveIndex,
  answers: Answer[],
  { profile, others, said, today }: Facts,
): Compared[] {
  const coverage = new Map<string, number>()
  for (const [asking, own] of Map.groupBy(answers, (answer) => answer.asking)) {
    const ids = own.map(({ id }) => id)
    for (const [i, share] of index.coverage(asking.query, ids).entries()) coverage.set(ids[i]!, share)
  }
  return answers
    .flatMap((answer): Compared[] => {
      const other = others.get(answer.id)
      if (!other) return []
      const facts = [...compareFacts(profile, other, today), ...saidReasons(said.get(answer.id) ?? NOTHING_SAID)]
      const wordPoints = pointsOfWords(answer.score)
      const points = wordPoints + sumOf(facts)
      return [{ ...answer, coverage: coverage.get(answer.id) ?? 0, wordPoints, facts, points }]
    })
    .sort((a, b) => b.points - a.points || b.score - a.score || (a.id < b.id ? -1 : 1))
}

type Facts = { profile: Profile; others: Map<string, Profile>; said: Map<string, Said>; today: string }
const NOTHING_SAID: Said = { fits: 0, doesNotFit: 0, misfitsOfPartner: 0 }

/** The words that made the word points, whole and adding up to them. */
export function sharedWords(
  { index }: LiveIndex,
  { asking, wordPoints }: Compared,
  { id, pieces }: Subject,
): SharedWords[] {
  const evidence = index.explain(asking.query, documentOf(id, pieces))
  if (!evidence) return []
  const points = sharedOut(
    evidence.shared.map((part) => part.points),
    wordPoints,
  )
  return evidence.shared.map(({ kind, english, query, document }, i) => ({
    kind: 'shared',
    points: points[i]!,
    ...(kind === 'meaning' && english !== undefined ? { english } : {}),
    own: quotesOfAsking(asking, query),
    other: quotesOf(pieces, document),
  }))
}

/** What the need says and the offer has nothing for, in the need's own words; the weightier places first. */
export function missingWords({ index }: LiveIndex, need: Subject, offer: Subject, lang?: string): Quote[] {
  const asking = need.askings.find((one) => one.lang === lang) ?? need.askings[0]
  const evidence = asking && index.explain(asking.query, documentOf(offer.id, offer.pieces))
  if (!evidence) return []
  return quotesOfAsking(asking, evidence.missing).filter(({ words }) => words.length > 1 && /\p{L}/u.test(words))
}
