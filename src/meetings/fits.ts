import { sql } from 'kysely'
import { oldestToday } from '#catalogue/deadlines.ts'
import { findProfile, listCandidates } from '#matching/candidates.ts'
import { rank } from '#matching/ranking.ts'
import type { Db } from '#platform/database/connect.ts'
import type { Meeting, Problem } from './engine/problem.ts'

/** More listings than these are not compared: a search that begins late finds less. */
const LISTINGS_MAX = 400

/**
 * The problem with a score for each meeting: how well the best two published listings of its organisations fit, from 0 to
 * 100. Only where the day counts goals in an order; otherwise scores would change what is weighed against what.
 */
export async function scoreMeetings(db: Db, eventId: string, problem: Problem): Promise<Problem> {
  if (!problem.goals) return problem
  const partners = listPartners(problem.meetings)
  const organisations = await listOrganisations(db, eventId)
  const today = oldestToday()
  const best = new Map<string, number>()
  for (const { listingId, participationId } of await listHostListings(db, eventId)) {
    const guests = [...(partners.get(participationId) ?? [])]
    const among = guests.flatMap((guest) => organisations.get(guest) ?? [])
    const subject = among.length > 0 ? await findProfile(db, listingId) : undefined
    if (!subject) continue
    const ranked = rank(subject, await listCandidates(db, subject, today, among), today)
    const owners = await listOwners(
      db,
      eventId,
      ranked.map(({ id }) => id),
    )
    for (const { id, score } of ranked)
      for (const guest of owners.get(id) ?? []) {
        const pair = `${participationId} ${guest}`
        best.set(pair, Math.max(best.get(pair) ?? 0, score))
      }
  }
  const scoreOf = ({ parties: [host, guest] }: Meeting) => best.get(`${host} ${guest}`) ?? 0
  return { ...problem, meetings: problem.meetings.map((meeting) => ({ ...meeting, score: scoreOf(meeting) })) }
}

/** Guests by host. */
function listPartners(meetings: Meeting[]): Map<string, Set<string>> {
  const partners = new Map<string, Set<string>>()
  for (const { parties } of meetings) {
    const [host, guest] = parties
    partners.set(host, (partners.get(host) ?? new Set()).add(guest))
  }
  return partners
}

async function listOrganisations(db: Db, eventId: string): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('events.participation')
    .select(['id', 'organisation_id'])
    .where('event_id', '=', eventId)
    .execute()
  return new Map(rows.map(({ id, organisation_id }) => [id, organisation_id]))
}

async function listHostListings(db: Db, eventId: string): Promise<{ listingId: string; participationId: string }[]> {
  const { rows } = await sql<{ listingId: string; participationId: string }>`
    select x.listing_id as "listingId", p.id as "participationId" from events.participation p
      join catalogue.listing l on l.organisation_id = p.organisation_id
      join catalogue.publication x on x.listing_id = l.id
    where p.event_id = ${eventId} and exists (select 1 from meetings.meeting m where m.host_id = p.id)
    order by p.id, l.id limit ${LISTINGS_MAX}`.execute(db)
  return rows
}

/** The registrations of those who show the listings. */
async function listOwners(db: Db, eventId: string, listings: string[]): Promise<Map<string, string[]>> {
  if (listings.length === 0) return new Map()
  const rows = await db
    .selectFrom('catalogue.listing as l')
    .innerJoin('events.participation as p', 'p.organisation_id', 'l.organisation_id')
    .select(['l.id as listing', 'p.id as participation'])
    .where('p.event_id', '=', eventId)
    .where('l.id', 'in', listings)
    .execute()
  const byListing = Map.groupBy(rows, ({ listing }) => listing)
  return new Map([...byListing].map(([listing, owners]) => [listing, owners.map(({ participation }) => participation)]))
}
