import { sql } from 'kysely'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { Refusal } from '#platform/refusal.ts'
import { may } from './access.ts'
import { countFigures, type Figure } from './figures.ts'
import { getMetric } from './metrics.ts'
import { insistOnTruth } from './placing.ts'
import { listFigureRows, type PlacedFigure, readTexts } from './press-releases.ts'
import { brokenMarks, marksOf } from './press-text.ts'
import { holdRelease } from './writing.ts'

/**
 * Signs the release: every figure its text prints is counted once more, all of them in one statement, and frozen with
 * the records behind it. Refuses a claim that is no longer true and a mark nothing stands behind.
 */
export async function signRelease(db: Db, actor: Actor, releaseId: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { eventId, isSigned } = await holdRelease(tx, actor, releaseId)
    insist(may.sign(actor, eventId), actor)
    if (isSigned) throw new Refusal('reporting.signed-already', { status: 409 })
    const figures = await printedFigures(tx, releaseId)
    const scope = { kind: 'event' as const, eventId }
    const counted = await countFigures(
      tx,
      figures.map(({ metric }) => ({ metric, scope })),
    )
    for (const [i, figure] of figures.entries()) insistOnTruth(figure, counted[i]!.value)
    for (const [i, figure] of figures.entries()) await freeze(tx, figure, counted[i]!)
    await tx
      .insertInto('reporting.signature')
      .values({ press_release_id: releaseId, signed_by: actor.personId, signed_at: now() })
      .execute()
    await tell(tx, actor, {
      kind: 'press-release.signed',
      subject: { kind: 'press-release', id: releaseId },
      after: figures.map(({ key, metric }, i) => ({ key, metric, value: counted[i]!.value })),
    })
  })
}

/** Takes the signature back, with a reason: the release leaves the public and can be written again. */
export async function takeSignatureBack(db: Db, actor: Actor, releaseId: string, reason: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { eventId, isSigned } = await holdRelease(tx, actor, releaseId)
    insist(may.sign(actor, eventId), actor)
    if (!isSigned) throw new Refusal('reporting.not-signed', { status: 409 })
    if (!reason.trim()) throw new Refusal('reporting.reason-missing', { field: 'reason' })
    const figures = (await listFigureRows(tx, releaseId)).filter((figure) => figure.frozen)
    const ids = figures.map((figure) => figure.id)
    if (ids.length > 0) await tx.deleteFrom('reporting.frozen_figure').where('figure_id', 'in', ids).execute()
    await tx.deleteFrom('reporting.signature').where('press_release_id', '=', releaseId).execute()
    await tell(tx, actor, {
      kind: 'press-release.signature-taken-back',
      subject: { kind: 'press-release', id: releaseId },
      before: figures.map(({ key, metric, frozen }) => ({ key, metric, value: frozen?.value })),
      after: { reason: reason.trim() },
    })
  })
}

/** The figures the text prints, in any language. Every mark must have one. */
async function printedFigures(tx: Tx, releaseId: string): Promise<PlacedFigure[]> {
  const texts = Object.values((await readTexts(tx, releaseId)).texts)
  const [broken] = texts.flatMap(brokenMarks)
  if (broken !== undefined) throw new Refusal('reporting.mark-broken', { params: { mark: broken } })
  const figures = new Map((await listFigureRows(tx, releaseId)).map((figure) => [figure.key, figure]))
  return [...new Set(texts.flatMap(marksOf))].map((key) => {
    const figure = figures.get(key)
    if (!figure) throw new Refusal('reporting.mark-unknown', { params: { mark: key } })
    return figure
  })
}

async function freeze(tx: Tx, { id, metric }: PlacedFigure, { value, asOf, records }: Figure): Promise<void> {
  const { version, recordKind } = getMetric(metric)
  await tx
    .insertInto('reporting.frozen_figure')
    .values({ figure_id: id, value: String(value), as_of: asOf, metric_version: version })
    .execute()
  if (records.length === 0) return
  await sql`
    insert into reporting.frozen_record (figure_id, record_kind, record_id)
    select ${id}, ${recordKind}, record from unnest(${records}::uuid[]) as record`.execute(tx)
}
