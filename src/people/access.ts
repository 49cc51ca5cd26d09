import { Refusal } from '#platform/refusal.ts'
import type { Actor, Role } from './actor.ts'

/** Whether the actor holds the role, for this event or everywhere. Administrators hold every role. */
export function hasRole(actor: Actor, role: Role, eventId?: string): boolean {
  return actor.roles.some(
    (held) =>
      (held.role === role || held.role === 'administrator') && (held.eventId === null || held.eventId === eventId),
  )
}

/** Whether the actor speaks for the organisation. */
export function speaksFor(actor: Actor, organisationId: string): boolean {
  return actor.organisations.includes(organisationId)
}

export function isKnown(actor: Actor): boolean {
  return actor.kind !== 'visitor'
}

export const may = {
  administer: (actor: Actor) => hasRole(actor, 'administrator'),
  /** Add and change organisations and persons: whoever organises anything. */
  keepDirectory: (actor: Actor) => actor.roles.some(({ role }) => role === 'administrator' || role === 'organiser'),
}

/** A visitor is asked to sign in first; a known person is told that this is not theirs to do. */
export function insist(allowed: boolean, actor: Actor): void {
  if (allowed) return
  throw isKnown(actor)
    ? new Refusal('people.not-allowed', { status: 403 })
    : new Refusal('people.sign-in-first', { status: 401 })
}
