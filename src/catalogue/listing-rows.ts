import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import { now } from '#platform/clock.ts'
import type { Db } from '#platform/database/connect.ts'
import { searchVector } from '#platform/search.ts'
import { textFields } from './input.ts'
import type { ListingState, ListingText } from './listing-state.ts'
import { type Target, tidyTranslations } from './targets.ts'
import { fields } from './vocabularies/fields.ts'

/** Reads a listing as one value. */
export async function findState(tx: Db, id: string): Promise<ListingState | undefined> {
  const row = await tx
    .selectFrom('catalogue.listing as l')
    .leftJoin('catalogue.offer as o', 'o.listing_id', 'l.id')
    .leftJoin('catalogue.need as n', 'n.listing_id', 'l.id')
    .selectAll(['l', 'o', 'n'])
    .select(['l.kind as kind'])
    .where('l.id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    reference: row.reference,
    fields: row.fields,
    cooperation: row.cooperation,
    keywords: row.keywords,
    ipc: row.ipc,
    industries: row.industries,
    expiresOn: row.expires_on,
    trl: row.trl,
    stage: row.stage,
    ipStatus: row.ip_status,
    patents: row.patents ?? [],
    priceTerms: row.price_terms,
    exhibitMedia: row.exhibit_media ?? [],
    wantedTrl: row.wanted_trl,
    budgetMin: row.budget_min,
    budgetMax: row.budget_max,
    budgetCurrency: row.budget_currency,
    dueOn: row.due_on,
    acceptsForeign: row.accepts_foreign ?? true,
    isAnonymous: row.is_anonymous ?? false,
    prizeAmount: row.prize_amount,
    prizeCurrency: row.prize_currency,
    urgency: row.urgency,
    kind: row.kind,
    organisationId: row.organisation_id,
    profile: row.profile,
    originalLang: row.original_lang,
    texts: await readTexts(tx, id),
    targets: await readTargets(tx, id),
  }
}

async function readTexts(tx: Db, id: string): Promise<Record<string, ListingText>> {
  const rows = await tx
    .selectFrom('catalogue.listing_text')
    .selectAll()
    .where('listing_id', '=', id)
    .orderBy(sql`lang collate "C"`)
    .execute()
  return Object.fromEntries(
    rows.map((row) => [
      row.lang,
      {
        origin: row.origin,
        title: row.title,
        summary: row.summary,
        description: row.description,
        advantages: row.advantages,
        sought: row.sought,
        problem: row.problem,
        presentSolution: row.present_solution,
        tried: row.tried,
        constraints: row.constraints,
      },
    ]),
  )
}

async function readTargets(tx: Db, id: string): Promise<Target[]> {
  const rows = await tx
    .selectFrom('catalogue.target')
    .select(['name', 'operator', 'value', 'unit', 'method', 'present', 'translations'])
    .where('listing_id', '=', id)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({ ...row, translations: tidyTranslations(row.translations as Target['translations']) }))
}

export async function writeOffer(tx: Db, id: string, state: ListingState): Promise<void> {
  const row = {
    trl: state.trl,
    stage: state.stage,
    ip_status: state.ipStatus,
    patents: state.patents,
    price_terms: state.priceTerms,
    exhibit_media: state.exhibitMedia,
  }
  await tx
    .insertInto('catalogue.offer')
    .values({ listing_id: id, ...row })
    .onConflict((conflict) => conflict.column('listing_id').doUpdateSet(row))
    .execute()
}

export async function writeNeed(tx: Db, id: string, state: ListingState): Promise<void> {
  const row = {
    wanted_trl: state.wantedTrl,
    budget_min: state.budgetMin,
    budget_max: state.budgetMax,
    budget_currency: state.budgetCurrency,
    due_on: state.dueOn,
    accepts_foreign: state.acceptsForeign,
    is_anonymous: state.isAnonymous,
    prize_amount: state.prizeAmount,
    prize_currency: state.prizeCurrency,
    urgency: state.urgency,
  }
  await tx
    .insertInto('catalogue.need')
    .values({ listing_id: id, ...row })
    .onConflict((conflict) => conflict.column('listing_id').doUpdateSet(row))
    .execute()
}

export async function writeTargets(tx: Db, id: string, targets: Target[]): Promise<void> {
  await tx.deleteFrom('catalogue.target').where('listing_id', '=', id).execute()
  if (targets.length === 0) return
  const rows = targets.map((target, position) => ({
    ...target,
    operator: target.operator as '=',
    translations: JSON.stringify(target.translations),
    listing_id: id,
    position,
  }))
  await tx.insertInto('catalogue.target').values(rows).execute()
}

/** Writes the words, each together with what it can be found by. Translations go first: there is one original at a time. */
export async function writeTexts(tx: Db, id: string, { before, next, ownerName, author }: TextChange): Promise<void> {
  const gone = Object.keys(before?.texts ?? {}).filter((lang) => !next.texts[lang])
  if (gone.length > 0)
    await tx.deleteFrom('catalogue.listing_text').where('listing_id', '=', id).where('lang', 'in', gone).execute()
  const writtenAt = now()
  const texts = Object.entries(next.texts).sort(([, a], [, b]) => rank(a) - rank(b))
  for (const [lang, text] of texts) {
    const search_terms = searchTerms(next, text, ownerName)
    if (JSON.stringify(before?.texts[lang]) === JSON.stringify(text)) {
      await tx
        .updateTable('catalogue.listing_text')
        .set({ search_terms })
        .where('listing_id', '=', id)
        .where('lang', '=', lang)
        .execute()
      continue
    }
    const { presentSolution, ...words } = text
    const row = { ...words, present_solution: presentSolution, written_by: author, written_at: writtenAt, search_terms }
    await tx
      .insertInto('catalogue.listing_text')
      .values({ listing_id: id, lang, ...row })
      .onConflict((conflict) => conflict.columns(['listing_id', 'lang']).doUpdateSet(row))
      .execute()
  }
}

type TextChange = {
  before: ListingState | undefined
  next: ListingState
  ownerName: LanguageMap
  author: string | null
}

/**
 * What a text can be found by: title and keywords before summary before the rest. The owner's name and the names of the
 * fields count least; the name of an anonymous owner is not among them, so that searching for it betrays nothing.
 */
export function searchTerms(state: ListingState, text: ListingText, ownerName: LanguageMap) {
  const rest = textFields.filter((field) => field !== 'title' && field !== 'summary').map((field) => text[field])
  const shelves = fields.terms
    .filter(({ code }) => state.fields.includes(code))
    .map(({ label }) => `${label.zh} ${label.en}`)
  const owner = state.isAnonymous ? [] : Object.values(ownerName)
  return searchVector([
    { weight: 'A', text: [text.title, ...state.keywords].join('\n') },
    { weight: 'B', text: text.summary },
    { weight: 'C', text: rest.join('\n') },
    { weight: 'D', text: [...owner, ...shelves].join('\n') },
  ])
}

function rank(text: ListingText): number {
  return text.origin === 'original' ? 1 : 0
}
