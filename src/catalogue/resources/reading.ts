import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { listFacts } from '#platform/facts.ts'
import { notFound } from '#platform/refusal.ts'
import { isOfficial, may } from '../access.ts'
import type { ResourceKind } from './input.ts'
import { readLanguages } from './record.ts'
import { resourceRows } from './rows.ts'

export type ResourceStanding = 'draft' | 'submitted' | 'published'

type Row = Awaited<ReturnType<ReturnType<typeof resourceRows>['executeTakeFirstOrThrow']>>

/** An expert or a station as lists show it. */
export type ResourceCard = Omit<Row, 'id' | 'submittedAt' | 'consentedAt'> & { id: string; standing: ResourceStanding }

/** Everything about one that this reader may see. */
export type ResourcePage = ResourceCard & {
  languages: { lang: string; level: string }[]
  /** What only its organisation and officials see. */
  inside:
    | { consentedAt: Date | null; mayPublish: boolean; returned: { line: string; lang: string } | undefined }
    | undefined
}

/** The expert or station with this number; not found when it is a draft of somebody else's. */
export async function getResource(
  db: Db,
  actor: Actor,
  { kind, number }: { kind: ResourceKind; number: number },
): Promise<ResourcePage> {
  const isNumber = Number.isInteger(number) && number > 0 && number < 2 ** 31
  const row = isNumber ? await resourceRows(db).where('r.number', '=', number).executeTakeFirst() : undefined
  const organisationId = row?.ownerId ?? ''
  if (!row || row.kind !== kind || !may.see(actor, { organisationId, isPublished: row.publishedAt !== null }))
    throw notFound(kind)
  const languages = kind === 'expert' ? await readLanguages(db, row.id) : []
  if (!may.write(actor, organisationId)) return { ...cardOf(row), languages, inside: undefined }
  const { consentedAt } = row
  const returned = await findReturn(db, row)
  return { ...cardOf(row), languages, inside: { consentedAt, mayPublish: may.publish(actor), returned } }
}

/** What an organisation shows, for its page. */
export async function listResourcesOf(db: Db, organisationId: string): Promise<ResourceCard[]> {
  const rows = await resourceRows(db)
    .where('p.published_at', 'is not', null)
    .where((where) =>
      where.or([where('r.organisation_id', '=', organisationId), where('t.host_id', '=', organisationId)]),
    )
    .orderBy('r.kind')
    .orderBy('r.sort_key')
    .limit(100)
    .execute()
  return rows.map(cardOf)
}

/** What the organisations of a reader have written of a kind, drafts too. */
export async function listOwnResources(db: Db, actor: Actor, kind: ResourceKind): Promise<ResourceCard[]> {
  if (actor.organisations.length === 0) return []
  const rows = await resourceRows(db)
    .where('r.kind', '=', kind)
    .where('r.organisation_id', 'in', [...actor.organisations])
    .orderBy('r.changed_at', 'desc')
    .limit(500)
    .execute()
  return rows.map(cardOf)
}

/** What waits to be published, longest first; for those who publish. */
export async function listSubmittedResources(db: Db, actor: Actor, kind: ResourceKind): Promise<ResourceCard[]> {
  if (!isOfficial(actor)) return []
  const rows = await resourceRows(db)
    .where('r.kind', '=', kind)
    .where('s.submitted_at', 'is not', null)
    .orderBy('s.submitted_at')
    .limit(500)
    .execute()
  return rows.map(cardOf)
}

/** What happened to a record, newest first; for its organisation and officials. */
export async function listResourceHistory(db: Db, page: ResourcePage) {
  return page.inside ? listFacts(db, { kind: page.kind, id: page.id }, 50) : []
}

export function cardOf({ submittedAt, consentedAt: _, ...row }: Row): ResourceCard {
  return { ...row, standing: row.publishedAt ? 'published' : submittedAt ? 'submitted' : 'draft' }
}

// Sent back, and neither sent in again nor published since.
async function findReturn(db: Db, row: Row): Promise<{ line: string; lang: string } | undefined> {
  if (row.publishedAt || row.submittedAt) return undefined
  const last = await db
    .selectFrom('catalogue.resource_review')
    .select(['outcome', 'line', 'line_lang as lang'])
    .where('resource_id', '=', row.id)
    .orderBy('reviewed_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.outcome === 'returned' ? { line: last.line, lang: last.lang } : undefined
}
