import type { Expression, SqlBool } from 'kysely'
import { sql } from 'kysely'
import { hasRole } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'

export const may = {
  /** Move an intent along, and say which call an event feeds: whoever organises the event. */
  followUp: (actor: Actor, eventId: string) => hasRole(actor, 'organiser', eventId),
  /** Open a call that events can feed: whoever organises anything. */
  openCalls: (actor: Actor) => actor.roles.some(({ role }) => role === 'administrator' || role === 'organiser'),
  /** Everything that came of an event: its officials, whatever they are called. */
  seeEvent: (actor: Actor, eventId: string) =>
    actor.roles.some((held) => held.eventId === null || held.eventId === eventId),
  /** See single outcomes at all: an official, or somebody who speaks for an organisation. */
  seeAny: (actor: Actor) => actor.roles.length > 0 || actor.organisations.length > 0,
}

/**
 * Which intents the actor sees: an official those of the events they serve, everybody else those of the organisations
 * they speak for. A condition on a query in which the intent is called `i`.
 */
export function visibleTo(actor: Actor): Expression<SqlBool> {
  if (actor.roles.some(({ eventId }) => eventId === null)) return sql<boolean>`true`
  const events = actor.roles.flatMap(({ eventId }) => eventId ?? [])
  return sql<boolean>`(i.event_id = any(${events}::uuid[]) or exists (
    select from outcomes.intent_party p
    where p.intent_id = i.id and p.organisation_id = any(${[...actor.organisations]}::uuid[])))`
}
