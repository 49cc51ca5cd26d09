import { type Card, listCards } from '#catalogue/cards.ts'
import { mayReadListing } from '#catalogue/listing-page.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { isId } from '#platform/ids.ts'
import { notFound } from '#platform/refusal.ts'
import {
  type Compared,
  compareAll,
  listAnswers,
  missingWords,
  type Reason,
  type Subject,
  sharedWords,
  subjectOf,
} from './comparing.ts'
import { type Bars, exclusionOf, readBars } from './exclusions.ts'
import { readWritten } from './live/documents.ts'
import { getLiveIndex, type LiveIndex } from './live/live-index.ts'
import { readProfiles, readSaid } from './profiles.ts'
import type { Quote } from './quoting.ts'
import { diverse, type Profile, sureness } from './ranking.ts'

/** A listing that fits another one, with the reasons; their points add up to the score, in millionths. */
export type Suggestion = {
  card: Card
  score: number
  sureness: Ranked['sureness']
  reasons: Reason[]
  /** What the need says and the offer does not mention. */
  missing: Quote[]
}

/** Who may be suggested: with `among`, only what these organisations show, whatever they wish of one another. */
type Narrowing = { among?: string[] | undefined }

/** How many are compared by their facts as well, and how many of those are suggested at most. */
const ANSWERS = 60

/**
 * What fits this listing best: needs for an offer, offers for a need, best first. Works for a draft too, so that whoever
 * writes one sees at once whom it may reach. With `among`, only what these organisations show. Words of the cards are in
 * `lang` where there is such a version.
 */
export async function suggestFor(
  db: Db,
  actor: Actor,
  listingId: string,
  { limit, lang, among }: { limit: number; lang: string } & Narrowing,
): Promise<Suggestion[]> {
  if (!isId(listingId) || !(await mayReadListing(db, actor, listingId))) throw notFound('listing')
  const live = await getLiveIndex(db)
  const subject = await findSubject(db, listingId)
  if (!subject) throw notFound('listing')
  const compared = await answersFor(db, live, subject, { among, limit: ANSWERS })
  const sure = sureOf(live, compared)
  const best = (sure.length > 0 ? sure : nearestOf(live, compared)).slice(0, limit)
  return suggestionsOf(db, actor, { live, subject, best, lang })
}

/** The same without words for people: what the timetable and the organiser's matrix order by. */
export async function scoresFor(
  db: Db,
  listingId: string,
  narrowing: Narrowing,
): Promise<{ id: string; organisationId: string; score: number }[]> {
  const live = await getLiveIndex(db)
  const subject = await findSubject(db, listingId)
  if (!subject) return []
  const ranked = await rankFor(db, live, subject, narrowing)
  return ranked.map(({ id, points }) => ({
    id,
    organisationId: live.standings.get(id)!.organisationId,
    score: points,
  }))
}

export async function findSubject(db: Db, listingId: string): Promise<Subject | undefined> {
  const [written] = await readWritten(db, [listingId], { drafts: true })
  return written && subjectOf(written)
}

export type Ranked = Compared & { sureness: 'strong' | 'possible' | 'distant' }

/** Everything that may be suggested for the subject, best first, of one organisation no more than two among the first ten. */
export async function rankFor(db: Db, live: LiveIndex, subject: Subject, narrowing: Narrowing): Promise<Ranked[]> {
  return sureOf(live, await answersFor(db, live, subject, { ...narrowing, limit: ANSWERS }))
}

function sureOf(live: LiveIndex, compared: Compared[]): Ranked[] {
  const [first = 0, second = 0] = compared.map(({ score }) => score).sort((a, b) => b - a)
  const sure = compared.flatMap((one): Ranked[] => {
    const margin = one.score === first && second > 0 ? first / second : 1
    const sharesField = one.facts.some(({ kind, points }) => kind === 'fields' && points > 0)
    const known = sureness(one.coverage, { margin, sharesField })
    return known ? [{ ...one, sureness: known }] : []
  })
  return diverse(sure, ({ id }) => live.standings.get(id)?.organisationId ?? id)
}

/** For a page that would be empty otherwise: of the same field, with some words in common, and said to be far off. */
function nearestOf(live: LiveIndex, compared: Compared[]): Ranked[] {
  const near = compared.filter(
    ({ coverage, facts }) =>
      coverage >= DISTANT_MIN && facts.some(({ kind, points }) => kind === 'fields' && points > 0),
  )
  const ranked = near.map((one): Ranked => ({ ...one, sureness: 'distant' }))
  return diverse(ranked, ({ id }) => live.standings.get(id)?.organisationId ?? id)
}

const DISTANT_MIN = 0.1

/** What answers the subject and nothing keeps from it, in the order of words and facts together, however little it is. */
export async function answersFor(
  db: Db,
  live: LiveIndex,
  subject: Subject,
  { among, limit }: Narrowing & { limit: number },
): Promise<Compared[]> {
  const bars = withinEvent(await readBars(db, subject), among)
  const allowed = among && new Set(among)
  const isAllowed = (id: string) => {
    const standing = live.standings.get(id)
    if (allowed && !(standing && allowed.has(standing.organisationId))) return false
    return exclusionOf(subject, { id, standing }, bars) === undefined
  }
  return compareAnswers(db, live, subject, listAnswers(live, subject, { limit, isAllowed }), bars)
}

export async function compareAnswers(
  db: Db,
  live: LiveIndex,
  subject: Subject,
  answers: Parameters<typeof compareAll>[1],
  { today }: Bars,
): Promise<Compared[]> {
  const ids = answers.map(({ id }) => id)
  const [profiles, said] = await Promise.all([
    readProfiles(db, [subject.id, ...ids], today),
    readSaid(db, subject, ids),
  ])
  const profile = profiles.get(subject.id) ?? wordsAlone(subject)
  return compareAll(live, answers, { profile, others: profiles, said, today })
}

/** What is not written down yet states no facts, and is compared by its words. */
function wordsAlone({ id, kind, organisationId }: Subject): Profile {
  const nothing = { level: null, dueOn: null, ipStatus: null, budget: null, price: null }
  return { id, kind, organisationId, fields: [], cooperation: [], langs: [], events: [], ...nothing }
}

// Among the partners of an event everybody sees everybody: that somebody is missing would tell who said no.
function withinEvent(bars: Bars, among: string[] | undefined): Bars {
  return among ? { ...bars, refusing: new Set() } : bars
}

async function suggestionsOf(
  db: Db,
  actor: Actor,
  { live, subject, best, lang }: { live: LiveIndex; subject: Subject; best: Ranked[]; lang: string },
): Promise<Suggestion[]> {
  const ids = best.map(({ id }) => id)
  const [cards, written] = await Promise.all([listCards(db, actor, ids, lang), readWritten(db, ids)])
  return best.flatMap((ranked): Suggestion[] => {
    const card = cards.find(({ id }) => id === ranked.id)
    const found = written.find(({ id }) => id === ranked.id)
    if (!card || !found) return []
    const other = subjectOf(found)
    const reasons = [...sharedWords(live, ranked, other), ...ranked.facts]
    return [
      {
        card,
        score: ranked.points,
        sureness: ranked.sureness,
        reasons,
        missing: missingBetween(live, subject, other, lang),
      },
    ]
  })
}

/** Whatever the direction, it is the need whose words may be missing; quoted from its version in `lang` where there is one. */
export function missingBetween(live: LiveIndex, subject: Subject, other: Subject, lang?: string): Quote[] {
  return subject.kind === 'need' ? missingWords(live, subject, other, lang) : missingWords(live, other, subject, lang)
}
