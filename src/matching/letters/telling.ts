import { sql } from 'kysely'
import { type Card, listCards } from '#catalogue/cards.ts'
import { listReaders, readTitles } from '#catalogue/letter-readers.ts'
import { countShown } from '#matching/exposure.ts'
import { suggestFor } from '#matching/suggestions.ts'
import { type Actor, visitor } from '#people/actor.ts'
import { now } from '#platform/clock.ts'
import type { Db, Tx } from '#platform/database/connect.ts'
import { isUiLanguage, spoken } from '#platform/languages.ts'
import { type FreshPair, type SuggestionLetterhead, writeSuggestionLetter } from './letter.ts'
import { makeStopLink } from './refusal.ts'
import { planSuggestions } from './schedule.ts'

/** A letter names so many; what is left comes a week later. */
const NAMED = 10
/** What stands further down for a listing is not worth a letter. */
const PLACES = 5
const OWN_MAX = 50

/**
 * Writes to those who speak for an organisation what fits its published listings and was in no letter before, and plans
 * the next letter. Nothing new, no letter; nothing published any more, no next one until it publishes again. `db` is the
 * database outside the transaction: the index that follows it is the one of the program.
 */
export async function tellSuggestions(
  tx: Tx,
  { organisationId }: { organisationId: string },
  { db, letterhead }: { db: Db; letterhead: SuggestionLetterhead },
): Promise<void> {
  const own = await listOwn(tx, organisationId)
  if (own.length === 0) return
  await planSuggestions(tx, organisationId)
  const readers = await listWilling(tx, organisationId)
  if (readers.length === 0) return
  const asItself: Actor = { ...visitor(), organisations: [organisationId] }
  const fresh = await listFresh(db, asItself, { organisationId, own })
  if (fresh.length === 0) return
  const at = now()
  const cards = new Map<string, Card[]>()
  for (const reader of readers) {
    const lang = isUiLanguage(reader.reads) ? reader.reads : 'zh'
    const inLang =
      cards.get(lang) ?? (await listCards(tx, asItself, [...new Set(fresh.map((one) => one.otherId))], lang))
    cards.set(lang, inLang)
    const token = await makeStopLink(tx, { personId: reader.id, organisationId })
    const to = { personId: reader.id, name: spoken(reader.name, lang).text, address: reader.email ?? '' }
    await writeSuggestionLetter(tx, { to, organisationId, lang, token, at, fresh, cards: inLang }, letterhead)
  }
  countShown(
    db,
    fresh.map(({ otherId }) => otherId),
  )
  await tx
    .insertInto('matching.told_pair')
    .values(fresh.map(({ own: { id }, otherId }) => told(organisationId, id, otherId, at)))
    .onConflict((conflict) => conflict.constraint('an_organisation_is_told_of_a_pair_once').doNothing())
    .execute()
}

function told(organisationId: string, ownId: string, otherId: string, at: Date) {
  return { organisation_id: organisationId, own_id: ownId, other_id: otherId, told_at: at }
}

async function listOwn(tx: Tx, organisationId: string) {
  const rows = await tx
    .selectFrom('catalogue.publication as p')
    .innerJoin('catalogue.listing as l', 'l.id', 'p.listing_id')
    .select(['l.id', 'l.kind', 'l.number'])
    .where('l.organisation_id', '=', organisationId)
    .orderBy('p.published_at', 'desc')
    .limit(OWN_MAX)
    .execute()
  return Promise.all(rows.map(async (row) => ({ ...row, title: await readTitles(tx, row.id) })))
}

async function listWilling(tx: Tx, organisationId: string) {
  const { rows } = await sql<{ id: string }>`
    select person_id as id from matching.letter_refusal where organisation_id = ${organisationId}`.execute(tx)
  const readers = await listReaders(tx, organisationId)
  return readers.filter(({ id }) => !rows.some((row) => row.id === id))
}

type Own = FreshPair['own']

async function listFresh(
  db: Db,
  actor: Actor,
  { organisationId, own }: { organisationId: string; own: Own[] },
): Promise<FreshPair[]> {
  const known = await db
    .selectFrom('matching.told_pair')
    .select(['own_id', 'other_id'])
    .where('organisation_id', '=', organisationId)
    .execute()
  const said = new Set(known.map(({ own_id, other_id }) => `${own_id} ${other_id}`))
  const fresh: FreshPair[] = []
  for (const listing of own)
    for (const { card, score, reasons, sureness } of await suggestFor(db, actor, listing.id, {
      limit: PLACES,
      lang: 'zh',
    }))
      if (sureness !== 'distant' && !said.has(`${listing.id} ${card.id}`))
        fresh.push({ own: listing, otherId: card.id, score, reasons })
  return fresh.sort((a, b) => b.score - a.score).slice(0, NAMED)
}
