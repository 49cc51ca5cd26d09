import { z } from 'zod'
import { Refusal } from '#platform/refusal.ts'
import { IPC_SYMBOL, industryCodes, ipcClassOf } from './vocabularies/classifications.ts'
import { fieldCodes } from './vocabularies/fields.ts'
import { isLanguage } from './vocabularies/places-and-languages.ts'
import { stageCodes } from './vocabularies/readiness.ts'
import {
  cooperationCodes,
  exhibitMediaCodes,
  ipStatusCodes,
  profileCodes,
  urgencyCodes,
} from './vocabularies/terms-of-trade.ts'

/** The parts of a listing that are written in words, in any number of languages. */
export const textFields = [
  'title',
  'summary',
  'description',
  'advantages',
  'sought',
  'problem',
  'presentSolution',
  'tried',
  'constraints',
] as const
export type TextField = (typeof textFields)[number]

const offerFields = ['trl', 'stage', 'ipStatus', 'patents', 'priceTerms', 'exhibitMedia'] as const
const needFields = [
  'wantedTrl',
  'budgetMin',
  'budgetMax',
  'budgetCurrency',
  'dueOn',
  'acceptsForeign',
  'isAnonymous',
  'prizeAmount',
  'prizeCurrency',
  'urgency',
  'targets',
] as const
const listFields = [
  'fields',
  'cooperation',
  'keywords',
  'ipc',
  'industries',
  'patents',
  'exhibitMedia',
] as const satisfies (keyof typeof shape)[]

export const targetOperators = ['>=', '<=', '=', '>', '<', 'range', 'text'] as const

const CONTROL = /[\p{Cc}\u2028\u2029]/gu

/** Text as it is kept: composed, without control characters, ends trimmed, line ends as `\n`. */
export function text(maximum: number) {
  return z
    .string('catalogue.text-expected')
    .transform((raw) =>
      raw
        .normalize('NFC')
        .replace(/\r\n?/g, '\n')
        .replace(CONTROL, (letter) => (letter === '\n' || letter === '\t' ? letter : ' '))
        .trim(),
    )
    .pipe(z.string().max(maximum, 'catalogue.text-too-long'))
}

export const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'catalogue.language-unknown')
  .refine(isLanguage, 'catalogue.language-unknown')
const words = (maximum: number) => z.record(language, text(maximum).nullable()).nullish()
const line = (maximum: number) => text(maximum).nullish()
const code = <const Codes extends readonly [string, ...string[]]>(codes: Codes) =>
  z.enum(codes, 'catalogue.code-unknown').nullish()
const codeList = <const Codes extends readonly [string, ...string[]]>(codes: Codes) =>
  z.array(z.enum(codes, 'catalogue.code-unknown')).max(codes.length, 'catalogue.too-many').nullish()
const lines = (each: number, most: number) =>
  z
    .array(text(each).pipe(z.string().min(1, 'catalogue.line-empty')))
    .max(most, 'catalogue.too-many')
    .nullish()
const ipcSymbol = z
  .string()
  .regex(IPC_SYMBOL, 'catalogue.ipc-wrong')
  .refine((symbol) => ipcClassOf(symbol) !== undefined, 'catalogue.ipc-unknown')
const level = z.int('catalogue.level-wrong').min(1, 'catalogue.level-wrong').max(9, 'catalogue.level-wrong').nullish()
const day = z.iso.date('catalogue.date-wrong').nullish()
const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, 'catalogue.currency-wrong')
  .nullish()
const amount = z
  .string('catalogue.amount-wrong')
  .regex(/^\d{1,13}(\.\d{1,2})?$/, 'catalogue.amount-wrong')
  .transform((typed) => {
    const [whole = '0', cents = ''] = typed.split('.')
    return `${whole.replace(/^0+(?=\d)/, '')}.${cents.padEnd(2, '0')}`
  })
  .nullish()

// Nothing of an indicator has to be there: what is missing is asked for later, and nothing typed is turned away.
const target = z.object({
  name: text(100).nullish(),
  operator: z.enum(targetOperators, 'catalogue.code-unknown'),
  value: text(100).nullish(),
  unit: text(40).nullish(),
  method: text(300).nullish(),
  /** What it shows today, unit and all. */
  present: text(100).nullish(),
  /** Its words in further languages than the original's. */
  translations: z
    .record(
      language,
      z.object({
        name: text(100).nullish(),
        present: text(100).nullish(),
        value: text(100).nullish(),
        method: text(300).nullish(),
      }),
    )
    .nullish(),
})

