import { z } from 'zod'
import { organisationKinds } from '#people/organisations.ts'
import { sides } from './participation.ts'

const text = z.string().trim().max(300).default('')
const email = z.union([z.literal(''), z.email('people.email-wrong')]).default('')
const optionalId = z.preprocess((value) => (value === '' ? undefined : value), z.uuid('events.choose-one').optional())

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
})

/** A person of the organisation, or a new one by their name. */
export const delegateInput = z
  .object({
    personId: optionalId,
    nameZh: text,
    nameEn: text,
    email,
    post: text,
    languages: z
      .string()
      .default('')
      .transform((typed) => typed.split(/[\s,，、;；/]+/).filter(Boolean))
      .pipe(z.array(z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, 'events.language-wrong'))),
  })
  .refine(({ personId, nameZh, nameEn }) => personId || nameZh || nameEn, {
    path: ['personId'],
    message: 'events.choose-or-name-person',
  })
