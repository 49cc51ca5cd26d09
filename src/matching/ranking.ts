import { searchRuns } from '#platform/search.ts'
import { type TermPair, termsIn } from './terms.ts'
import { sharedWords, tokensOf } from './words.ts'

/** What ranking looks at in a listing. */
export type Profile = {
  id: string
  kind: 'offer' | 'need'
  /** Titles, keywords and the beginning of the words, by language. */
  texts: Record<string, string>
  fields: string[]
  cooperation: string[]
  /** Readiness an offer has, or a need asks for: the lowest it can mean. */
  level: number | null
  dueOn: string | null
}

/**
 * Why two listings fit, or what is missing. The points of the reasons add up to the score; what is missing has none.
 * Reasons are data: the screen has the sentences.
 */
export type Reason = { points: number } & (
  | { kind: 'words'; lang: string; words: string[] }
  | { kind: 'terms'; pairs: TermPair[] }
  | { kind: 'fields'; shared: string[] }
  | { kind: 'cooperation'; shared: string[] }
  | { kind: 'stage'; offered: number; wanted: number }
  | { kind: 'languages'; shared: string[] }
  | { kind: 'deadline'; on: string; isOver: boolean }
)

export type Ranked = { id: string; score: number; reasons: Reason[] }

const WORDS_POINTS = 55
const FIELDS_POINTS = 15
const COOPERATION_POINTS = 10
const STAGE_POINTS = 10
const LANGUAGE_POINTS = 5
const DEADLINE_POINTS = 5
/** Weight of shared words at which half of their points are given: about three words that few others have. */
const HALF_WEIGHT = 6
const WORDS_SHOWN = 6
/** Below this a candidate shares too little to be called a match. */
const SCORE_MIN = 18

/**
 * Orders candidates by how well they fit a subject of the other kind, best first. Rare words count more than common ones,
 * rare being measured among the candidates themselves. `today` is a calendar date.
 */
export function rank(subject: Profile, candidates: Profile[], today: string): Ranked[] {
  const read = candidates.map((candidate) => ({ candidate, tokens: tokensByLanguage(candidate) }))
  const weigh = rarity(read.map(({ tokens }) => tokens))
  const own = {
    runs: Object.fromEntries(Object.entries(subject.texts).map(([lang, text]) => [lang, searchRuns(text)])),
    terms: termsIn(subject.texts),
  }
  return read
    .map(({ candidate, tokens }) => {
      const reasons = [
        ...wordReasons(own, candidate, tokens, weigh),
        ...fieldReasons(subject, candidate),
        ...cooperationReasons(subject, candidate),
        ...stageReasons(subject, candidate),
        ...languageReasons(subject, candidate),
        ...deadlineReasons(subject, candidate, today),
      ]
      return { id: candidate.id, score: rounded(sum(reasons.map(({ points }) => points))), reasons }
    })
    .filter(({ score, reasons }) => score >= SCORE_MIN && sharesSubstance(reasons))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
}

function sharesSubstance(reasons: Reason[]): boolean {
  return reasons.some(({ kind, points }) => points > 0 && (kind === 'words' || kind === 'terms' || kind === 'fields'))
}

type Weigh = (token: string) => number
type Tokens = Record<string, Set<string>>

function tokensByLanguage({ texts }: Profile): Tokens {
  return Object.fromEntries(Object.entries(texts).map(([lang, text]) => [lang, tokensOf(text)]))
}

function rarity(read: Tokens[]): Weigh {
  const counts = new Map<string, number>()
  for (const tokens of read)
    for (const token of new Set(Object.values(tokens).flatMap((set) => [...set])))
      counts.set(token, (counts.get(token) ?? 0) + 1)
  return (token) => Math.log2(1 + (read.length + 1) / ((counts.get(token) ?? 0) + 1))
}

type Own = { runs: Record<string, Run[]>; terms: Set<TermPair> }
type Run = ReturnType<typeof searchRuns>[number]

