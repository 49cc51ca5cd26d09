import { isDeepStrictEqual } from 'node:util'
import { insist } from '#people/access.ts'
import type { Actor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { isUiLanguage, type UiLanguage, uiLanguages } from '#platform/languages.ts'
import { notFound, Refusal, refusing } from '#platform/refusal.ts'
import { may } from './access.ts'
import { writeDraft } from './draft.ts'
import { listFigures } from './figures.ts'
import { gatherMaterial } from './press-material.ts'
import { findSignature, listFigureRows, readTexts } from './press-releases.ts'
import { brokenMarks, marksOf, type PressText, rowOf } from './press-text.ts'

/**
 * Writes a first draft in every language of the screens from the records of the event. Starting over throws away the
 * words and figures there are.
 */
export async function draftRelease(
  db: Db,
  actor: Actor,
  eventId: string,
  { startOver = false }: { startOver?: boolean } = {},
): Promise<string> {
  insist(may.write(actor, eventId), actor)
  return inTransaction(db, async (tx) => {
    const draft = writeDraft(await gatherMaterial(tx, eventId), await listFigures(tx, eventId))
    const id = startOver ? await emptyRelease(tx, eventId) : await beginRelease(tx, actor, eventId)
    for (const lang of uiLanguages) await putText(tx, actor, id, lang, draft.texts[lang])
    for (const claim of draft.claims)
      await tx
        .insertInto('reporting.figure')
        .values({ ...rowOf(claim), id: newId(), press_release_id: id })
        .execute()
    await tell(tx, actor, {
      kind: 'press-release.drafted',
      subject: { kind: 'press-release', id },
      after: { eventId, figures: draft.claims },
    })
    return id
  })
}

/**
 * Writes the words. Marks must name figures the document has. `basedOn` is the writing the author started from: when
 * somebody else has written since, nothing is overwritten.
 */
export async function writeTexts(
  db: Db,
  actor: Actor,
  releaseId: string,
  { texts, basedOn }: { texts: Partial<Record<UiLanguage, PressText>>; basedOn?: Date | undefined },
): Promise<void> {
  await inTransaction(db, async (tx) => {
    await openForWriting(tx, actor, releaseId)
    const before = await readTexts(tx, releaseId)
    if (basedOn && before.writtenAt > basedOn) throw new Refusal('reporting.text-changed-meanwhile', { status: 409 })
    const keys = new Set((await listFigureRows(tx, releaseId)).map((figure) => figure.key))
    for (const [lang, text] of Object.entries(texts)) {
      if (!isUiLanguage(lang)) throw new Refusal('reporting.language-unknown', { params: { lang } })
      insistOnWords(lang, text, keys)
    }
    const changed = uiLanguages.filter((lang) => texts[lang] && !isDeepStrictEqual(texts[lang], before.texts[lang]))
    if (changed.length === 0) return
    for (const lang of changed) await putText(tx, actor, releaseId, lang, texts[lang]!)
    await tell(tx, actor, {
      kind: 'press-release.written',
      subject: { kind: 'press-release', id: releaseId },
      before: before.texts,
      after: texts,
    })
  })
}

/** The release, held against everybody else who wants to write or sign it, by somebody who may write. */
export async function openForWriting(tx: Tx, actor: Actor, releaseId: string): Promise<{ eventId: string }> {
  const { eventId, isSigned } = await holdRelease(tx, actor, releaseId)
  insist(may.write(actor, eventId), actor)
  if (isSigned) throw new Refusal('reporting.signed-already', { status: 409 })
  return { eventId }
}

/** Locks the release. For those who may not even see it there is none. */
export async function holdRelease(
  tx: Tx,
  actor: Actor,
  releaseId: string,
): Promise<{ eventId: string; isSigned: boolean }> {
  const row = await tx
    .selectFrom('reporting.press_release')
    .select('event_id')
    .where('id', '=', releaseId)
    .forUpdate()
    .executeTakeFirst()
  if (!row || !may.seeDraft(actor, row.event_id)) throw notFound('press-release')
  const signature = await findSignature(tx, releaseId)
  return { eventId: row.event_id, isSigned: signature !== undefined }
}

function insistOnWords(lang: UiLanguage, text: PressText, keys: ReadonlySet<string>): void {
  const refuse = (code: string, part: 'title' | 'body', params = {}) => {
    throw new Refusal(code, { field: `${part}-${lang}`, params })
  }
  if (!text.title.trim()) refuse('reporting.title-missing', 'title')
  if (text.paragraphs.length === 0) refuse('reporting.text-missing', 'body')
  if (marksOf({ title: text.title, paragraphs: [] }).length > 0) refuse('reporting.title-holds-a-mark', 'title')
  const [broken] = brokenMarks(text)
  if (broken !== undefined) refuse('reporting.mark-broken', 'body', { mark: broken })
  const unknown = marksOf(text).find((key) => !keys.has(key))
  if (unknown !== undefined) refuse('reporting.mark-unknown', 'body', { mark: unknown })
}

async function beginRelease(tx: Tx, actor: Actor, eventId: string): Promise<string> {
  const id = newId()
  await refusing({ an_event_has_one_closing_release: 'reporting.drafted-already' }, () =>
    tx
      .insertInto('reporting.press_release')
      .values({ id, event_id: eventId, begun_by: actor.personId, begun_at: now() })
      .execute(),
  )
  return id
}

async function emptyRelease(tx: Tx, eventId: string): Promise<string> {
  const row = await tx
    .selectFrom('reporting.press_release')
    .select('id')
    .where('event_id', '=', eventId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound('press-release')
  await refusing({ what_is_signed_stays_as_it_was: 'reporting.signed-already' }, async () => {
    await tx.deleteFrom('reporting.press_release_text').where('press_release_id', '=', row.id).execute()
    await tx.deleteFrom('reporting.figure').where('press_release_id', '=', row.id).execute()
  })
  return row.id
}

async function putText(tx: Tx, actor: Actor, releaseId: string, lang: UiLanguage, text: PressText): Promise<void> {
  const words = { title: text.title.trim(), paragraphs: text.paragraphs, written_by: actor.personId, written_at: now() }
  await tx
    .insertInto('reporting.press_release_text')
    .values({ press_release_id: releaseId, lang, ...words })
    .onConflict((conflict) => conflict.columns(['press_release_id', 'lang']).doUpdateSet(words))
    .execute()
}