const shape = {
  /** The listing to change. Without it, organisation + kind + reference name the listing; without a reference it is new. */
  id: z.uuid('catalogue.id-wrong').optional(),
  kind: z.enum(['offer', 'need'], 'catalogue.code-unknown'),
  organisationId: z.uuid('catalogue.id-wrong'),
  /** What its organisation or organiser calls it: the key by which a second import finds it again. */
  reference: line(80),
  /** EEN profile; without one an offer is `TO` and a need `TR`. */
  profile: code(profileCodes),
  /** BCP 47 tag of the language it was written in. May be left out when the title comes in one language only. */
  originalLang: language.optional(),
  /** How each translation came about; `human` unless said. The original needs no entry. */
  origins: z.record(language, z.enum(['human', 'machine', 'reviewed'], 'catalogue.code-unknown')).optional(),
  title: words(200),
  /** One sentence that says what it is good for. */
  summary: words(500),
  description: words(8000),
  advantages: words(4000),
  /** The partner sought and what the partner would do. */
  sought: words(4000),
  problem: words(8000),
  presentSolution: words(4000),
  /** What was tried already, and why it did not do. */
  tried: words(4000),
  constraints: words(4000),
  fields: codeList(fieldCodes),
  cooperation: codeList(cooperationCodes),
  keywords: lines(60, 20),
  ipc: z.array(ipcSymbol).max(20, 'catalogue.too-many').nullish(),
  industries: codeList(industryCodes),
  /** Last day on which it is current. */
  expiresOn: day,
  isSample: z.boolean().optional(),

  trl: level,
  stage: code(stageCodes),
  ipStatus: code(ipStatusCodes),
  patents: lines(60, 40),
  priceTerms: line(500),
  exhibitMedia: codeList(exhibitMediaCodes),

  wantedTrl: level,
  /** Amounts are decimal texts, `'2000000'` or `'1500.50'`, never floating-point numbers. */
  budgetMin: amount,
  budgetMax: amount,
  budgetCurrency: currency,
  /** Until when an answer is wanted. */
  dueOn: day,
  acceptsForeign: z.boolean().nullish(),
  isAnonymous: z.boolean().nullish(),
  prizeAmount: amount,
  prizeCurrency: currency,
  urgency: code(urgencyCodes),
  targets: z.array(target).max(20, 'catalogue.too-many').nullish(),
}

/**
 * What may come in about an offer or a need. Left out means "as it was"; `null` clears. Words are maps from language to
 * text, in which a `null` clears one language: `{ title: { zh: '…', en: '…' }, summary: { en: null } }`.
 */
export const listingSchema = z.object(shape).check((context) => {
  const { value } = context
  const foreign = value.kind === 'offer' ? [...needFields] : [...offerFields]
  for (const field of foreign) {
    if (isFilled(value[field]))
      context.issues.push({
        code: 'custom',
        message: 'catalogue.not-for-this-kind',
        path: [field],
        input: value[field],
      })
  }
})

export type ListingInput = z.input<typeof listingSchema>
export type TidyListingInput = z.output<typeof listingSchema>

/** Parses what came in, or refuses with the first thing that is wrong and its field. */
export function parseListing(given: ListingInput): TidyListingInput {
  const parsed = listingSchema.safeParse(given)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  // Of a key, such as the language of a title, zod tells what is wrong one level down.
  const message = (issue?.code === 'invalid_key' ? issue.issues[0] : issue)?.message ?? ''
  throw new Refusal(isKey(message) ? message : 'catalogue.input-wrong', {
    field: fieldOf(issue?.path ?? []),
    params: issue && 'maximum' in issue ? { maximum: Number(issue.maximum) } : {},
  })
}

/** The input an issue speaks about: `title.zh`, `targets.0.name`; a list of codes is one input. */
export function fieldOf(path: PropertyKey[]): string {
  return listFields.some((name) => name === path[0]) ? String(path[0]) : path.map(String).join('.')
}

function isKey(message: string): boolean {
  return message.startsWith('catalogue.')
}

function isFilled(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false && !(Array.isArray(value) && value.length === 0)
}