function wordReasons({ runs, terms }: Own, candidate: Profile, tokens: Tokens, weigh: Weigh): Reason[] {
  const found = Object.entries(runs)
    .filter(([lang]) => candidate.texts[lang])
    .map(([lang, own]) => {
      const other = { text: candidate.texts[lang] ?? '', tokens: tokens[lang] ?? new Set<string>() }
      return sharedIn(lang, own, other, weigh)
    })
  const said = found.flatMap(({ words }) => words).join('\n')
  const pairs = [...termsIn(candidate.texts)].filter(
    (pair) => terms.has(pair) && !said.includes(pair.zh) && !said.includes(pair.en),
  )
  // A notion met across languages weighs like a word only every fourth candidate has.
  const across = { pairs: pairs.slice(0, WORDS_SHOWN), weight: pairs.length * Math.log2(5) }
  // Two versions of one listing say the same: the language in which they meet best counts, not both.
  const best = found.reduce((most, { weight }) => Math.max(most, weight), 0)
  const total = best + across.weight
  if (total === 0) return []
  const points = (WORDS_POINTS * total) / (total + HALF_WEIGHT)
  const inWords = rounded((points * best) / total)
  const first = found.findIndex(({ weight }) => weight === best)
  return [
    ...found.flatMap(({ lang, words }, i): Reason[] =>
      words.length ? [{ kind: 'words', lang, words, points: i === first ? inWords : 0 }] : [],
    ),
    ...(pairs.length ? [{ kind: 'terms' as const, pairs: across.pairs, points: rounded(points - inWords) }] : []),
  ]
}

function sharedIn(lang: string, own: Run[], other: { text: string; tokens: Set<string> }, weigh: Weigh) {
  const weighed = sharedWords(own, other)
    .map((word) => ({ word, weight: sum([...tokensOf(word)].map(weigh)) }))
    .sort((a, b) => b.weight - a.weight)
  return {
    lang,
    words: weighed.slice(0, WORDS_SHOWN).map(({ word }) => word),
    weight: sum(weighed.map(({ weight }) => weight)),
  }
}

function fieldReasons(subject: Profile, candidate: Profile): Reason[] {
  if (subject.fields.length === 0 || candidate.fields.length === 0) return []
  const shared = common(subject.fields, candidate.fields)
  const points = shared.length === 0 ? 0 : FIELDS_POINTS
  return [{ kind: 'fields', shared, points }]
}

function cooperationReasons(subject: Profile, candidate: Profile): Reason[] {
  if (subject.cooperation.length === 0 || candidate.cooperation.length === 0) return []
  const shared = common(subject.cooperation, candidate.cooperation)
  return [{ kind: 'cooperation', shared, points: shared.length === 0 ? 0 : COOPERATION_POINTS }]
}

function stageReasons(subject: Profile, candidate: Profile): Reason[] {
  const [offer, need] = subject.kind === 'offer' ? [subject, candidate] : [candidate, subject]
  if (offer.level === null || need.level === null) return []
  const lacking = Math.max(0, need.level - offer.level)
  // One level short can be caught up with; three levels is another project.
  const points = Math.max(0, STAGE_POINTS - lacking * 5)
  return [{ kind: 'stage', offered: offer.level, wanted: need.level, points }]
}

function languageReasons(subject: Profile, candidate: Profile): Reason[] {
  const shared = common(Object.keys(subject.texts), Object.keys(candidate.texts))
  return [{ kind: 'languages', shared, points: shared.length === 0 ? 0 : LANGUAGE_POINTS }]
}

function deadlineReasons(subject: Profile, candidate: Profile, today: string): Reason[] {
  const on = subject.kind === 'need' ? subject.dueOn : candidate.dueOn
  if (!on) return []
  const isOver = on < today
  return [{ kind: 'deadline', on, isOver, points: isOver ? 0 : DEADLINE_POINTS }]
}

function common(ones: string[], others: string[]): string[] {
  return ones.filter((one) => others.includes(one))
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function rounded(number: number): number {
  return Math.round(number * 10) / 10
}
