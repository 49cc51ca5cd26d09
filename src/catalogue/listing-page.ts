import type { LanguageMap } from '#db/tables.ts'
import type { Actor } from '#people/actor.ts'
import type { OrganisationKind } from '#people/organisations.ts'
import type { Db } from '#platform/database/connect.ts'
import { listFacts } from '#platform/facts.ts'
import { notFound } from '#platform/refusal.ts'
import { may } from './access.ts'
import { type Owner, openedTo, ownerFor } from './anonymity.ts'
import type { ClosureReason } from './closing.ts'
import { findState } from './listing-rows.ts'
import type { ListingState, ListingText } from './listing-state.ts'
import { type Standing, standingOf } from './standing.ts'

/** Everything about one listing that this reader may see. */
export type ListingPage = Omit<ListingState, 'organisationId' | 'reference' | 'texts'> & {
  id: string
  number: number
  owner: Owner
  isSample: boolean
  texts: Record<string, ListingVersion>
  /** Events in whose hall it is shown. */
  halls: { slug: string; name: LanguageMap }[]
  standing: Standing
  publishedAt: Date | null
  /** Of a closed listing. The line is for its organisation and officials. */
  closure: Closure | undefined
  addedAt: Date
  changedAt: Date
  /** What only its organisation and officials see; undefined for everybody else. */
  inside: { organisationId: string; reference: string | null; mayPublish: boolean } | undefined
}

export type Closure = { reason: ClosureReason; closedAt: Date; line: { text: string; lang: string } | undefined }

export type ListingVersion = ListingText & {
  writtenAt: Date
  /** A translation made before the original was last changed. */
  isOutdated: boolean
}

/** The listing with this number; not found when it is a draft of somebody else's. */
export async function getListing(
  db: Db,
  actor: Actor,
  { kind, number }: { kind?: 'offer' | 'need'; number: number },
): Promise<ListingPage> {
  const row = isNumber(number) ? await findRow(db, number) : undefined
  if (!row || (kind && row.kind !== kind)) throw notFound('listing')
  if (!may.see(actor, { organisationId: row.owner_id, isPublished: wasShown(row) })) throw notFound('listing')
  const [state, written, halls] = await Promise.all([
    findState(db, row.id),
    listWritten(db, row.id),
    listHalls(db, row.id),
  ])
  if (!state) throw notFound('listing')
  const { organisationId, reference, texts, ...rest } = state
  const original = written.find(({ lang }) => lang === state.originalLang)?.written_at
  const isInside = may.write(actor, organisationId)
  return {
    ...rest,
    id: row.id,
    number: row.number,
    owner: ownerFor(actor, row),
    isSample: row.is_sample,
    texts: Object.fromEntries(
      written.map(({ lang, written_at }) => [
        lang,
        {
          ...(texts[lang] as ListingText),
          writtenAt: written_at,
          isOutdated: original !== undefined && written_at < original,
        },
      ]),
    ),
    halls,
    standing: standingOf(row),
    publishedAt: row.published_at,
    closure: closureOf(row, isInside),
    addedAt: row.added_at,
    changedAt: row.changed_at,
    inside: isInside ? { organisationId, reference, mayPublish: may.publish(actor) } : undefined,
  }
}

// What was on show stays readable at its address when it is closed: a link that was passed on says what became of it.
function wasShown(row: { published_at: Date | null; was_published_at: Date | null }): boolean {
  return row.published_at !== null || row.was_published_at !== null
}

function closureOf(row: NonNullable<Awaited<ReturnType<typeof findRow>>>, isInside: boolean): Closure | undefined {
  if (!row.closed_at || !row.closure_reason) return undefined
  const line = row.closure_line ? { text: row.closure_line, lang: row.closure_lang ?? row.original_lang } : undefined
  return { reason: row.closure_reason, closedAt: row.closed_at, line: isInside ? line : undefined }
}

/** Whether this reader may see the listing at all, for those who need no more of it. */
export async function mayReadListing(db: Db, actor: Actor, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('catalogue.listing as l')
    .leftJoin('catalogue.publication as p', 'p.listing_id', 'l.id')
    .leftJoin('catalogue.closure as c', 'c.listing_id', 'l.id')
    .select(['l.organisation_id', 'p.published_at', 'c.was_published_at'])
    .where('l.id', '=', id)
    .executeTakeFirst()
  return row !== undefined && may.see(actor, { organisationId: row.organisation_id, isPublished: wasShown(row) })
}

/** What happened to a listing, newest first; for its organisation and officials. */
export async function listHistory(db: Db, page: ListingPage) {
  return page.inside ? listFacts(db, { kind: 'listing', id: page.id }, 50) : []
}

export type OrganisationPage = {
  id: string
  number: number
  name: LanguageMap
  kind: OrganisationKind
  country: string
  region: string | null
  city: string | null
  website: string | null
  isSample: boolean
}

export async function getOrganisation(db: Db, number: number): Promise<OrganisationPage> {
  const row = isNumber(number)
    ? await db
        .selectFrom('people.organisation')
        .select(['id', 'number', 'name', 'kind', 'country', 'region', 'city', 'website', 'is_sample'])
        .where('number', '=', number)
        .executeTakeFirst()
    : undefined
  if (!row) throw notFound('organisation')
  const { is_sample, ...rest } = row
  return { ...rest, isSample: is_sample }
}

const INTEGER_MAX = 2_147_483_647

/** Numbers come in through addresses; one the database could not hold names nothing. */
function isNumber(number: number): boolean {
  return Number.isInteger(number) && number > 0 && number <= INTEGER_MAX
}

function findRow(db: Db, number: number) {
  return db
    .selectFrom('catalogue.listing as l')
    .innerJoin('people.organisation as g', 'g.id', 'l.organisation_id')
    .leftJoin('catalogue.need as n', 'n.listing_id', 'l.id')
    .leftJoin('catalogue.publication as p', 'p.listing_id', 'l.id')
    .leftJoin('catalogue.submission as s', 's.listing_id', 'l.id')
    .leftJoin('catalogue.closure as c', 'c.listing_id', 'l.id')
    .select(['l.original_lang', 'l.expires_on', 'c.closed_at', 'c.was_published_at', 'c.reason as closure_reason'])
    .select(['c.line as closure_line', 'c.line_lang as closure_lang'])
    .select([
      'l.id',
      'l.number',
      'l.kind',
      'l.is_sample',
      'l.added_at',
      'l.changed_at',
      'p.published_at',
      's.submitted_at',
    ])
    .select(openedTo.as('opened_to'))
    .select(['n.is_anonymous', 'g.id as owner_id', 'g.number as owner_number', 'g.name as owner_name'])
    .select(['g.kind as owner_kind', 'g.country as owner_country', 'g.city as owner_city'])
    .where('l.number', '=', number)
    .executeTakeFirst()
}

function listWritten(db: Db, id: string) {
  return db
    .selectFrom('catalogue.listing_text')
    .select(['lang', 'written_at'])
    .where('listing_id', '=', id)
    .orderBy('lang')
    .execute()
}

function listHalls(db: Db, id: string) {
  return db
    .selectFrom('events.exhibit as x')
    .innerJoin('events.event as e', 'e.id', 'x.event_id')
    .select(['e.slug', 'e.name'])
    .where('x.listing_id', '=', id)
    .orderBy('e.starts_on', 'desc')
    .limit(20)
    .execute()
}
