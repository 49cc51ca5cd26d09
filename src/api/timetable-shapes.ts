import { z } from '@hono/zod-openapi'
import { usualOrder } from '#meetings/engine/goals.ts'

const id = z.uuid('api.id-wrong')
const languageMap = z.record(z.string(), z.string())
const instant = z.string().openapi({ example: '2017-09-13T02:00:00.000Z' })
const count = z.int()

const cellSchema = z
  .object({ slotId: id, tableId: id, interpreterId: id.nullable(), persons: z.array(id) })
  .openapi('Cell', { description: 'A table in a slot, and who would sit there.' })

/** Engine reasons with slots and tables by their ids; which members there are depends on `code`. */
const reasonSchema = z
  .object({ code: z.string(), changes: z.array(z.object({ kind: z.string() })) })
  .openapi('Reason', {
    description: 'Why it has no place, and the fewest changes that would give it one; more members, by code and kind.',
  })

const valueSchema = z.object({ placed: count, wanted: count, breaks: count, isOptimal: z.boolean() })

const goalSchema = z
  .object({ goal: z.enum(usualOrder), value: z.number(), bound: z.number().nullable() })
  .openapi('GoalStanding', { description: 'How a goal is met, and what no plan can better where that is known.' })

export const runSchema = z
  .object({
    id,
    startedAt: instant,
    progress: z.object({ placed: count, wanted: count, breaks: count }).nullable(),
    outcome: z
      .union([
        valueSchema.omit({ wanted: true }).extend({ moved: count, fewestBreaks: count, goals: z.array(goalSchema) }),
        z.object({ code: z.string(), detail: z.string() }),
      ])
      .nullable(),
  })
  .openapi('Run', { description: 'A search for a timetable; the best plan so far can be taken at any time.' })

export const timetableSchema = z
  .object({
    event: z.object({ slug: z.string(), name: languageMap, timeZone: z.string() }),
    slots: z.array(z.object({ id, startsAt: instant, endsAt: instant })),
    tables: z.array(z.object({ id, label: z.string(), isOnline: z.boolean() })),
    meetings: z.array(
      z.object({
        id,
        parties: z.array(z.object({ organisationId: id, name: languageMap, side: z.enum(['foreign', 'domestic']) })),
        weight: z.enum(['must', 'want', 'nice']),
        isHeld: z.boolean().openapi({ description: 'The organiser wants it left where it is.' }),
        conflicts: count,
        cell: cellSchema.nullable(),
        reason: reasonSchema.optional(),
      }),
    ),
    lastRelease: z.object({ number: count, releasedAt: instant }).nullable(),
    fingerprint: z.string().openapi({ description: 'Names this draft; goes along when it is released.' }),
    changes: count.openapi({ description: 'Meetings in which the draft differs from the last release.' }),
    violations: count,
  })
  .openapi('Timetable', { description: 'The draft as the board shows it.' })

export const openingsSchema = z
  .object({ cells: z.array(cellSchema), reason: reasonSchema })
  .openapi('Openings', { description: 'Where a meeting could be held right now, all others staying where they are.' })

export const releasedSchema = z
  .object({ number: count, told: count.openapi({ description: 'Persons a letter was written to.' }) })
  .openapi('Release')

export const placeSchema = z.object({ slotId: id, tableId: id }).openapi('Place', { description: 'A table in a slot.' })

/** Who changes the draft says where the meeting was when they looked, so that nobody's change is lost. */
const seen = placeSchema.nullable().openapi({ description: 'Where it was when you looked; null: nowhere.' })

export const placementInput = z
  .object({ slotId: id, tableId: id.optional().openapi({ description: 'Any free table when left out.' }), seen })
  .openapi('PlacementInput')

export const removalInput = z.object({ seen }).openapi('RemovalInput')

export const runInput = z
  .object({
    keep: z.enum(['holds', 'all-placed', 'nothing'], 'api.keep-unknown').default('holds'),
    seconds: z.number('api.seconds-wrong').min(1, 'api.seconds-wrong').max(600, 'api.seconds-wrong').default(20),
  })
  .openapi('RunInput')

export const releaseInput = z
  .object({
    fingerprint: z.string('api.fingerprint-missing').min(1, 'api.fingerprint-missing').max(200),
    note: z.string().max(500, 'api.note-too-long').optional(),
  })
  .openapi('ReleaseInput')
