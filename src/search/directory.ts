import type { LanguageMap } from '#db/tables.ts'
import type { OrganisationKind } from '#people/organisations.ts'
import type { Db } from '#platform/database/connect.ts'

/** Organisations and events by name, small enough to be looked through one by one. */
export type Directory = { organisations: Map<string, ListedOrganisation>; events: ListedEvent[] }

export type ListedOrganisation = {
  id: string
  number: number
  name: LanguageMap
  kind: OrganisationKind
  country: string
  city: string | null
  initials: string
  isSample: boolean
}

export type ListedEvent = {
  id: string
  slug: string
  name: LanguageMap
  city: LanguageMap
  country: string
  startsOn: string
  endsOn: string
  isSample: boolean
}

export async function readDirectory(db: Db): Promise<Directory> {
  const directory: Directory = { organisations: new Map(), events: await readEvents(db) }
  for (const row of await organisationsIn(db).execute()) directory.organisations.set(row.id, row)
  return directory
}

/** Reads again what was told of. */
export async function refreshDirectory(
  db: Db,
  directory: Directory,
  told: { organisations: string[]; events: string[] },
) {
  if (told.events.length > 0) directory.events = await readEvents(db)
  if (told.organisations.length === 0) return
  for (const id of told.organisations) directory.organisations.delete(id)
  for (const row of await organisationsIn(db).where('o.id', 'in', told.organisations).execute())
    directory.organisations.set(row.id, row)
}

function organisationsIn(db: Db) {
  return db
    .selectFrom('people.organisation as o')
    .select(['o.id', 'o.number', 'o.name', 'o.kind', 'o.country', 'o.city', 'o.initials', 'o.is_sample as isSample'])
    .where((where) =>
      where.not(
        where.exists(where.selectFrom('people.merger as m').select('m.id').whereRef('m.merged_id', '=', 'o.id')),
      ),
    )
    .$castTo<ListedOrganisation>()
}

function readEvents(db: Db): Promise<ListedEvent[]> {
  return db
    .selectFrom('events.event as e')
    .select(['e.id', 'e.slug', 'e.name', 'e.city', 'e.country', 'e.starts_on as startsOn', 'e.ends_on as endsOn'])
    .select('e.is_sample as isSample')
    .orderBy('e.starts_on', 'desc')
    .execute()
}
