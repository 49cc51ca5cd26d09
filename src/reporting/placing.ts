import type { LanguageMap } from '#db/tables.ts'
import type { Actor } from '#people/actor.ts'
import type { Db } from '#platform/database/connect.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { tell } from '#platform/facts.ts'
import { newId } from '#platform/ids.ts'
import { uiLanguages } from '#platform/languages.ts'
import { Refusal } from '#platform/refusal.ts'
import { countFigure } from './figures.ts'
import { getMetric, isMetricCode } from './metrics.ts'
import { listFigureRows, readTexts } from './press-releases.ts'
import { marksOf, type PlacedClaim, printClaim, rowOf } from './press-text.ts'
import { type Claim, qualifiers, whyNotPrintable } from './qualifiers/claims.ts'
import { nearestTrue } from './qualifiers/rewording.ts'
import { isTrue } from './qualifiers/truth.ts'
import { openForWriting } from './writing.ts'

export type FigureInput = { key: string; metric: string; qualifier: string; printed: number }

/** Puts a figure into the document, or words one it has in another way. A wording that is not true is refused with one that is. */
export async function placeFigure(db: Db, actor: Actor, releaseId: string, input: FigureInput): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { eventId } = await openForWriting(tx, actor, releaseId)
    const claim = parseClaim(input)
    const { value } = await countFigure(tx, claim.metric, { kind: 'event', eventId })
    insistOnTruth(claim, value)
    const before = (await listFigureRows(tx, releaseId)).find((figure) => figure.key === claim.key)
    await tx
      .insertInto('reporting.figure')
      .values({ ...rowOf(claim), id: newId(), press_release_id: releaseId })
      .onConflict((conflict) => conflict.constraint('a_figure_is_named_once_in_a_document').doUpdateSet(rowOf(claim)))
      .execute()
    await tell(tx, actor, {
      kind: 'figure.placed',
      subject: { kind: 'press-release', id: releaseId },
      before: before && claimOf(before),
      after: claim,
    })
  })
}

/** Words a figure in the nearest way that is true today. */
export async function rewordFigure(db: Db, actor: Actor, releaseId: string, key: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { eventId } = await openForWriting(tx, actor, releaseId)
    const claim = (await listFigureRows(tx, releaseId)).find((figure) => figure.key === key)
    if (!claim) return
    const { value } = await countFigure(tx, claim.metric, { kind: 'event', eventId })
    await placeFigure(tx, actor, releaseId, { ...claimOf(claim), ...nearestWording(claim, value) })
  })
}

/** The nearest wording a value bears out; the number itself where no word fits. */
export function nearestWording(claim: Omit<PlacedClaim, 'key'>, value: number): Claim {
  return wordingsOf(claim, value)[0] ?? { qualifier: 'exact', printed: value }
}

/** Takes a figure out of the document. One that the text still prints stays. */
export async function removeFigure(db: Db, actor: Actor, releaseId: string, key: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    await openForWriting(tx, actor, releaseId)
    const { texts } = await readTexts(tx, releaseId)
    if (Object.values(texts).some((text) => marksOf(text).includes(key)))
      throw new Refusal('reporting.figure-in-use', { status: 409, params: { mark: key } })
    const before = (await listFigureRows(tx, releaseId)).find((figure) => figure.key === key)
    if (!before) return
    await tx.deleteFrom('reporting.figure').where('id', '=', before.id).execute()
    const subject = { kind: 'press-release', id: releaseId }
    await tell(tx, actor, { kind: 'figure.removed', subject, before: claimOf(before) })
  })
}

/** Refuses a claim the value does not bear out, with the nearest wording that it does. */
export function insistOnTruth(claim: PlacedClaim, value: number): void {
  if (isTrue(claim, value)) return
  const reason = whyNotPrintable(claim)
  if (reason) throw new Refusal(reason, { field: 'printed', params: { qualifier: claim.qualifier } })
  const nearest = nearestWording(claim, value)
  throw new Refusal('reporting.claim-false', {
    field: 'printed',
    params: {
      mark: claim.key,
      value,
      claimed: inEveryLanguage(claim),
      nearest: inEveryLanguage({ ...claim, ...nearest }),
    },
  })
}

/** True wordings of a value, nearest to the claim first; whoever gave the number itself is given the number itself. */
export function wordingsOf({ metric, qualifier, printed }: Omit<PlacedClaim, 'key'>, value: number): Claim[] {
  const { unit, noun } = getMetric(metric)
  const found = nearestTrue({ qualifier, printed, unit, noun }, value)
  return qualifier === 'exact'
    ? found.toSorted((a, b) => Number(b.qualifier === 'exact') - Number(a.qualifier === 'exact'))
    : found
}

function inEveryLanguage(claim: PlacedClaim): LanguageMap {
  return Object.fromEntries(uiLanguages.map((lang) => [lang, printClaim(claim, lang)]))
}

function parseClaim({ key, metric, qualifier, printed }: FigureInput): PlacedClaim {
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(key)) throw new Refusal('reporting.key-wrong', { field: 'key' })
  if (!isMetricCode(metric)) throw new Refusal('reporting.metric-unknown', { field: 'metric' })
  const known = qualifiers.find((one) => one === qualifier)
  if (!known) throw new Refusal('reporting.qualifier-unknown', { field: 'qualifier' })
  return { key, metric, qualifier: known, printed }
}

function claimOf({ key, metric, qualifier, printed }: PlacedClaim): PlacedClaim {
  return { key, metric, qualifier, printed }
}
