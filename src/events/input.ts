import { z } from 'zod'
import { organisationKinds } from '#people/organisations.ts'
import { languageMap } from '#platform/languages.ts'
import { attendances as waysToAttend } from './delegates.ts'
import { attendances } from './editions.ts'
import { organiserRoles } from './organisers.ts'
import { sides, tableFeatures } from './participation.ts'
import { sessionKinds } from './sessions.ts'
import { isTimeZone } from './wall-clock.ts'

const text = z.string().trim().max(300).default('')
const email = z.union([z.literal(''), z.email('people.email-wrong')]).default('')
const optionalId = z.preprocess((value) => (value === '' ? undefined : value), z.uuid('events.choose-one').optional())

/** One checkbox comes as a text, several as a list, none not at all. */
const needs = z.preprocess(
  (value) => (value === undefined ? [] : [value].flat().filter(Boolean)),
  z.array(z.enum(tableFeatures, 'events.choose-one')),
)

/** An organisation of the directory, or a new one by its name. */
export const registrationInput = z
  .object({
    organisationId: optionalId,
    nameZh: text,
    nameEn: text,
    kind: z.enum(organisationKinds).default('company'),
    country: z.union([z.literal(''), z.string().regex(/^[A-Z]{2}$/, 'events.country-wrong')]).default(''),
    side: z.enum(sides),
    parallelDesks: z.coerce.number().int().min(1, 'events.desks-wrong').max(40, 'events.desks-wrong'),
    needs,
  })
  .refine(({ organisationId, nameZh, nameEn }) => organisationId || nameZh || nameEn, {
    path: ['organisationId'],
    message: 'events.choose-or-name-organisation',
  })
  .refine(({ organisationId, country }) => organisationId || country, {
    path: ['country'],
    message: 'events.country-wrong',
  })

export const participationInput = z.object({
  side: z.enum(sides),
  parallelDesks: z.coerce.number().int().min(1, 'events.desks-wrong').max(40, 'events.desks-wrong'),
  needs,
})

const languages = z
  .string()
  .default('')
  .transform((typed) => typed.split(/[\s,，、;；/]+/).filter(Boolean))
  .pipe(z.array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'events.language-wrong')))

/** A person of the organisation, or a new one by their name. */
export const delegateInput = z
  .object({
    personId: optionalId,
    nameZh: text,
    nameEn: text,
    email,
    post: text,
    languages,
    attends: z.enum(waysToAttend, 'events.choose-one').default('onsite'),
    timeZone: z.union([z.literal(''), z.string().trim().refine(isTimeZone, 'events.time-zone-wrong')]).default(''),
  })
  .refine(({ personId, nameZh, nameEn }) => personId || nameZh || nameEn, {
    path: ['personId'],
    message: 'events.choose-or-name-person',
  })

export const attendanceInput = z.object({ attends: z.enum(waysToAttend, 'events.choose-one') })

/** A hall with the days on which it is used. */
export const placeInput = z
  .object({
    nameZh: text,
    nameEn: text,
    firstDay: z.union([z.literal(''), z.iso.date('events.date-missing')]).default(''),
    lastDay: z.union([z.literal(''), z.iso.date('events.date-missing')]).default(''),
  })
  .refine(({ nameZh, nameEn }) => nameZh || nameEn, { path: ['nameZh'], message: 'events.name-missing' })
  .transform(({ nameZh, nameEn, firstDay, lastDay }) => ({
    name: languageMap({ zh: nameZh, en: nameEn }),
    firstDay: firstDay || null,
    lastDay: lastDay || null,
  }))

export const walkInput = z.object({
  oneId: z.uuid('events.choose-one'),
  otherId: z.uuid('events.choose-one'),
  minutes: z.coerce
    .number('events.walk-minutes-wrong')
    .int()
    .min(0, 'events.walk-minutes-wrong')
    .max(1440, 'events.walk-minutes-wrong'),
})

export const placeChoice = z.object({ placeId: z.uuid('events.choose-one') })

const longText = z.string().trim().max(4000).default('')
const address = z
  .string()
  .trim()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'events.slug-wrong')

/** The facts of an event as its form has them; `event-form.ts` makes the change of it. */
export const eventFactsInput = z
  .object({
    slug: address,
    nameZh: text,
    nameEn: text,
    themeZh: text,
    themeEn: text,
    objectiveZh: longText,
    objectiveEn: longText,
    topics: longText,
    startsOn: z.iso.date('events.date-missing'),
    endsOn: z.iso.date('events.date-missing'),
    timeZone: z.string().trim().min(1),
    country: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{2}$/, 'events.country-wrong'),
    cityZh: text,
    cityEn: text,
    venueZh: text,
    venueEn: text,
    attendance: z.enum(attendances),
    seriesSlug: z.union([z.literal(''), address], 'events.slug-wrong').default(''),
    seriesNameZh: text,
    seriesNameEn: text,
  })
  .refine(({ nameZh, nameEn }) => nameZh || nameEn, { path: ['nameZh'], message: 'events.name-missing' })
  .refine(({ cityZh, cityEn }) => cityZh || cityEn, { path: ['cityZh'], message: 'events.city-missing' })
  .refine(({ seriesSlug, seriesNameZh, seriesNameEn }) => !seriesSlug || seriesNameZh || seriesNameEn, {
    path: ['seriesNameZh'],
    message: 'events.series-name-missing',
  })
  .refine(({ seriesSlug, seriesNameZh, seriesNameEn }) => seriesSlug || !(seriesNameZh || seriesNameEn), {
    path: ['seriesSlug'],
    message: 'events.series-slug-missing',
  })

export const organiserInput = z.object({
  organisationId: z.uuid('events.choose-one'),
  role: z.enum(organiserRoles, 'events.choose-one'),
})

export const organiserMoveInput = organiserInput.extend({ direction: z.enum(['up', 'down'], 'events.choose-one') })

const moment = z.string().trim().min(1)

export const sessionInput = z
  .object({
    kind: z.enum(sessionKinds, 'events.choose-one'),
    nameZh: text,
    nameEn: text,
    startsAt: moment,
    endsAt: moment,
    placeZh: text,
    placeEn: text,
    blocksMeetings: z.enum(['yes', 'no'], 'events.choose-one'),
  })
  .refine(({ nameZh, nameEn }) => nameZh || nameEn, { path: ['nameZh'], message: 'events.name-missing' })
  .transform(({ nameZh, nameEn, placeZh, placeEn, blocksMeetings, ...session }) => ({
    ...session,
    name: languageMap({ zh: nameZh, en: nameEn }),
    place: placeZh || placeEn ? languageMap({ zh: placeZh, en: placeEn }) : null,
    blocksMeetings: blocksMeetings === 'yes',
  }))

export const sessionChoice = z.object({ sessionId: z.uuid('events.choose-one') })

export const speakerInput = z.object({
  sessionId: z.uuid('events.choose-one'),
  personId: z.uuid('events.choose-one'),
})

export const exhibitInput = z.object({ listingId: z.uuid('events.choose-one') })

/** Somebody at the desk who is not on the list, for an organisation that takes part. */
export const walkInInput = z
  .object({ participationId: z.uuid('events.choose-one'), nameZh: text, nameEn: text, languages })
  .refine(({ nameZh, nameEn }) => nameZh || nameEn, { path: ['nameZh'], message: 'events.name-missing' })
  .transform(({ nameZh, nameEn, ...walkIn }) => ({ ...walkIn, name: languageMap({ zh: nameZh, en: nameEn }) }))
