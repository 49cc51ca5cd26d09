import { z } from 'zod'
import { languageMap } from '#platform/languages.ts'

const words = (most: number) => z.string().trim().max(most).default('')
const day = z.union([z.literal(''), z.iso.date('events.date-missing')]).default('')

/** A hall as its form says it. */
export const hallInput = z
  .object({
    slug: z
      .string()
      .trim()
      .toLowerCase()
      .max(60)
      .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'halls.address-wrong'),
    nameZh: words(200),
    nameEn: words(200),
    introZh: words(4000),
    introEn: words(4000),
    opensOn: z.iso.date('events.date-missing'),
    closesOn: day,
    eventId: z.preprocess((value) => value || undefined, z.uuid('events.choose-one').optional()),
  })
  .refine(({ nameZh, nameEn }) => nameZh || nameEn, { path: ['nameZh'], message: 'halls.name-missing' })
  .transform(({ nameZh, nameEn, introZh, introEn, closesOn, ...rest }) => ({
    ...rest,
    name: languageMap({ zh: nameZh, en: nameEn }),
    intro: introZh || introEn ? languageMap({ zh: introZh, en: introEn }) : null,
    closesOn: closesOn || null,
  }))

export const pieceInput = z.object({ listingId: z.uuid('events.choose-one') })

/** Up, down, or to a place counted from 1. */
export const pieceMoveInput = pieceInput.extend({
  to: z.coerce
    .number('halls.place-wrong')
    .int('halls.place-wrong')
    .min(1, 'halls.place-wrong')
    .max(500, 'halls.place-wrong'),
})

export const lineInput = pieceInput
  .extend({ lineZh: words(300), lineEn: words(300) })
  .transform(({ listingId, lineZh, lineEn }) => ({
    listingId,
    line: lineZh || lineEn ? languageMap({ zh: lineZh, en: lineEn }) : null,
  }))
