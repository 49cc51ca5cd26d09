import { sql } from 'kysely'
import type { LanguageMap } from '#db/tables.ts'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { notFound, Refusal, refusing } from '#platform/refusal.ts'
import { may } from './access.ts'
import { type Comparison, compareLines, listPersonsConcerned } from './changes.ts'
import { fingerprintOf, lockDraft } from './draft.ts'
import { type Line, listDraftLines, listReleasedLines } from './lines.ts'
import type { Site } from './news.ts'
import { nextSequence, type SequenceSoFar } from './sequence.ts'
import { tellPersonsConcerned } from './telling.ts'
import { listViolations } from './timetable.ts'

export type Release = { id: string; number: number; note: string | null; releasedAt: Date }

/** The draft beside the newest release: what releasing it now would change, and for whom. */
export type Outlook = Comparison & {
  last: Release | undefined
  /** Goes with the deed, so that what is released is what was looked at. */
  fingerprint: string
  personsConcerned: string[]
}

/** With the rules that the draft breaks: while there are any it cannot be released. */
export type Preview = Outlook & { violations: number }

export async function previewRelease(db: Db, actor: Actor, eventId: string): Promise<Preview> {
  insist(may.arrange(actor, eventId), actor)
  const outlook = await lookAhead(db, eventId)
  return { ...outlook, violations: (await listViolations(db, eventId)).length }
}

export async function lookAhead(db: Db, eventId: string): Promise<Outlook & { draft: Line[] }> {
  const last = await findLastRelease(db, eventId)
  const draft = await listDraftLines(db, eventId)
  const comparison = compareLines(last ? await listReleasedLines(db, last.id) : [], draft)
  const personsConcerned = listPersonsConcerned(comparison.changes)
  return { ...comparison, last, draft, fingerprint: fingerprintOf(draft), personsConcerned }
}

/**
 * Makes the draft the published timetable: freezes its lines under the next number and writes one letter to each person
 * whose lines changed. Refuses a draft that breaks a rule, one that says nothing new, and one that is not the draft
 * looked at (`fingerprint`).
 */
export async function releaseTimetable(
  db: Db,
  actor: Actor,
  eventId: string,
  input: { site: Site; fingerprint?: string; note?: string },
): Promise<{ id: string; number: number; told: number; comparison: Comparison }> {
  insist(may.arrange(actor, eventId), actor)
  return inTransaction(db, (tx) => publishDraft(tx, actor, eventId, input))
}

/** The releasing itself, for deeds that have asked for permission in their own words. */
export async function publishDraft(
  tx: Tx,
  actor: Actor,
  eventId: string,
  input: { site: Site; fingerprint?: string; note?: string },
): Promise<{ id: string; number: number; told: number; comparison: Comparison }> {
  await lockDraft(tx, eventId)
  const { draft, last, changes, unchanged, fingerprint } = await lookAhead(tx, eventId)
  if (input.fingerprint !== undefined && input.fingerprint !== fingerprint)
    throw new Refusal('timetable.draft-changed', { status: 409 })
  if (changes.length === 0) throw new Refusal(last ? 'timetable.nothing-changed' : 'timetable.nothing-placed')
  const violations = await listViolations(tx, eventId)
  if (violations.length > 0)
    throw new Refusal('timetable.rules-broken', { status: 409, params: { count: violations.length } })
  const release = { id: newId(), number: (last?.number ?? 0) + 1, releasedAt: now() }
  await freeze(tx, actor, eventId, { ...release, note: input.note || null }, draft, changes)
  const told = await tellPersonsConcerned(tx, { eventId, release, changes, site: input.site })
  const counts = countChanges({ changes, unchanged })
  await tell(tx, actor, {
    kind: 'timetable.released',
    subject: { kind: 'event', id: eventId },
    after: { releaseId: release.id, number: release.number, ...counts, told },
  })
  return { id: release.id, number: release.number, told, comparison: { changes, unchanged } }
}

export async function findLastRelease(db: Db, eventId: string): Promise<Release | undefined> {
  return releases(db, eventId).limit(1).executeTakeFirst()
}

export async function getRelease(
  db: Db,
  eventId: string,
  number: number,
): Promise<Release & { releasedBy: LanguageMap | null }> {
  const found = await releases(db, eventId)
    .leftJoin('people.person as p', 'p.id', 'r.released_by')
    .select('p.name as releasedBy')
    .where('r.number', '=', number)
    .executeTakeFirst()
  if (!found) throw notFound('release')
  return found
}

