import type { LanguageMap } from '#db/tables.ts'
import { type Event, getEvent, getEventBySlug } from '#events/directory.ts'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { type UiLanguage, uiLanguages } from '#platform/languages.ts'
import { notFound } from '#platform/refusal.ts'
import { may } from './access.ts'
import { type MetricCode, metricCodes } from './metrics.ts'
import type { PlacedClaim, PressText } from './press-text.ts'
import type { Qualifier } from './qualifiers/claims.ts'

/** A figure of a document: what it claims, and what it was when the document was signed. */
export type PlacedFigure = PlacedClaim & {
  id: string
  frozen: { value: number; asOf: Date; metricVersion: number } | undefined
}

export type Release = {
  id: string
  number: number
  event: Event
  texts: Partial<Record<UiLanguage, PressText>>
  /** When the texts were last written; whoever saves says which writing they started from. */
  writtenAt: Date
  figures: PlacedFigure[]
  signature: { by: LanguageMap | undefined; at: Date } | undefined
}

/** The closing release of an event for those who work on it; undefined before the first draft. */
export async function findReleaseOfEvent(
  db: Db,
  actor: Actor,
  slug: string,
): Promise<{ event: Event; release: Release | undefined }> {
  const event = await getEventBySlug(db, slug)
  insist(may.seeDraft(actor, event.id), actor)
  const row = await db
    .selectFrom('reporting.press_release')
    .select(['id', 'number'])
    .where('event_id', '=', event.id)
    .executeTakeFirst()
  return { event, release: row && (await readRelease(db, row, event)) }
}

/** A release by its public number: everybody's once signed, before that only for those who work on it. */
export async function getRelease(db: Db, actor: Actor, number: number): Promise<Release> {
  const row = await db
    .selectFrom('reporting.press_release')
    .select(['id', 'number', 'event_id'])
    .where('number', '=', number)
    .executeTakeFirst()
  if (!row) throw notFound('press-release')
  const release = await readRelease(db, row, await getEvent(db, row.event_id))
  if (!release.signature && !may.seeDraft(actor, row.event_id)) throw notFound('press-release')
  return release
}

/** What the public may read of an event's closing release: nothing before it is signed. */
export async function findSignedRelease(
  db: Db,
  eventId: string,
): Promise<{ number: number; title: LanguageMap; signedAt: Date } | undefined> {
  const rows = await db
    .selectFrom('reporting.press_release as r')
    .innerJoin('reporting.signature as s', 's.press_release_id', 'r.id')
    .innerJoin('reporting.press_release_text as t', 't.press_release_id', 'r.id')
    .select(['r.number', 's.signed_at', 't.lang', 't.title'])
    .where('r.event_id', '=', eventId)
    .execute()
  const [first] = rows
  if (!first) return undefined
  const title = Object.fromEntries(rows.map((row) => [row.lang, row.title]))
  return { number: first.number, title, signedAt: first.signed_at }
}

/** Signed releases that can be read in every language of the screens, the latest first. */
export async function listSignedReleases(db: Db): Promise<{ number: number; signedAt: Date }[]> {
  return db
    .selectFrom('reporting.press_release as r')
    .innerJoin('reporting.signature as s', 's.press_release_id', 'r.id')
    .innerJoin('reporting.press_release_text as t', 't.press_release_id', 'r.id')
    .select(['r.number', 's.signed_at as signedAt'])
    .where('t.lang', 'in', [...uiLanguages])
    .groupBy(['r.number', 's.signed_at'])
    .having((row) => row.fn.countAll(), '=', uiLanguages.length)
    .orderBy('s.signed_at', 'desc')
    .limit(1000)
    .execute()
}

export async function listFigureRows(db: Db, releaseId: string): Promise<PlacedFigure[]> {
  const rows = await db
    .selectFrom('reporting.figure as f')
    .leftJoin('reporting.frozen_figure as z', 'z.figure_id', 'f.id')
    .select(['f.id', 'f.key', 'f.metric', 'f.qualifier', 'f.printed', 'z.value', 'z.as_of', 'z.metric_version'])
    .where('f.press_release_id', '=', releaseId)
    .orderBy('f.key')
    .execute()
  return rows.map(figureOf).toSorted(byVocabulary)
}

/** Who took part, what was shown, what was arranged, what came of it. */
export function byVocabulary(a: PlacedClaim, b: PlacedClaim): number {
  return metricCodes.indexOf(a.metric) - metricCodes.indexOf(b.metric)
}

type FigureRow = {
  id: string
  key: string
  metric: string
  qualifier: string
  printed: string
  value: string | null
  as_of: Date | null
  metric_version: number | null
}

export function figureOf({
  id,
  key,
  metric,
  qualifier,
  printed,
  value,
  as_of,
  metric_version,
}: FigureRow): PlacedFigure {
  return {
    id,
    key,
    metric: metric as MetricCode,
    qualifier: qualifier as Qualifier,
    printed: Number(printed),
    frozen: as_of === null ? undefined : { value: Number(value), asOf: as_of, metricVersion: Number(metric_version) },
  }
}

async function readRelease(db: Db, row: { id: string; number: number }, event: Event): Promise<Release> {
  const { texts, writtenAt } = await readTexts(db, row.id)
  return {
    id: row.id,
    number: row.number,
    event,
    texts,
    writtenAt,
    figures: await listFigureRows(db, row.id),
    signature: await findSignature(db, row.id),
  }
}

export async function readTexts(db: Db, releaseId: string): Promise<Pick<Release, 'texts' | 'writtenAt'>> {
  const rows = await db
    .selectFrom('reporting.press_release_text')
    .select(['lang', 'title', 'paragraphs', 'written_at'])
    .where('press_release_id', '=', releaseId)
    .execute()
  return {
    texts: Object.fromEntries(rows.map(({ lang, title, paragraphs }) => [lang, { title, paragraphs }])),
    writtenAt: new Date(Math.max(0, ...rows.map((row) => row.written_at.getTime()))),
  }
}

export async function findSignature(db: Db, releaseId: string): Promise<Release['signature']> {
  const row = await db
    .selectFrom('reporting.signature as s')
    .leftJoin('people.person as p', 'p.id', 's.signed_by')
    .select(['p.name', 's.signed_at'])
    .where('s.press_release_id', '=', releaseId)
    .executeTakeFirst()
  return row && { by: row.name ?? undefined, at: row.signed_at }
}
