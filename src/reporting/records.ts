import { type RawBuilder, sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import type { Db } from '#platform/database/connect.ts'
import type { Ids } from './counting.ts'
import type { RecordKind } from './metrics.ts'

/** One record behind a figure, as a reader sees it: by name with the way to it, or as a number in a list only. */
export type CountedRecord = {
  id: string
  /** Several names are the parties of a pair. Undefined where the reader may know that there is one, not who. */
  names: LanguageMap[] | undefined
  address: RecordAddress | undefined
}

export type RecordAddress =
  | { kind: 'organisation'; number: number }
  | { kind: 'offer' | 'need'; number: number }
  | { kind: 'intent'; number: number }
  | { kind: 'meeting'; slug: string; id: string; slot: string | null }

export type Reader = 'official' | 'stranger'

/**
 * The records with these ids, in the order a list of them is read. Strangers learn the least that proves the count:
 * organisations, published listings and pairs of meetings by name, intents and persons as numbers in a list.
 */
export async function listRecords(db: Db, kind: RecordKind, ids: Ids, reader: Reader): Promise<CountedRecord[]> {
  const { rows } = await describing[kind](ids).execute(db)
  return rows.map(({ id, names, address, is_public }) => {
    const isNamed = reader === 'official' || is_public
    const isOpen = reader === 'official' || (is_public && address?.kind !== 'meeting')
    return { id, names: isNamed ? names : undefined, address: isOpen ? (address ?? undefined) : undefined }
  })
}

type Row = { id: string; names: LanguageMap[]; address: RecordAddress | null; is_public: boolean }

const describing: Record<RecordKind, (ids: Ids) => RawBuilder<Row>> = {
  organisation: (ids) => sql`
    select o.id, jsonb_build_array(o.name) as names, true as is_public,
      jsonb_build_object('kind', 'organisation', 'number', o.number) as address
    from people.organisation o where o.id in (${ids}) order by o.sort_key, o.id`,

  person: (ids) => sql`
    select p.id, jsonb_build_array(p.name) as names, false as is_public, null as address
    from people.person p where p.id in (${ids}) order by p.sort_key, p.id`,

  listing: (ids) => sql`
    select l.id, l.number,
      (select jsonb_build_array(jsonb_object_agg(t.lang, t.title)) from catalogue.listing_text t where t.listing_id = l.id) as names,
      exists (select 1 from catalogue.publication p where p.listing_id = l.id) as is_public,
      jsonb_build_object('kind', l.kind, 'number', l.number) as address
    from catalogue.listing l where l.id in (${ids}) order by l.number`,

  meeting: (ids) => sql`
    select m.id, jsonb_build_array(h.name, g.name) as names, true as is_public,
      jsonb_build_object('kind', 'meeting', 'slug', e.slug, 'id', m.id, 'slot', p.slot_id) as address
    from meetings.meeting m
    left join meetings.placement p on p.meeting_id = m.id
    join events.event e on e.id = m.event_id
    join events.participation hp on hp.id = m.host_id join people.organisation h on h.id = hp.organisation_id
    join events.participation gp on gp.id = m.guest_id join people.organisation g on g.id = gp.organisation_id
    where m.id in (${ids}) order by h.sort_key, g.sort_key, m.id`,

  intent: (ids) => sql`
    select i.id, false as is_public, jsonb_build_object('kind', 'intent', 'number', i.number) as address,
      coalesce((
        select jsonb_agg(o.name order by p.side desc, o.sort_key) from outcomes.intent_party p
        join people.organisation o on o.id = p.organisation_id where p.intent_id = i.id
      ), '[]') as names
    from outcomes.intent i where i.id in (${ids}) order by i.number`,
}
