import type { LanguageMap } from '#db/tables.ts'
import type { Db } from '#platform/database/connect.ts'
import { spoken } from '#platform/languages.ts'
import type { RowValues } from '#platform/sheets/columns.ts'

/** Every organisation, or those that take part in the event with their side. */
export async function listOrganisationRows(db: Db, eventId?: string): Promise<RowValues[]> {
  const rows = await db
    .selectFrom('people.organisation as o')
    .leftJoin('events.participation as p', (join) =>
      join.onRef('p.organisation_id', '=', 'o.id').on('p.event_id', '=', eventId ?? null),
    )
    .select(['o.reference', 'o.name', 'o.kind', 'o.country', 'o.region', 'o.city', 'o.website', 'o.credit_code'])
    .select(['p.side', 'p.parallel_desks'])
    .$if(eventId !== undefined, (query) => query.where('p.id', 'is not', null))
    .orderBy('o.sort_key')
    .orderBy('o.id')
    .execute()
  return rows.map(({ name, credit_code, side, parallel_desks, ...rest }) => ({
    ...rest,
    nameZh: name.zh ?? null,
    nameEn: name.en ?? null,
    creditCode: credit_code,
    ...(eventId === undefined ? {} : { side, parallelDesks: parallel_desks }),
  }))
}

/** What a cell calls an organisation by, so that the import finds it again. */
export function callOf({ reference, name }: { reference: string | null; name: LanguageMap }): string {
  return reference ?? spoken(name, 'zh').text
}
