// Test documents as published offers of an embedded database, and questions put to them as needs, by the way the product goes.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { subjectOf } from '#matching/comparing.ts'
import type { Written } from '#matching/live/documents.ts'
import { getWholeIndex } from '#matching/live/live-index.ts'
import { answersFor } from '#matching/suggestions.ts'
import { connect } from '#platform/database/connect.ts'
import type { Doc } from './matching-sets.ts'

/** A title says nothing here, so that every document is compared by all of its text alike. */
const NO_TITLE = '·'
const ROWS_AT_ONCE = 2000

export type Shop = { ask: (text: string, language: string) => Promise<{ id: string }[]>; close: () => Promise<void> }

/** Everything published before is taken away first; every document is an offer of an organisation of its own. */
export async function openShop(url: string, docs: Doc[], language: string, limit: number): Promise<Shop> {
  const db = connect(url, { max: 4 })
  await sql`truncate catalogue.listing, people.organisation cascade`.execute(db)
  const ids = new Map(docs.map(({ id }) => [randomUUID() as string, id]))
  const rows = [...ids.keys()].map((id, i) => ({ id, organisation: randomUUID(), text: docs[i]!.text }))
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const given = JSON.stringify(rows.slice(from, from + ROWS_AT_ONCE))
    const table = sql`jsonb_to_recordset(${given}::jsonb) as r(id uuid, organisation uuid, text text)`
    await sql`insert into people.organisation (id, name, kind, country, sort_key, initials, added_at)
      select organisation, '{"en": "sample"}', 'company', 'GB', '', '', now() from ${table}`.execute(db)
    await sql`insert into catalogue.listing (id, kind, profile, organisation_id, original_lang, added_at, changed_at)
      select id, 'offer', 'TO', organisation, ${language}, now(), now() from ${table}`.execute(db)
    await sql`insert into catalogue.offer (listing_id) select id from ${table}`.execute(db)
    await sql`insert into catalogue.listing_text (listing_id, lang, origin, title, summary, written_at, search_terms)
      select id, ${language}, 'original', ${NO_TITLE}, text, now(), ''::tsvector from ${table}`.execute(db)
    await sql`insert into catalogue.publication (listing_id, published_at) select id, now() from ${table}`.execute(db)
  }
  const live = await getWholeIndex(db)
  return {
    ask: async (text, asked) => {
      const found = await answersFor(db, live, subjectOf(needOf(text, asked)), { limit })
      return found.map(({ id }) => ({ id: ids.get(id)! }))
    },
    close: () => db.destroy(),
  }
}

function needOf(text: string, lang: string): Written {
  const blank = { description: '', problem: '', sought: '', advantages: '', presentSolution: '', constraints: '' }
  return {
    ...{ id: randomUUID(), kind: 'need', organisationId: randomUUID(), country: 'CN', acceptsForeign: true },
    ...{ expiresOn: null, originalLang: lang, keywords: [], targets: [] },
    texts: { [lang]: { title: NO_TITLE, summary: text, ...blank } },
  }
}
