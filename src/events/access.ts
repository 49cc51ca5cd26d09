import { hasRole, speaksFor } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'

export const may = {
  /** Open a new event: organisers of everything. */
  addEvents: (actor: Actor) => hasRole(actor, 'organiser'),
  /** Set up the event, register who takes part, arrange the meetings. */
  organise: (actor: Actor, eventId: string) => hasRole(actor, 'organiser', eventId),
  /** Check people in and keep the tables running on the day. */
  runDesk: (actor: Actor, eventId: string) => hasRole(actor, 'desk', eventId) || hasRole(actor, 'organiser', eventId),
  /** Names of delegates are for those who run the event; the public sees organisations. */
  seeDelegates: (actor: Actor, eventId: string) => may.runDesk(actor, eventId),
  /** Decide for a participating organisation: its own people, or the organiser on its behalf. */
  speakForParticipant: (actor: Actor, { eventId, organisationId }: { eventId: string; organisationId: string }) =>
    speaksFor(actor, organisationId) || hasRole(actor, 'organiser', eventId),
}
