import { z } from 'zod'
import { partsOfDay } from './timings.ts'

export const wishInput = z.object({
  wishingId: z.uuid('meetings.choose-one'),
  wishedId: z.uuid('meetings.choose-whom'),
  level: z.enum(['must', 'want', 'no']),
  partOfDay: z.preprocess((value) => (value === '' ? null : value), z.enum(partsOfDay).nullable().optional()),
  note: z.string().trim().max(500).optional(),
})

/** A wish as a participant states it: a press on a level, or the note and listing of one stated before. */
export const ownWishInput = z.object({
  wishingId: z.uuid('meetings.choose-one'),
  wishedId: z.uuid('meetings.choose-whom'),
  level: z.enum(['must', 'want', 'no', 'none']),
  listingId: z.union([z.literal('').transform(() => null), z.uuid('meetings.choose-one')]).optional(),
  note: z.string().trim().max(500, 'meetings.message-long').optional(),
})
