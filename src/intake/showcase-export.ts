import type { Card } from '#catalogue/cards.ts'
import type { ShowcaseQuery } from '#catalogue/showcase-query.ts'
import { visitor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { spoken, type UiLanguage } from '#platform/languages.ts'
import type { RowValues } from '#platform/sheets/columns.ts'
import { writeCsv, writeSheet } from '#platform/sheets/write.ts'
import { listFound } from '#search/showcase.ts'
import type { ExportFormat } from './exports.ts'
import { showcaseForm } from './forms/showcase.ts'
import { writeJsonLines } from './json-lines.ts'

type Wanted = { format: ExportFormat; lang: UiLanguage; publicUrl: string }

const PAGE = 100

/**
 * All that a search of the showcase finds, page by page while it is sent, so that its length is no matter. Files are
 * passed on: they say what any visitor may know, whoever asks for them. A workbook is one whole and is made before it goes.
 */
export async function* exportShowcase(db: Db, query: ShowcaseQuery, wanted: Wanted): AsyncGenerator<Uint8Array> {
  const { format, lang } = wanted
  if (format === 'xlsx') {
    const rows: RowValues[] = []
    for await (const page of pagesOf(db, query, wanted)) rows.push(...page)
    yield await writeSheet(showcaseForm, rows, { lang })
    return
  }
  let isFirst = true
  for await (const rows of pagesOf(db, query, wanted)) {
    if (format === 'jsonl') yield writeJsonLines(showcaseForm, rows)
    else yield isFirst ? writeCsv(showcaseForm, rows, { lang }) : withoutHead(writeCsv(showcaseForm, rows, { lang }))
    isFirst = false
  }
}

/** The first page comes even when nothing was found: a file without rows still has its head. */
async function* pagesOf(db: Db, query: ShowcaseQuery, wanted: Wanted): AsyncGenerator<RowValues[]> {
  let cursor: string | undefined
  do {
    const { found, next } = await listFound(db, visitor(wanted.lang), { ...query, cursor, limit: PAGE }, wanted.lang)
    yield found.map((card) => rowOf(card, wanted))
    cursor = next
  } while (cursor)
}

function withoutHead(csv: Uint8Array): Uint8Array {
  return csv.subarray(csv.indexOf(0x0a) + 1)
}

function rowOf(card: Card, { lang, publicUrl }: Wanted): RowValues {
  const { budgetMin, budgetMax, budgetCurrency, owner } = card
  const amounts = [...new Set([budgetMin, budgetMax])].filter((amount) => amount !== null)
  return {
    number: card.number,
    kind: card.kind,
    title: card.title,
    summary: card.summary || null,
    lang: card.lang,
    originalLang: card.originalLang,
    fields: card.fields.length > 0 ? card.fields : null,
    cooperation: card.cooperation.length > 0 ? card.cooperation : null,
    trl: card.trl,
    budget: amounts.length > 0 ? `${budgetCurrency} ${amounts.join('–')}` : null,
    dueOn: card.dueOn,
    expiresOn: card.expiresOn,
    owner: owner.known ? spoken(owner.known.name, lang).text : null,
    country: owner.country,
    city: owner.city,
    publishedAt: card.publishedAt?.toISOString().slice(0, 10) ?? null,
    address: `${publicUrl}/${lang}/${card.kind}s/${card.number}`,
    isSample: card.isSample,
  }
}
