import { may as mayInCatalogue } from '#catalogue/access.ts'
import { speaksFor } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'

/** `ownerId` is the organisation whose need it is, `organisationId` the one that answers. */
export const may = {
  /** Judge what was answered: those who speak for the owner, and officials for everybody. */
  judge: (actor: Actor, ownerId: string) => mayInCatalogue.write(actor, ownerId),
  answer: (actor: Actor, { organisationId, ownerId }: { organisationId: string; ownerId: string }) =>
    speaksFor(actor, organisationId) && organisationId !== ownerId,
  /** A solution is read by its own organisation and by those who judge it, and by nobody else. */
  read: (actor: Actor, { organisationId, ownerId }: { organisationId: string; ownerId: string }) =>
    speaksFor(actor, organisationId) || may.judge(actor, ownerId),
}
