import { sql } from 'kysely'
import { isOfficial } from '#catalogue/access.ts'
import { getListing, type ListingPage } from '#catalogue/listing-page.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { listAnswers, type Reason, type Subject, wordReasons } from './comparing.ts'
import { type Exclusion, exclusionOf, readBars } from './exclusions.ts'
import { glossOf } from './gloss.ts'
import type { Piece } from './live/documents.ts'
import { getLiveIndex, type LiveIndex } from './live/live-index.ts'
import type { Quote } from './quoting.ts'
import { compareAnswers, findSubject, missingBetween, rankFor } from './suggestions.ts'

/** Two listings side by side: what keeps them apart, what they share, what is missing, and where the one stands for the other. */
export type Pair = {
  one: ListingPage
  other: ListingPage
  /** `withheld`: something forbids it that this reader may not know. */
  exclusion: Exclusion | 'withheld' | undefined
  reasons: Reason[]
  missing: Quote[]
  /** In millionths; the reasons add up to it. */
  score: number
  /** Its place among what is suggested for the first one, if it is. */
  place: number | undefined
  pieces: { one: Piece[]; other: Piece[] }
  /** The other's title word by word in English, where it is in another language. */
  gloss: { words: string; english: string }[]
}

/** Why the two fit or do not: for whoever expected a suggestion, and for whoever wants to see one proven. Numbers are listings'. */
export async function compareListings(db: Db, actor: Actor, numbers: { one: number; other: number }): Promise<Pair> {
  const [one, other] = await Promise.all([
    getListing(db, actor, { number: numbers.one }),
    getListing(db, actor, { number: numbers.other }),
  ])
  const live = await getLiveIndex(db)
  const [subject, answering] = await Promise.all([findSubject(db, one.id), findSubject(db, other.id)])
  if (!subject || !answering) throw new Error('a listing went while it was compared')
  const bars = await readBars(db, subject)
  const exclusion = exclusionOf(subject, { id: other.id, standing: live.standings.get(other.id) }, bars)
  const isComparable = exclusion !== 'not-published' && one.kind !== other.kind
  const [answer] = isComparable ? listAnswers(live, subject, { limit: 1, isAllowed: (id) => id === other.id }) : []
  const [compared] = answer ? await compareAnswers(db, live, subject, [answer], bars) : []
  const suggested = exclusion || !compared ? [] : await rankFor(db, live, subject, {})
  const place = suggested.findIndex(({ id }) => id === other.id) + 1
  return {
    one,
    other,
    exclusion: exclusion && (await shownTo(db, actor, { exclusion, subject, answering, one, other })),
    reasons: compared ? [...wordReasons(live, compared, answering), ...compared.facts] : [],
    missing: compared ? missingBetween(live, subject, answering) : [],
    score: compared?.points ?? 0,
    place: place || undefined,
    pieces: { one: subject.pieces, other: answering.pieces },
    gloss: glossOfTitle(live, answering, other.originalLang),
  }
}

function glossOfTitle(live: LiveIndex, { pieces }: Subject, lang: string) {
  const title = pieces.find((piece) => piece.field === 'title' && piece.lang === lang)
  return title && lang !== 'en' ? glossOf(title.text, lang, live.lexicon) : []
}

type Hiding = { exclusion: Exclusion; subject: Subject; answering: Subject; one: ListingPage; other: ListingPage }

// Whose a listing is, and who said no to whom, must not be learnt by asking why two listings are kept apart.
async function shownTo(
  db: Db,
  actor: Actor,
  { exclusion, subject, answering, one, other }: Hiding,
): Promise<Exclusion | 'withheld'> {
  if (exclusion === 'same-organisation') return one.owner.known && other.owner.known ? exclusion : 'withheld'
  if (exclusion === 'judged') return one.inside ? exclusion : 'withheld'
  if (exclusion !== 'refused' || isOfficial(actor)) return exclusion
  const own = [subject, answering].map(({ organisationId }) => organisationId)
  const { rows } = await sql`
    select from meetings.wish w join events.participation a on a.id = w.wishing_id
      join events.participation b on b.id = w.wished_id
    where w.level = 'no' and a.organisation_id = any(${own}::uuid[]) and b.organisation_id = any(${own}::uuid[])
      and a.organisation_id = any(${[...actor.organisations]}::uuid[]) limit 1`.execute(db)
  return rows.length > 0 ? 'refused' : 'withheld'
}
