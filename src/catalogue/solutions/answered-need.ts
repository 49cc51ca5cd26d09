import { isOver } from '#catalogue/deadlines.ts'
import type { LanguageMap } from '#db/tables.ts'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db } from '#platform/database/connect.ts'
import { isId } from '#platform/ids.ts'
import { notFound, Refusal } from '#platform/refusal.ts'

/** What decides whether a need can be answered. */
export type AnsweredNeed = {
  id: string
  number: number
  ownerId: string
  ownerCountry: string
  acceptsForeign: boolean
  isAnonymous: boolean
  dueOn: string | null
  expiresOn: string | null
  /** On show now; a need that was closed or withdrawn takes no answers. */
  isPublished: boolean
  /** The last instant of a challenge. */
  endsAt: Date | null
}

export async function findAnsweredNeed(db: Db, id: string): Promise<AnsweredNeed | undefined> {
  if (!isId(id)) return undefined
  const row = await db
    .selectFrom('catalogue.need as n')
    .innerJoin('catalogue.listing as l', 'l.id', 'n.listing_id')
    .innerJoin('people.organisation as g', 'g.id', 'l.organisation_id')
    .leftJoin('catalogue.publication as p', 'p.listing_id', 'l.id')
    .leftJoin('catalogue.challenge as c', 'c.need_id', 'l.id')
    .select(['l.id', 'l.number', 'l.organisation_id as ownerId', 'g.country as ownerCountry', 'n.due_on as dueOn'])
    .select(['n.accepts_foreign as acceptsForeign', 'n.is_anonymous as isAnonymous', 'l.expires_on as expiresOn'])
    .select(['p.published_at', 'c.ends_at as endsAt'])
    .where('l.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const { published_at, ...rest } = row
  return { ...rest, isPublished: published_at !== null }
}

export async function getAnsweredNeed(db: Db, id: string): Promise<AnsweredNeed> {
  const need = await findAnsweredNeed(db, id)
  if (!need) throw notFound('listing')
  return need
}

/** Why this need takes no answer from an organisation of that country, or undefined when it does. */
export function whyNotAnswered(need: AnsweredNeed, country: string): Refusal | undefined {
  const { endsAt, dueOn } = need
  if (!need.isPublished || isOver(need.expiresOn)) return new Refusal('solutions.need-not-open', { status: 409 })
  if (endsAt && endsAt <= now())
    return new Refusal('solutions.challenge-over', { status: 409, params: { at: instantWords(endsAt) } })
  // A challenge has its own end; the deadline of a need is until when an answer helps.
  if (!endsAt && isOver(dueOn))
    return new Refusal('solutions.deadline-over', { status: 409, params: { on: dueOn ?? '' } })
  if (!need.acceptsForeign && country !== need.ownerCountry)
    return new Refusal('solutions.domestic-only', { status: 403 })
  return undefined
}

/** Which of the actor's organisations may answer this need, and why the others may not. */
export async function listAnsweringOrganisations(db: Db, actor: Actor, need: AnsweredNeed) {
  if (actor.organisations.length === 0) return []
  const rows = await db
    .selectFrom('people.organisation')
    .select(['id', 'name', 'country'])
    .where('id', 'in', [...actor.organisations])
    .where('id', '<>', need.ownerId)
    .orderBy('sort_key')
    .execute()
  return rows.map(({ id, name, country }) => ({ id, name, refusal: whyNotAnswered(need, country) }))
}

/** An instant in words of both languages: it is the same everywhere, so it is told in UTC. */
export function instantWords(at: Date): LanguageMap {
  const style = { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' } as const
  const said = (tag: string) => `${new Intl.DateTimeFormat(tag, style).format(at)} (UTC)`
  return { zh: said('zh-CN'), en: said('en-GB') }
}
