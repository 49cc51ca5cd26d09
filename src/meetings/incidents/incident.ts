import { z } from 'zod'

export const incidentKinds = ['late', 'left', 'no_show', 'interpreter_ill', 'table_gone', 'slot_lost', 'added'] as const
export type IncidentKind = (typeof incidentKinds)[number]

/** What came between the plan and the day. A person is a delegate or an interpreter; sides are registrations. */
export type Incident =
  /** Back in time for `slotId`. */
  | { kind: 'late'; personId: string; slotId: string }
  /** Not there any more, or not at all, for the rest of the day. */
  | { kind: 'left' | 'no_show' | 'interpreter_ill'; personId: string }
  /** Usable again in `slotId`; without one, not today. */
  | { kind: 'table_gone'; tableId: string; slotId?: string | undefined }
  /** Nobody can meet in this slot. */
  | { kind: 'slot_lost'; slotId: string }
  /** Two organisations that ask for a meeting on the spot. */
  | { kind: 'added'; sides: [string, string] }

const person = z.uuid('meetings.incident-whom-missing')
const slot = z.uuid('meetings.incident-slot-missing')
const whom = z.object({ kind: z.enum(['left', 'no_show', 'interpreter_ill']), personId: person })
const optionalSlot = z.preprocess((value) => (value === '' ? undefined : value), slot.optional())

/** An incident as a form gives it. */
export const incidentInput = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('late'), personId: person, slotId: slot }),
    whom,
    z.object({
      kind: z.literal('table_gone'),
      tableId: z.uuid('meetings.incident-table-missing'),
      slotId: optionalSlot,
    }),
    z.object({ kind: z.literal('slot_lost'), slotId: slot }),
    z.object({
      kind: z.literal('added'),
      hostId: z.uuid('meetings.choose-one'),
      guestId: z.uuid('meetings.choose-whom'),
    }),
  ])
  .transform((given): Incident => {
    if (given.kind !== 'added') return given
    return { kind: 'added', sides: [given.hostId, given.guestId] }
  })
