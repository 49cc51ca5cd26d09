// Whether what a suggestion says is true, looked up in the records by other means than matching has.
import assert from 'node:assert/strict'
import { levelsOfStage, type StageCode } from '#catalogue/vocabularies/readiness.ts'
import type { Quote } from '#matching/quoting.ts'
import type { Suggestion } from '#matching/suggestions.ts'
import type { Db } from '#platform/database/connect.ts'

/** The record of a listing, every field as it stands in the database. */
type Recorded = Awaited<ReturnType<typeof readRecords>> extends Map<string, infer R> ? R : never

/** Checks every named word in the text it names, every fact in both records, and that the parts add up; returns how many were checked. */
export async function checkSuggestions(db: Db, subjectId: string, suggestions: Suggestion[]): Promise<number> {
  const records = await readRecords(db, [subjectId, ...suggestions.map(({ card }) => card.id)])
  const own = records.get(subjectId)!
  let checked = 0
  for (const suggestion of suggestions) {
    const other = records.get(suggestion.card.id)!
    const [offer, need] = own.kind === 'offer' ? [own, other] : [other, own]
    const sum = suggestion.reasons.reduce((total, { points }) => total + points, 0)
    assert.equal(sum, suggestion.score)
    assert.ok(suggestion.reasons.every(({ points }) => Number.isInteger(points)))
    for (const reason of suggestion.reasons) {
      checked++
      if (reason.kind === 'closeness') {
        assert.ok(reason.points >= 0)
        continue
      }
      if (reason.kind !== 'shared') {
        checkFact(reason, { own, other, offer, need })
        continue
      }
      assert.ok(reason.own.length > 0 && reason.other.length > 0, 'a shared word stands in both texts')
      for (const quote of reason.own) checkQuote(quote, own)
      for (const quote of reason.other) checkQuote(quote, other)
    }
    for (const quote of suggestion.missing) checkQuote(quote, need)
    checked += suggestion.missing.length
  }
  return checked
}

function checkQuote({ piece, start, end, words }: Quote, { texts, keywords, targets }: Recorded): void {
  const { field, lang, text } = piece
  if (field === 'keyword') assert.ok(keywords.includes(text))
  else if (field === 'target') assert.ok(targets.includes(text))
  else {
    const column = field === 'presentSolution' ? 'present_solution' : field
    assert.equal(texts.find((row) => row.lang === lang)?.[column], text)
  }
  assert.equal(text.slice(start, end), words)
  assert.ok(words.trim().length > 0)
}

type Sides = { own: Recorded; other: Recorded; offer: Recorded; need: Recorded }
type Fact = Exclude<Suggestion['reasons'][number], { kind: 'shared' | 'closeness' }>

function checkFact(fact: Fact, { own, other, offer, need }: Sides): void {
  const both = (one: string[], two: string[]) => one.filter((item) => two.includes(item))
  switch (fact.kind) {
    case 'fields':
      assert.deepEqual(fact.shared, both(own.fields, other.fields))
      break
    case 'cooperation':
      assert.deepEqual(fact.shared, both(own.cooperation, other.cooperation))
      break
    case 'stage': {
      assert.equal(fact.offered, offer.trl ?? levelsOfStage[offer.stage as StageCode][0])
      assert.equal(fact.wanted, need.wanted_trl)
      break
    }
    case 'rights':
      assert.equal(fact.status, offer.ip_status)
      break
    case 'languages': {
      const [ones, others] = [own, other].map(({ texts }) => texts.map(({ lang }) => lang))
      assert.deepEqual([...fact.shared].sort(), both(ones!, others!).sort())
      break
    }
    case 'deadline':
      assert.equal(fact.on, need.due_on)
      break
    case 'budget':
      assert.equal(fact.budget.amount, Number(need.budget_max))
      assert.equal(fact.budget.currency, need.budget_currency)
      assert.ok(offer.price_terms)
      break
    case 'event':
      for (const slug of fact.shared) assert.ok(both(own.events, other.events).includes(slug))
      break
    case 'said':
      assert.ok(fact.fits + fact.doesNotFit + fact.misfitsOfPartner > 0)
      break
  }
}

async function readRecords(db: Db, ids: string[]) {
  const listings = await db
    .selectFrom('catalogue.listing as l')
    .leftJoin('catalogue.offer as o', 'o.listing_id', 'l.id')
    .leftJoin('catalogue.need as n', 'n.listing_id', 'l.id')
    .select(['l.id', 'l.kind', 'l.organisation_id', 'l.fields', 'l.cooperation', 'l.keywords'])
    .select(['o.trl', 'o.stage', 'o.ip_status', 'o.price_terms'])
    .select(['n.wanted_trl', 'n.due_on', 'n.budget_max', 'n.budget_currency'])
    .where('l.id', 'in', ids)
    .execute()
  const texts = await db.selectFrom('catalogue.listing_text').selectAll().where('listing_id', 'in', ids).execute()
  const targets = await db.selectFrom('catalogue.target').selectAll().where('listing_id', 'in', ids).execute()
  const events = await db
    .selectFrom('events.participation as p')
    .innerJoin('events.event as e', 'e.id', 'p.event_id')
    .select(['p.organisation_id', 'e.slug'])
    .execute()
  const of = <T extends { listing_id: string }>(rows: T[], id: string) => rows.filter((row) => row.listing_id === id)
  return new Map(
    listings.map((listing) => [
      listing.id,
      {
        ...listing,
        texts: of(texts, listing.id),
        targets: of(targets, listing.id).map(({ name }) => name),
        events: events.filter((row) => row.organisation_id === listing.organisation_id).map(({ slug }) => slug),
      },
    ]),
  )
}
