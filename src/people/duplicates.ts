import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import { now } from '#platform/clock.ts'
import type { Db } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { isId } from '#platform/ids.ts'
import { notFound } from '#platform/refusal.ts'
import { insist, may } from './access.ts'
import type { Actor } from './actor.ts'
import { judge, type Reason } from './naming/judging.ts'
import { readComparable } from './resolving.ts'

export type OrganisationFace = { id: string; number: number; name: LanguageMap; country: string; city: string | null }
export type OrganisationPair = { one: OrganisationFace; other: OrganisationFace; score: number; reasons: Reason[] }

const COMPARED_MAX = 3000
/** Shown for review from here on: nearly every word the same. */
const LIKELY = 0.8

/** Pairs of the directory that may be one organisation and that nobody has told apart, likeliest first. */
export async function listOrganisationPairs(db: Db, actor: Actor, limit = 100): Promise<OrganisationPair[]> {
  insist(may.keepDirectory(actor), actor)
  const { rows } = await sql<{ one: string; other: string }>`
    select distinct a.organisation_id as one, b.organisation_id as other
    from people.organisation_name a join people.organisation_name b
      on b.organisation_id > a.organisation_id and (b.folded = a.folded or b.keys && a.keys)
    where a.kind <> 'acronym' and b.kind <> 'acronym'
      and not exists (select 1 from people.distinction d where d.one_id = a.organisation_id and d.other_id = b.organisation_id)
      and not exists (select 1 from people.merger m where m.merged_id in (a.organisation_id, b.organisation_id))
    limit ${COMPARED_MAX}`.execute(db)
  const ids = [...new Set(rows.flatMap(({ one, other }) => [one, other]))]
  const known = new Map((await readComparable(db, ids)).map((organisation) => [organisation.id, organisation]))
  const faces = new Map((await listFaces(db, ids)).map((face) => [face.id, face]))
  return rows
    .flatMap(({ one, other }): OrganisationPair[] => {
      const [a, b, left, right] = [known.get(one), known.get(other), faces.get(one), faces.get(other)]
      if (!a || !b || !left || !right) return []
      const names = a.names.filter(({ kind }) => kind !== 'acronym').map(({ name }) => name)
      const found = judge({ names, country: a.country, website: a.website ?? null }, [b]).candidates[0]
      return found && found.score >= LIKELY
        ? [{ one: left, other: right, score: found.score, reasons: found.reasons }]
        : []
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
}

/** Somebody looked and says they are two: they are not suggested again. */
export async function tellOrganisationsApart(db: Db, actor: Actor, ids: [string, string]): Promise<boolean> {
  insist(may.keepDirectory(actor), actor)
  const [one_id = '', other_id = ''] = [...ids].sort()
  if (!isId(one_id) || !isId(other_id) || one_id === other_id) throw notFound('organisation')
  return inTransaction(db, async (tx) => {
    const told = await tx
      .insertInto('people.distinction')
      .values({ one_id, other_id, told_by: actor.personId, told_at: now() })
      .onConflict((conflict) => conflict.columns(['one_id', 'other_id']).doNothing())
      .returning('one_id')
      .executeTakeFirst()
    if (told)
      await tell(tx, actor, {
        kind: 'organisation.told-apart',
        subject: { kind: 'organisation', id: one_id },
        after: { other: other_id },
      })
    return told !== undefined
  })
}

export type Merger = { id: string; mergedAt: Date; from: OrganisationFace; into: OrganisationFace }

/** Mergers that can be taken back, newest first. */
export async function listMergers(db: Db, actor: Actor, limit = 50): Promise<Merger[]> {
  insist(may.keepDirectory(actor), actor)
  const rows = await db
    .selectFrom('people.merger')
    .select(['id', 'merged_at', 'merged_id', 'into_id'])
    .orderBy('merged_at', 'desc')
    .limit(limit)
    .execute()
  const faces = new Map(
    (
      await listFaces(
        db,
        rows.flatMap(({ merged_id, into_id }) => [merged_id, into_id]),
      )
    ).map((face) => [face.id, face]),
  )
  return rows.flatMap(({ id, merged_at, merged_id, into_id }) => {
    const [from, into] = [faces.get(merged_id), faces.get(into_id)]
    return from && into ? [{ id, mergedAt: merged_at, from, into }] : []
  })
}

/** Everything of two records that can be chosen between. */
export async function readForMerging(db: Db, actor: Actor, ids: [string, string]) {
  insist(may.keepDirectory(actor), actor)
  if (!ids.every(isId)) throw notFound('organisation')
  const rows = await db.selectFrom('people.organisation').selectAll().where('id', 'in', ids).execute()
  const [one, other] = ids.map((id) => rows.find((row) => row.id === id))
  if (!one || !other || one === other) throw notFound('organisation')
  return [one, other] as const
}

function listFaces(db: Db, ids: string[]): Promise<OrganisationFace[]> {
  if (ids.length === 0) return Promise.resolve([])
  return db
    .selectFrom('people.organisation')
    .select(['id', 'number', 'name', 'country', 'city'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
}
