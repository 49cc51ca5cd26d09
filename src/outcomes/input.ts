import { z } from 'zod'
import { languageMap } from '#platform/languages.ts'
import { stages } from './stages.ts'

const NAME_MAX = 300
const NOTE_MAX = 1000

const name = z.string().trim().max(NAME_MAX, 'outcomes.name-too-long').default('')

/** A call as the office opens it: a code for its address, and its name in at least one language. */
export const callInput = z
  .object({
    code: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/, 'outcomes.call-code-wrong')
      .max(60, 'outcomes.call-code-wrong'),
    nameZh: name,
    nameEn: name,
    programmeZh: name,
    programmeEn: name,
  })
  .refine((call) => call.nameZh || call.nameEn, { error: 'outcomes.call-name-missing', path: ['nameZh'] })
  .transform((call) => {
    const programme = languageMap({ zh: call.programmeZh, en: call.programmeEn })
    return {
      code: call.code,
      name: languageMap({ zh: call.nameZh, en: call.nameEn }),
      programme: Object.keys(programme).length > 0 ? programme : null,
    }
  })

/** A step of an intent. `from` is the stage the page showed, so that two people do not move it past each other. */
export const stageInput = z
  .object({
    stage: z.enum(stages, 'outcomes.stage-missing'),
    from: z.enum(stages).optional(),
    note: z.string().trim().max(NOTE_MAX, 'outcomes.note-too-long').default(''),
  })
  .refine(({ stage }) => stage !== 'intent', { error: 'outcomes.stage-missing', path: ['stage'] })
