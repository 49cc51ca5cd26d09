import { sql } from 'kysely'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { isId } from '#platform/ids.ts'
import { notFound } from '#platform/refusal.ts'
import { may } from './access.ts'
import { type Ids, recordsOf } from './counting.ts'
import { type Drift, listDrift } from './drift.ts'
import { getMetric } from './metrics.ts'
import { getRelease, type PlacedFigure, type Release } from './press-releases.ts'
import { type CountedRecord, listRecords } from './records.ts'

export type PlacedFigurePage = {
  release: Release
  figure: PlacedFigure
  /** What stood behind the figure at signing; before that, what stands behind it now. */
  records: CountedRecord[]
  /** Undefined while the release is a draft. */
  drift: Drift | undefined
  gone: CountedRecord[]
  added: CountedRecord[]
}

/** A figure of a document with its records. Strangers see those of signed documents, and which records moved only as counts. */
export async function getPlacedFigure(db: Db, actor: Actor, figureId: string): Promise<PlacedFigurePage> {
  const row = isId(figureId)
    ? await db
        .selectFrom('reporting.figure as f')
        .innerJoin('reporting.press_release as r', 'r.id', 'f.press_release_id')
        .select('r.number')
        .where('f.id', '=', figureId)
        .executeTakeFirst()
    : undefined
  if (!row) throw notFound('figure')
  const release = await getRelease(db, actor, row.number)
  const figure = release.figures.find(({ id }) => id === figureId)
  const reader = may.seeRecords(actor, release.event.id) ? 'official' : 'stranger'
  // A figure the signed text does not print was never published.
  if (!figure || (reader === 'stranger' && !figure.frozen)) throw notFound('figure')
  const drift = (await listDrift(db, [release.id])).get(release.id)?.find((one) => one.figure.id === figureId)
  const { recordKind } = getMetric(figure.metric)
  const list = (ids: Ids) => listRecords(db, recordKind, ids, reader)
  return {
    release,
    figure,
    records: await list(figure.frozen ? frozenRecordsOf(figureId) : currentRecordsOf(figure, release)),
    drift,
    gone: drift && reader === 'official' ? await list(these(drift.gone)) : [],
    added: drift && reader === 'official' ? await list(these(drift.added)) : [],
  }
}

function frozenRecordsOf(figureId: string): Ids {
  return sql`select record_id as id from reporting.frozen_record where figure_id = ${figureId}`
}

function currentRecordsOf(figure: PlacedFigure, release: Release): Ids {
  return recordsOf(figure.metric, { kind: 'event', eventId: release.event.id })
}

function these(ids: string[]): Ids {
  return sql`select unnest(${ids}::uuid[]) as id`
}
