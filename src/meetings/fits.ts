import { sql } from 'kysely'
import { scoresFor } from '#matching/suggestions.ts'
import type { Db } from '#platform/database/connect.ts'
import type { Meeting, Problem } from './engine/problem.ts'

/** More listings than these are not compared: a search that begins late finds less. */
const LISTINGS_MAX = 400
/** Millionths of a score that are one of its hundred points here. */
const ONE_POINT = 10_000

/**
 * The problem with a score for each meeting: how well the best two published listings of its organisations fit, from 0 to
 * 100. Only where the day counts goals in an order; otherwise scores would change what is weighed against what.
 */
export async function scoreMeetings(db: Db, eventId: string, problem: Problem): Promise<Problem> {
  if (!problem.goals) return problem
  const partners = listPartners(problem.meetings)
  const organisations = await listOrganisations(db, eventId)
  const best = new Map<string, number>()
  for (const { listingId, participationId } of await listHostListings(db, eventId)) {
    const guests = [...(partners.get(participationId) ?? [])]
    const guestOf = new Map(guests.map((guest) => [organisations.get(guest) ?? '', guest]))
    for (const { organisationId, score } of await scoresFor(db, listingId, { among: [...guestOf.keys()] })) {
      const pair = `${participationId} ${guestOf.get(organisationId)}`
      best.set(pair, Math.max(best.get(pair) ?? 0, score / ONE_POINT))
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
