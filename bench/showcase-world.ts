// Offers and needs by the thousand, in Chinese and English, made of the words of the field so that searches find something.

import { sql } from 'kysely'
import { type ListingInput, saveListing } from '#catalogue/listings.ts'
import { publishListing } from '#catalogue/publication.ts'
import { fieldCodes } from '#catalogue/vocabularies/fields.ts'
import { cooperationCodes } from '#catalogue/vocabularies/terms-of-trade.ts'
import { termPairs } from '#matching/terms.ts'
import { system } from '#people/actor.ts'
import { addOrganisation } from '#people/organisations.ts'
import type { Db } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'

type TermPair = (typeof termPairs)[number]

const ORGANISATIONS = 200
const BATCH = 250
const AT_ONCE = 4

export async function fillShowcase(db: Db, listings: number): Promise<void> {
  const actor = system('bench')
  const owners = await Promise.all(
    Array.from({ length: ORGANISATIONS }, (_, i) => {
      const country = ['CN', 'CN', 'GB', 'DE', 'KR'][i % 5] ?? 'CN'
      return addOrganisation(db, actor, {
        name: { zh: `示例机构${i}`, en: `Sample organisation ${i}` },
        kind: 'company',
        country,
      })
    }),
  )
  const batches = Array.from({ length: Math.ceil(listings / BATCH) }, (_, i) => i * BATCH)
  const work = async () => {
    for (let start = batches.shift(); start !== undefined; start = batches.shift()) {
      const first = start
      await inTransaction(db, async (tx) => {
        for (let i = first; i < Math.min(first + BATCH, listings); i++) {
          const { id } = await saveListing(tx, actor, inventListing(i, owners[i % ORGANISATIONS] ?? ''))
          await publishListing(tx, actor, id)
        }
      })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  await sql`vacuum analyze`.execute(db)
}

export function inventListing(i: number, organisationId: string): ListingInput {
  const random = randomFrom(i)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T
  // By Zipf's law, as in real texts: a few words are everywhere, most are rare.
  const terms = Array.from(
    { length: 24 },
    () => inventedWords[Math.floor(inventedWords.length ** random()) - 1] ?? inventedWords[0],
  ) as TermPair[]
  const say = (lang: 'zh' | 'en', from: number, to: number) =>
    terms
      .slice(from, to)
      .map((term) => term[lang])
      .join(lang === 'zh' ? '与' : ' and ')
  const shared = {
    organisationId,
    originalLang: i % 3 === 0 ? 'en' : 'zh',
    title: { zh: `${say('zh', 0, 3)} №${i}`, en: `${say('en', 0, 3)} no ${i}` },
    summary: {
      zh: `${say('zh', 3, 7)}，提高${Math.floor(random() * 90)}%。`,
      en: `${say('en', 3, 7)}, better by ${Math.floor(random() * 90)} %.`,
    },
    fields: [pick(fieldCodes), pick(fieldCodes)],
    cooperation: [pick(cooperationCodes)],
    isSample: true,
  }
  const body = { zh: `${say('zh', 7, 24)}。`.repeat(4), en: `${say('en', 7, 24)}. `.repeat(4) }
  const level = 1 + Math.floor(random() * 9)
  return i % 4 === 0
    ? { ...shared, kind: 'offer', description: body, trl: level }
    : {
        ...shared,
        kind: 'need',
        problem: body,
        wantedTrl: level,
        budgetMax: String(10_000 * (1 + (i % 300))),
        budgetCurrency: 'CNY',
        isAnonymous: i % 7 === 0,
      }
}

// The known notions, scattered among invented ones: about as many words as a field of technology has.
export const inventedWords: TermPair[] = Array.from({ length: 6000 }, (_, i) => {
  const random = randomFrom(i + 77)
  const letter = () => String.fromCodePoint(0x4e00 + Math.floor(random() * 3000))
  const syllable = () => 'bcdfghklmnprstvz'.charAt(random() * 16) + 'aeiou'.charAt(random() * 5)
  return (
    (i % 30 === 7 && termPairs[(i / 30) | 0]) || {
      zh: letter() + letter() + letter(),
      en: syllable() + syllable() + syllable(),
    }
  )
})

// The same world every time, so that two runs can be compared.
function randomFrom(seed: number): () => number {
  let state = seed * 2_654_435_761 + 1
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return state / 4_294_967_296
  }
}
