import { sql } from 'kysely'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { isId } from '#platform/ids.ts'
import { notFound } from '#platform/refusal.ts'
import { isOfficial, may } from './access.ts'
import { compare, type DuplicateReason } from './likeness/judging.ts'
import { bandsOf, shinglesOf } from './likeness/shingles.ts'

/** A listing that may say what another one says, with the reasons; nothing is merged by itself. */
export type Duplicate = {
  id: string
  number: number
  kind: 'offer' | 'need'
  title: string
  lang: string
  organisationId: string
  score: number
  reasons: DuplicateReason[]
}

/**
 * Listings that may say the same as this one, those that agree most first. A person sees those they may see anyway: what
 * is published, and drafts of their own organisations.
 */
export async function findDuplicates(db: Db, actor: Actor, listingId: string): Promise<Duplicate[]> {
  const { rows } = await sql<Pair>`${pairs(sql`a.listing_id = ${listingId}`)}`.execute(db)
  return judged(
    rows.filter((row) => may.see(actor, { organisationId: row.organisation_id, isPublished: row.published })),
  )
}

/** A pair that waits for somebody to look at it. */
export type DuplicatePair = { one: Duplicate; other: Duplicate; score: number; reasons: DuplicateReason[] }

/** All pairs that may say the same and that nobody has told apart yet; for organisers and editors. */
export async function listDuplicatePairs(db: Db, actor: Actor, limit = 100): Promise<DuplicatePair[]> {
  insist(isOfficial(actor), actor)
  const { rows } = await sql<Pair>`${pairs(sql`a.listing_id < b.listing_id`)}`.execute(db)
  const seen = new Map<string, DuplicatePair>()
  for (const row of rows) {
    const [other] = judged([row])
    if (!other || (seen.get(row.a_id + row.id)?.score ?? 0) >= other.score) continue
    const one = {
      ...other,
      id: row.a_id,
      number: row.a_number,
      title: row.a_title,
      organisationId: row.a_organisation_id,
    }
    seen.set(row.a_id + row.id, { one, other, score: other.score, reasons: other.reasons })
  }
  return [...seen.values()].sort((a, b) => b.score - a.score).slice(0, limit)
}

/** Somebody looked and says they are two: they are not suggested again. Returns false when that was said before. */
export async function tellListingsApart(db: Db, actor: Actor, ids: [string, string]): Promise<boolean> {
  insist(isOfficial(actor), actor)
  const [one_id = '', other_id = ''] = [...ids].sort()
  if (!isId(one_id) || !isId(other_id) || one_id === other_id) throw notFound('listing')
  return inTransaction(db, async (tx) => {
    const told = await tx
      .insertInto('catalogue.distinction')
      .values({ one_id, other_id, told_by: actor.personId, told_at: now() })
      .onConflict((conflict) => conflict.columns(['one_id', 'other_id']).doNothing())
      .returning('one_id')
      .executeTakeFirst()
    if (told)
      await tell(tx, actor, {
        kind: 'listing.told-apart',
        subject: { kind: 'listing', id: one_id },
        after: { other_id },
      })
    return told !== undefined
  })
}

/** Notes what a listing looks like from afar; done again whenever it changes. */
export async function noteResemblance(tx: Tx, listingId: string): Promise<void> {
  const texts = await tx.selectFrom('catalogue.listing_text').selectAll().where('listing_id', '=', listingId).execute()
  await tx.deleteFrom('catalogue.resemblance').where('listing_id', '=', listingId).execute()
  const rows = texts.map((text) => ({ listing_id: listingId, lang: text.lang, bands: bandsOf(shinglesOf(said(text))) }))
  if (rows.length > 0) await tx.insertInto('catalogue.resemblance').values(rows).execute()
}

/** For listings written before anybody looked. */
export async function noteAllResemblances(tx: Tx): Promise<void> {
  const rows = await tx.selectFrom('catalogue.listing').select('id').execute()
  for (const { id } of rows) await noteResemblance(tx, id)
}

type Words = {
  title: string
  summary: string
  description: string
  advantages: string
  problem: string
  sought: string
}
type Pair = { a_id: string; a_number: number; a_title: string; a_organisation_id: string; a_text: string } & {
  id: string
  number: number
  kind: 'offer' | 'need'
  lang: string
  title: string
  text: string
  organisation_id: string
  a_reference: string | null
  reference: string | null
  patents_meet: boolean
  published: boolean
}

const COMPARED_MAX = 20_000

function said({ title, ...text }: Words): string {
  return [title, text.summary, text.description, text.advantages, text.problem, text.sought].join('\n')
}

/** Pairs of texts in one language that share a band; `a` is one listing, the rest of the row the other. */
function pairs(condition: ReturnType<typeof sql>) {
  const words = (text: string) =>
    sql`concat_ws(E'\n', ${sql.join(
      ['summary', 'description', 'advantages', 'problem', 'sought'].map((column) => sql.ref(`${text}.${column}`)),
    )})`
  return sql`
    select la.id as a_id, la.number as a_number, ta.title as a_title, la.organisation_id as a_organisation_id,
      ${words('ta')} as a_text, la.reference as a_reference,
      lb.id, lb.number, lb.kind, tb.lang, tb.title, ${words('tb')} as text, lb.organisation_id, lb.reference,
      coalesce(oa.patents && ob.patents, false) as patents_meet, p.listing_id is not null as published
    from catalogue.resemblance a
      join catalogue.resemblance b on b.bands && a.bands and b.lang = a.lang and b.listing_id <> a.listing_id
      join catalogue.listing la on la.id = a.listing_id join catalogue.listing lb on lb.id = b.listing_id and lb.kind = la.kind
      join catalogue.listing_text ta on ta.listing_id = la.id and ta.lang = a.lang
      join catalogue.listing_text tb on tb.listing_id = lb.id and tb.lang = b.lang
      left join catalogue.offer oa on oa.listing_id = la.id left join catalogue.offer ob on ob.listing_id = lb.id
      left join catalogue.publication p on p.listing_id = lb.id
    where ${condition}
      and not exists (select 1 from catalogue.distinction d
        where d.one_id = least(la.id, lb.id) and d.other_id = greatest(la.id, lb.id))
      and not exists (select 1 from catalogue.merger m where m.merged_id in (la.id, lb.id))
    limit ${sql.lit(COMPARED_MAX)}`
}

function judged(rows: Pair[]): Duplicate[] {
  const best = new Map<string, Duplicate>()
  for (const row of rows) {
    const { isDuplicate, score, reasons } = compare({ title: row.a_title, text: row.a_text }, row)
    if (!isDuplicate && !row.patents_meet) continue
    if ((best.get(row.id)?.score ?? -1) >= score) continue
    const { id, number, kind, title, lang } = row
    const more: DuplicateReason[] = [
      ...reasons,
      ...(row.patents_meet ? [{ code: 'same-patent' } as const] : []),
      ...(row.organisation_id === row.a_organisation_id ? [{ code: 'same-organisation' } as const] : []),
      ...(row.reference && row.reference === row.a_reference ? [{ code: 'same-reference' } as const] : []),
    ]
    best.set(id, { id, number, kind, title, lang, organisationId: row.organisation_id, score, reasons: more })
  }
  return [...best.values()].sort((a, b) => b.score - a.score)
}
