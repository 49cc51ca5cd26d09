import { may as mayAtEvent } from '#events/access.ts'
import { may as mayOfPeople } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'

export const may = {
  /** See the pages of this room: whoever organises anything. */
  enter: (actor: Actor) => mayOfPeople.keepDirectory(actor),
  /** Bring sheets in or take them out, for everything or for one event. */
  bringIn: (actor: Actor, eventId: string | undefined) =>
    may.enter(actor) && (eventId === undefined || mayAtEvent.organise(actor, eventId)),
}