/** Newest first, with who released it, how many meetings it holds and what it changed. */
export async function listReleases(db: Db, actor: Actor, eventId: string) {
  insist(may.arrange(actor, eventId), actor)
  return releases(db, eventId)
    .leftJoin('people.person as p', 'p.id', 'r.released_by')
    .select(['p.name as releasedBy'])
    .select((row) => [
      row
        .selectFrom('meetings.release_line as l')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('l.release_id', '=', 'r.id')
        .as('lines'),
      row
        .selectFrom('platform.mail as m')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('m.kind', '=', 'timetable')
        .where('m.about_id', '=', eventId)
        .whereRef('m.version', '=', 'r.number')
        .as('letters'),
    ])
    .select((row) => [
      row
        .selectFrom('platform.fact as f')
        .select(sql<ReleaseCounts | null>`f.after`.as('after'))
        .where('f.kind', '=', 'timetable.released')
        .where('f.subject_id', '=', eventId)
        .where(sql<boolean>`f.after ->> 'releaseId' = r.id::text`)
        .limit(1)
        .as('counts'),
    ])
    .limit(200)
    .execute()
}

/** What it changed against the one before, as the audit trail has it. */
type ReleaseCounts = { added: number; moved: number; cancelled: number }

/** What the release changed against the one before it. */
export async function compareRelease(db: Db, actor: Actor, eventId: string, number: number): Promise<Comparison> {
  insist(may.arrange(actor, eventId), actor)
  const release = await getRelease(db, eventId, number)
  const before = number > 1 ? await listReleasedLines(db, (await getRelease(db, eventId, number - 1)).id) : []
  return compareLines(before, await listReleasedLines(db, release.id))
}

async function freeze(
  tx: Tx,
  actor: Actor,
  eventId: string,
  release: Release,
  draft: readonly Line[],
  changes: Comparison['changes'],
): Promise<void> {
  const { id, number, note, releasedAt } = release
  const row = { id, event_id: eventId, number, note, released_by: actor.personId, released_at: releasedAt }
  await refusing({ releases_of_an_event_are_numbered: 'timetable.draft-changed' }, () =>
    tx.insertInto('meetings.release').values(row).execute(),
  )
  const sequences = await readSequences(tx, eventId, number)
  const changed = new Set(changes.map((change) => change.meetingId))
  const lines = draft.map((line) => ({
    release_id: id,
    meeting_id: line.meetingId,
    slot_id: line.slotId,
    table_id: line.tableId,
    interpreter_id: line.interpreter?.id ?? null,
    during: `[${line.startsAt.toISOString()},${line.endsAt.toISOString()})`,
    persons: line.persons,
    sequence: nextSequence(sequences.get(line.meetingId), changed.has(line.meetingId)),
  }))
  for (let at = 0; at < lines.length; at += 1000)
    await tx
      .insertInto('meetings.release_line')
      .values(lines.slice(at, at + 1000))
      .execute()
}

async function readSequences(tx: Tx, eventId: string, number: number): Promise<Map<string, SequenceSoFar>> {
  const rows = await tx
    .selectFrom('meetings.release_line as l')
    .innerJoin('meetings.release as r', 'r.id', 'l.release_id')
    .distinctOn('l.meeting_id')
    .select(['l.meeting_id', 'l.sequence', 'r.number'])
    .where('r.event_id', '=', eventId)
    .where('r.number', '<', number)
    .orderBy('l.meeting_id')
    .orderBy('r.number', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.meeting_id, { sequence: row.sequence, wasDropped: row.number < number - 1 }]))
}

function releases(db: Db, eventId: string) {
  return db
    .selectFrom('meetings.release as r')
    .select(['r.id', 'r.number', 'r.note', 'r.released_at as releasedAt'])
    .where('r.event_id', '=', eventId)
    .orderBy('r.number', 'desc')
}

export function countChanges({ changes, unchanged }: Comparison) {
  const count = (kind: string) => changes.filter((change) => change.kind === kind).length
  return {
    added: count('added'),
    moved: count('moved'),
    cancelled: count('cancelled'),
    unchanged: unchanged.length,
  }
}
