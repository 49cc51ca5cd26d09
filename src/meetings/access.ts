import { may as mayAtEvent } from '#events/access.ts'
import type { Participation } from '#events/participation.ts'
import type { Actor } from '#people/actor.ts'

type Side = Pick<Participation, 'eventId' | 'organisationId'>

export const may = {
  /** Slots, tables, interpreters, wishes of others: the set-up of a day. */
  setUp: (actor: Actor, eventId: string) => mayAtEvent.organise(actor, eventId),
  /** Arrange the draft as a whole, and release it to everybody. */
  arrange: (actor: Actor, eventId: string) => mayAtEvent.organise(actor, eventId),
  /** Put a meeting somewhere, move it, take it away: organisers, and the desk on the day. */
  seat: (actor: Actor, eventId: string) => mayAtEvent.runDesk(actor, eventId),
  /** Ask, answer, withdraw and wish for an organisation that takes part. */
  speakFor: (actor: Actor, side: Side) => mayAtEvent.speakForParticipant(actor, side),
  /** Either side may call its own meeting off. */
  cancel: (actor: Actor, eventId: string, sides: Side[]) =>
    mayAtEvent.runDesk(actor, eventId) || sides.some((side) => mayAtEvent.speakForParticipant(actor, side)),
}
