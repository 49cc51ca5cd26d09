import { sql } from 'kysely'
import { oldestToday } from '#catalogue/deadlines.ts'
import type { Db } from '#platform/database/connect.ts'
import type { Standing } from './live/documents.ts'

/** What keeps an offer and a need apart before anything is compared, the firmest first. */
export const exclusions = [
  'not-published',
  'same-kind',
  'same-organisation',
  'expired',
  'no-foreign',
  'refused',
  'judged',
] as const
export type Exclusion = (typeof exclusions)[number]

/** What is known of a listing's wishes and judgements before candidates are looked for. */
export type Bars = {
  /** The oldest date it still is anywhere. */
  today: string
  /** Organisations with which its own has a "no" at an event that is not over. */
  refusing: ReadonlySet<string>
  /** Listings its own organisation has said do not fit. */
  judged: ReadonlySet<string>
}

/** Why these two are not to be suggested to one another; undefined when nothing forbids it. */
export function exclusionOf(
  subject: Standing,
  other: { id: string; standing: Standing | undefined },
  { today, refusing, judged }: Bars,
): Exclusion | undefined {
  const { standing } = other
  if (!standing) return 'not-published'
  if (standing.kind === subject.kind) return 'same-kind'
  if (standing.organisationId === subject.organisationId) return 'same-organisation'
  if (standing.expiresOn !== null && standing.expiresOn < today) return 'expired'
  const isForeign = standing.country !== subject.country
  if (isForeign && !(standing.acceptsForeign && subject.acceptsForeign)) return 'no-foreign'
  if (refusing.has(standing.organisationId)) return 'refused'
  return judged.has(other.id) ? 'judged' : undefined
}

export async function readBars(db: Db, subject: Standing & { id: string }): Promise<Bars> {
  const today = oldestToday()
  const [refusing, judged] = await Promise.all([
    readRefusing(db, [subject.organisationId], today),
    readJudged(db, subject),
  ])
  return { today, refusing: refusing.get(subject.organisationId) ?? new Set(), judged }
}

/** With whom each of these organisations has a "no", whosever it is, while the event at which it was said is not over. */
export async function readRefusing(
  db: Db,
  organisationIds: string[],
  today: string,
): Promise<Map<string, Set<string>>> {
  const { rows } = await sql<{ one: string; other: string }>`
    select a.organisation_id as one, b.organisation_id as other
    from meetings.wish w join events.participation a on a.id = w.wishing_id join events.participation b on b.id = w.wished_id
      join events.event e on e.id = w.event_id
    where w.level = 'no' and e.ends_on >= ${today}::date
      and (a.organisation_id = any(${organisationIds}::uuid[]) or b.organisation_id = any(${organisationIds}::uuid[]))`.execute(
    db,
  )
  const refusing = new Map(organisationIds.map((id) => [id, new Set<string>()]))
  for (const { one, other } of rows) {
    refusing.get(one)?.add(other)
    refusing.get(other)?.add(one)
  }
  return refusing
}

async function readJudged(db: Db, { id, kind, organisationId }: Standing & { id: string }): Promise<Set<string>> {
  const [own, other] = kind === 'offer' ? (['offer_id', 'need_id'] as const) : (['need_id', 'offer_id'] as const)
  const rows = await db
    .selectFrom('matching.feedback')
    .select(`${other} as id`)
    .where(own, '=', id)
    .where('organisation_id', '=', organisationId)
    .where('verdict', '=', 'does-not-fit')
    .execute()
  return new Set(rows.map((row) => row.id))
}
