import type { LanguageMap } from '#db/tables.ts'
import type { Db } from '#platform/database/connect.ts'

/** Those who speak for an organisation and can be written to. */
export function listReaders(tx: Db, organisationId: string) {
  return tx
    .selectFrom('people.membership as m')
    .innerJoin('people.person as p', 'p.id', 'm.person_id')
    .select(['p.id', 'p.name', 'p.email', 'p.reads'])
    .where('m.organisation_id', '=', organisationId)
    .where('m.speaks_for', '=', true)
    .where('p.email', 'is not', null)
    .orderBy('p.id')
    .execute()
}

/** What a listing is called, in each of its languages. */
export async function readTitles(tx: Db, listingId: string): Promise<LanguageMap> {
  const rows = await tx
    .selectFrom('catalogue.listing_text')
    .select(['lang', 'title'])
    .where('listing_id', '=', listingId)
    .execute()
  return Object.fromEntries(rows.map(({ lang, title }) => [lang, title]))
}
