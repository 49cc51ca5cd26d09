import { hasRole } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'

const WRITING = ['editor', 'signer', 'organiser'] as const
const WORKING = [...WRITING, 'desk'] as const

export const may = {
  /** Every figure of the event with every record behind it. */
  seeRecords: (actor: Actor, eventId: string) => WORKING.some((role) => hasRole(actor, role, eventId)),
  seeDraft: (actor: Actor, eventId: string) => WRITING.some((role) => hasRole(actor, role, eventId)),
  write: (actor: Actor, eventId: string) => hasRole(actor, 'editor', eventId),
  sign: (actor: Actor, eventId: string) => hasRole(actor, 'signer', eventId),
}
