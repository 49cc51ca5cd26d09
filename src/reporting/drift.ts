import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { may } from './access.ts'
import { countFigures } from './figures.ts'
import { getMetric } from './metrics.ts'
import { byVocabulary, figureOf, type PlacedFigure } from './press-releases.ts'
import { isTrue } from './qualifiers/truth.ts'

/** How a signed figure stands to the records of today. */
export type Drift = {
  figure: PlacedFigure
  atSigning: number
  today: number
  /** Records that were counted at signing and are not any more, and the other way round: 28 may have become another 28. */
  gone: string[]
  added: string[]
  /** Whether the printed words are still true of the records of today. */
  isStillTrue: boolean
  /** The metric has come to mean something else since. */
  isRedefined: boolean
}

export function hasDrifted(drift: Drift): boolean {
  return drift.gone.length > 0 || drift.added.length > 0 || drift.isRedefined
}

/** Every frozen figure of the releases, compared with the records as they are now. */
export async function listDrift(db: Db, releaseIds: string[]): Promise<Map<string, Drift[]>> {
  const frozen = await listFrozen(db, releaseIds)
  const counted = await countFigures(
    db,
    frozen.map(({ figure, eventId }) => ({ metric: figure.metric, scope: { kind: 'event', eventId } })),
  )
  const drifts: (Drift & { releaseId: string })[] = frozen.map(({ figure, releaseId, records }, i) => {
    const [signed, current] = [new Set(records), new Set(counted[i]!.records)]
    return {
      releaseId,
      figure,
      atSigning: figure.frozen!.value,
      today: current.size,
      gone: [...signed.difference(current)],
      added: [...current.difference(signed)],
      isStillTrue: isTrue(figure, current.size),
      isRedefined: figure.frozen!.metricVersion !== getMetric(figure.metric).version,
    }
  })
  const inOrder = drifts.toSorted((a, b) => byVocabulary(a.figure, b.figure))
  return Map.groupBy(inOrder, (drift) => drift.releaseId)
}

export type DriftedRelease = { number: number; event: { slug: string; name: LanguageMap }; drifts: Drift[] }

const RELEASES_MAX = 50

/** Signed releases whose figures no longer agree with the records, newest signature first: somebody has to look at them. */
export async function listDriftedReleases(db: Db, actor: Actor): Promise<DriftedRelease[]> {
  const signed = await db
    .selectFrom('reporting.signature as s')
    .innerJoin('reporting.press_release as r', 'r.id', 's.press_release_id')
    .innerJoin('events.event as e', 'e.id', 'r.event_id')
    .select(['r.id', 'r.number', 'e.id as eventId', 'e.slug', 'e.name'])
    .orderBy('s.signed_at', 'desc')
    .limit(RELEASES_MAX)
    .execute()
  const theirs = signed.filter((release) => may.seeDraft(actor, release.eventId))
  const drifts = await listDrift(
    db,
    theirs.map((release) => release.id),
  )
  return theirs
    .map(({ id, number, slug, name }) => ({
      number,
      event: { slug, name },
      drifts: (drifts.get(id) ?? []).filter(hasDrifted),
    }))
    .filter((release) => release.drifts.length > 0)
}

async function listFrozen(db: Db, releaseIds: string[]) {
  if (releaseIds.length === 0) return []
  const rows = await db
    .selectFrom('reporting.figure as f')
    .innerJoin('reporting.frozen_figure as z', 'z.figure_id', 'f.id')
    .innerJoin('reporting.press_release as r', 'r.id', 'f.press_release_id')
    .select(['f.id', 'f.key', 'f.metric', 'f.qualifier', 'f.printed', 'z.value', 'z.as_of', 'z.metric_version'])
    .select(['r.id as releaseId', 'r.event_id as eventId'])
    .select(
      sql<string[]>`array(select x.record_id from reporting.frozen_record x where x.figure_id = f.id)`.as('records'),
    )
    .where('r.id', 'in', releaseIds)
    .orderBy('f.key')
    .execute()
  return rows.map((row) => ({
    figure: figureOf(row),
    releaseId: row.releaseId,
    eventId: row.eventId,
    records: row.records,
  }))
}
