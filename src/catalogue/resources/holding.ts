import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { isId } from '#platform/ids.ts'
import { notFound } from '#platform/refusal.ts'
import { may } from '../access.ts'
import type { ResourceKind } from './input.ts'

export type HeldResource = { id: string; kind: ResourceKind; number: number; organisationId: string }

/** Keeps a record from being changed by others until the transaction ends; for those who may write it. */
export async function holdResource(tx: Db, actor: Actor, id: string): Promise<HeldResource> {
  const row = isId(id)
    ? await tx
        .selectFrom('catalogue.resource as r')
        .leftJoin('catalogue.resource_publication as p', 'p.resource_id', 'r.id')
        .select(['r.id', 'r.kind', 'r.number', 'r.organisation_id', 'p.published_at'])
        .where('r.id', '=', id)
        .forUpdate('r')
        .executeTakeFirst()
    : undefined
  const organisationId = row?.organisation_id ?? ''
  if (!row || !may.see(actor, { organisationId, isPublished: row.published_at !== null })) throw notFound('resource')
  insist(may.write(actor, organisationId), actor)
  return { id: row.id, kind: row.kind, number: row.number, organisationId }
}
