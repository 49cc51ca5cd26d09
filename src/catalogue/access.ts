import { hasRole, speaksFor } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'

/** Who looks after the whole catalogue: organisers and editors, of whatever event, and administrators. */
export function isOfficial(actor: Actor): boolean {
  return actor.roles.some(({ eventId }) =>
    (['organiser', 'editor'] as const).some((role) => hasRole(actor, role, eventId ?? undefined)),
  )
}

export const may = {
  /** Write, submit and withdraw: those who speak for the organisation, and officials for everybody. */
  write: (actor: Actor, organisationId: string) => speaksFor(actor, organisationId) || isOfficial(actor),
  publish: isOfficial,
  /** Drafts are seen by those who may write them, what is published by everybody. */
  see: (actor: Actor, listing: { organisationId: string; isPublished: boolean }) =>
    listing.isPublished || may.write(actor, listing.organisationId),
}
