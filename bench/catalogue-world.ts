// The listings of the showcase bench by the million: written as rows, without the trail, as a restored database has them.
import { sql } from 'kysely'
import type { ListingInput } from '#catalogue/listings.ts'
import { system } from '#people/actor.ts'
import { addOrganisation } from '#people/organisations.ts'
import type { Db } from '#platform/database/connect.ts'
import { newId } from '#platform/ids.ts'
import { copyInto, copyingClient } from './copying.ts'
import { inventListing } from './showcase-world.ts'

const ORGANISATIONS = 200
const BATCH = 5000

/** Adds invented listings in Chinese and English, numbers `from` to below `to`, published a second after one another. */
export async function fillCatalogue(db: Db, url: string, { from, to }: { from: number; to: number }): Promise<void> {
  const owners = await ownersIn(db)
  const client = await copyingClient(url)
  for (let first = from; first < to; first += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, to - first) }, (_, i) => {
      const input = inventListing(first + i, owners[(first + i) % owners.length]!)
      return { input, id: newId(), at: new Date(Date.UTC(2020, 0, 1) + (first + i) * 1000).toISOString() }
    })
    await copyRows(client, rows)
  }
  await client.end()
  await sql`vacuum analyze`.execute(db)
}

type Row = { input: ListingInput; id: string; at: string }

async function copyRows(client: Awaited<ReturnType<typeof copyingClient>>, rows: Row[]): Promise<void> {
  const heads = rows.map(({ input, id, at }) => [
    ...[
      id,
      input.kind ?? '',
      input.kind === 'offer' ? 'TO' : 'TR',
      input.organisationId ?? '',
      input.originalLang ?? 'zh',
    ],
    ...[list(input.fields), list(input.cooperation), 't', at, at],
  ])
  await copyInto(client, 'catalogue.listing', HEAD, heads)
  const offers = rows.flatMap(({ input, id }) => (input.kind === 'offer' ? [[id, String(input.trl)]] : []))
  await copyInto(client, 'catalogue.offer', ['listing_id', 'trl'], offers)
  const needs = rows.flatMap(({ input, id }) =>
    input.kind === 'need'
      ? [[id, String(input.wantedTrl), String(input.budgetMax), 'CNY', input.isAnonymous ? 't' : 'f']]
      : [],
  )
  await copyInto(client, 'catalogue.need', NEED, needs)
  const texts = rows.flatMap(({ input, id, at }) =>
    (['zh', 'en'] as const).map((lang) => [
      ...[id, lang, lang === (input.originalLang ?? 'zh') ? 'original' : 'machine'],
      ...[said(input.title, lang), said(input.summary, lang), said(input.description, lang), said(input.problem, lang)],
      ...[at, ''],
    ]),
  )
  await copyInto(client, 'catalogue.listing_text', TEXT, texts)
  await copyInto(
    client,
    'catalogue.publication',
    ['listing_id', 'published_at'],
    rows.map(({ id, at }) => [id, at]),
  )
}

const HEAD = 'id kind profile organisation_id original_lang fields cooperation is_sample added_at changed_at'.split(' ')
const NEED = 'listing_id wanted_trl budget_max budget_currency is_anonymous'.split(' ')
const TEXT = 'listing_id lang origin title summary description problem written_at search_terms'.split(' ')

async function ownersIn(db: Db): Promise<string[]> {
  const known = await db.selectFrom('people.organisation').select('id').orderBy('number').limit(ORGANISATIONS).execute()
  if (known.length > 0) return known.map(({ id }) => id)
  const actor = system('bench')
  return Promise.all(
    Array.from({ length: ORGANISATIONS }, (_, i) =>
      addOrganisation(db, actor, {
        name: { zh: `示例机构${i}`, en: `Sample organisation ${i}` },
        kind: 'company',
        country: ['CN', 'CN', 'GB', 'DE', 'KR'][i % 5] ?? 'CN',
      }),
    ),
  )
}

function list(values: readonly string[] | null | undefined): string {
  return `{${(values ?? []).join(',')}}`
}

function said(text: unknown, lang: 'zh' | 'en'): string {
  return (text as Record<string, string> | undefined)?.[lang] ?? ''
}
