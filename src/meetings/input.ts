import { z } from 'zod'
import { tableFeatures } from '#events/participation.ts'
import { dayParts } from './availability.ts'
import { usualOrder } from './engine/goals.ts'

/** A field that may be left empty. */
const optionalId = z.preprocess((value) => (value === '' ? undefined : value), z.uuid('meetings.choose-one').optional())
/** One checkbox comes as a text, several as a list, none not at all. */
const ids = z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.uuid('meetings.choose-one')))
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'meetings.day-wrong')
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'meetings.clock-wrong')

export const askInput = z.object({
  askingId: z.uuid('meetings.choose-one'),
  askedId: z.uuid('meetings.choose-whom'),
  listingId: optionalId,
  message: z.string().trim().min(1, 'meetings.message-missing').max(500, 'meetings.message-long'),
})

export const answerInput = z.object({
  answer: z.enum(['accepted', 'declined', 'withdrawn']),
  slotId: optionalId,
})

export const availabilityInput = z.object({
  personId: z.uuid(),
  part: z.enum([...dayParts, 'chosen']).default('chosen'),
  slotIds: ids,
})

export const slotsInput = z
  .object({
    day,
    from: clock,
    to: clock,
    minutes: z.coerce.number().int().min(5).max(240),
    pauseMinutes: z.coerce.number().int().min(0).max(240),
  })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'meetings.slot-ends-before-it-starts' })

export const tablesInput = z.object({ tables: z.coerce.number().int().min(1).max(400) })

/** One checkbox comes as a text, several as a list, none not at all. */
const features = z.preprocess(
  (value) => (value === undefined ? [] : [value].flat().filter(Boolean)),
  z.array(z.enum(tableFeatures, 'meetings.choose-one')),
)
const link = z.union([z.literal(''), z.url({ protocol: /^https$/, error: 'meetings.link-wrong' })]).default('')

/** Where the ticked tables stand, what they have and whose they are. */
export const fittingOutInput = z.object({
  tableIds: ids.pipe(z.array(z.string()).min(1, 'meetings.choose-tables')),
  placeId: optionalId.transform((id) => id ?? null),
  boothOfId: optionalId.transform((id) => id ?? null),
  features,
  isOnline: z.enum(['yes', 'no'], 'meetings.choose-one').transform((answer) => answer === 'yes'),
  link: link.transform((address) => address || null),
})

export const interpreterInput = z.object({
  personId: z.uuid('meetings.choose-one'),
  languages: z
    .string()
    .transform((text) => text.split(/[\s,，、;；/]+/).filter(Boolean))
    .pipe(
      z
        .array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'meetings.language-wrong'))
        .min(2, 'meetings.interpreter-needs-two-languages'),
    ),
  longestStretch: z.coerce.number().int().min(1).max(40),
})

export const closureInput = z.object({
  tableId: z.uuid('meetings.choose-one'),
  slotId: z.uuid('meetings.choose-one'),
  reason: z.string().trim().max(200).optional(),
})

export const goalsInput = z.object({
  goalsBy: z.enum(['weighed', 'order']),
  fairBreaks: z.coerce.number().int().min(0).max(20),
  meetingsMin: z.coerce.number().int().min(0).max(20),
})

export const goalMoveInput = z.object({ goal: z.enum(usualOrder), direction: z.enum(['up', 'down']) })

export const dayRuleInput = z.object({
  arrangedBy: z.enum(['organiser', 'participants']),
  openRequestsMax: z.coerce.number().int().min(1).max(200),
  requestsLapseAt: z
    .string()
    .regex(/^$|^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'meetings.lapse-wrong')
    .default(''),
  mustsMax: z.coerce.number().int().min(1).max(200).default(5),
  wishesCloseAt: z
    .string()
    .regex(/^$|^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, 'meetings.lapse-wrong')
    .default(''),
  resultsAskedAfterDays: z.coerce.number().int().min(0).max(60).default(3),
})
