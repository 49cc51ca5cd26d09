import { fields } from '#catalogue/vocabularies/fields.ts'
import technicalTerms from './terms.json' with { type: 'json' }

/** Technical words of exchange days and the names of the fields, in two languages: what a new installation can compare with at once. */
export const termPairs: readonly { zh: string; en: string }[] = [
  ...technicalTerms.map(([zh = '', en = '']) => ({ zh, en })),
  ...fields.terms.map(({ label: { zh = '', en = '' } }) => ({ zh, en })),
]
