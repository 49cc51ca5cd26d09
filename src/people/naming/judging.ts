import { likeness, type NameReason, type ReadName, readName } from './likeness.ts'

/** What somebody wrote when they meant an organisation. */
export type Called = {
  names: string[]
  country?: string | null
  city?: string | null
  website?: string | null
}

/** An organisation of the directory, as far as names are compared with it. */
export type Known = {
  id: string
  names: (ReadName & { kind: 'name' | 'legal' | 'alias' | 'acronym' | 'former' })[]
  country: string
  city?: string | null
  website?: string | null
}

export type Reason =
  | NameReason
  | { code: 'same-identifier'; scheme: string; value: string }
  | { code: 'acronym'; name: string }
  | { code: 'same-country' | 'other-country' | 'same-website' | 'other-city' }
  | { code: 'as-good-as-another' }

export type Judged = { id: string; score: number; reasons: Reason[] }
/** `same`: taken without asking. `ask`: a person chooses among the candidates. `unknown`: nothing comes near. */
export type Verdict = 'same' | 'ask' | 'unknown'

/** Proven by `bench names`: above, 95 of 100 are right; below the second, hardly anything is worth looking at. */
export const SAME = 0.92
export const ASK = 0.6
const LEAD = 0.02
const BY_SOUND = 0.85
const HAN = /\p{Script=Han}/u
const CANDIDATES_MAX = 8

/** Compares what was written with every known organisation; best first, each with its reasons. */
export function judge(called: Called, known: readonly Known[]): { verdict: Verdict; candidates: Judged[] } {
  const written = called.names.map(readName)
  const judged = known
    .map((organisation) => judgeOne(called, written, organisation))
    .filter(({ score }) => score >= ASK)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, CANDIDATES_MAX)
  const [best, second] = judged
  if (!best) return { verdict: 'unknown', candidates: [] }
  if (second && best.score >= SAME && best.score - second.score < LEAD) {
    for (const rival of judged.filter(({ score }) => best.score - score < LEAD))
      rival.reasons.push({ code: 'as-good-as-another' })
    return { verdict: 'ask', candidates: judged }
  }
  return { verdict: best.score >= SAME ? 'same' : 'ask', candidates: judged }
}

function judgeOne(called: Called, written: readonly ReadName[], known: Known): Judged {
  let score = 0
  let reason: Reason | undefined
  const hasHan = known.names.some(({ folded }) => HAN.test(folded))
  for (const name of written)
    for (const candidate of known.names) {
      const found = candidate.kind === 'acronym' ? byAcronym(name, candidate) : likeness(name, candidate)
      // Characters that agree with a name only by sound, where the organisation is known by others, are a guess.
      if (hasHan && HAN.test(name.folded) && !HAN.test(candidate.folded)) found.score = Math.min(found.score, BY_SOUND)
      if (found.score > score) [score, reason] = [found.score, found.reason]
    }
  const reasons = reason ? [reason] : []
  if (score === 0) return { id: known.id, score, reasons }
  return { id: known.id, ...placed(called, known, score, reasons) }
}

// An acronym alone stands for many; in the right country, for fewer.
function byAcronym(name: ReadName, acronym: ReadName): { score: number; reason: Reason } {
  const isSame = name.name.toUpperCase() === acronym.name.toUpperCase() || name.folded === acronym.folded
  return { score: isSame ? 0.9 : 0, reason: { code: 'acronym', name: acronym.name } }
}

/** Where it is, and where it is on the web, speak for or against it. */
function placed(called: Called, known: Known, from: number, reasons: Reason[]): { score: number; reasons: Reason[] } {
  let score = from
  if (called.country && called.country === known.country) {
    score += 0.03
    reasons.push({ code: 'same-country' })
  }
  if (called.country && called.country !== known.country) {
    score -= 0.2
    reasons.push({ code: 'other-country' })
  }
  if (host(called.website) && host(called.website) === host(known.website)) {
    score += 0.15
    reasons.push({ code: 'same-website' })
  }
  return { score: Math.max(0, Math.min(1, score)), reasons }
}

function host(website: string | null | undefined): string | undefined {
  if (!website) return undefined
  const named = /^(?:https?:\/\/)?(?:www\.)?([^/:?#]+)/i.exec(website.trim())?.[1]?.toLowerCase()
  return named?.includes('.') ? named : undefined
}
