// What the catalogue derives from what others did.
import type { Tx } from '#platform/database/connect.ts'
import { listenTo } from '#platform/facts.ts'
import { noteResemblance } from './duplicates.ts'
import { findState, searchTerms } from './listing-rows.ts'
import { planReminders } from './reminders.ts'
import { rewriteResourceTerms } from './resources/record.ts'

// What was written is looked at for others that say the same.
for (const kind of ['offer', 'need'])
  for (const deed of ['added', 'changed', 'merged'])
    listenTo(`${kind}.${deed}`, (tx, _author, fact) => noteResemblance(tx, fact.subject.id))

// A renamed organisation is found by its new name.
listenTo('organisation.changed', async (tx, _author, fact) => rewriteSearchTerms(tx, fact.subject.id))

// What came with a merger, or went back, is found by the names of whose it is now.
for (const kind of ['organisation.merged', 'organisation.separated'])
  listenTo(kind, async (tx, _author, fact) => {
    const { from, into } = fact.after as { from: string; into: string }
    for (const id of [from, into]) await rewriteSearchTerms(tx, id)
  })
// Whoever has something on show until a day hears of it in time, whatever set that day.
for (const kind of ['offer', 'need']) {
  for (const deed of ['published', 'renewed', 'reopened'])
    listenTo(`${kind}.${deed}`, (tx, _author, fact) => planReminders(tx, fact.subject.id))
  listenTo(`${kind}.changed`, async (tx, _author, fact) => {
    if (fact.after && 'expiresOn' in (fact.after as object)) await planReminders(tx, fact.subject.id)
  })
}

async function rewriteSearchTerms(tx: Tx, organisationId: string): Promise<void> {
  await rewriteResourceTerms(tx, organisationId)
  const owner = await tx
    .selectFrom('people.organisation')
    .select('name')
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow()
  const listings = await tx
    .selectFrom('catalogue.listing')
    .select('id')
    .where('organisation_id', '=', organisationId)
    .execute()
  for (const { id } of listings) {
    const state = await findState(tx, id)
    for (const [lang, text] of Object.entries(state?.texts ?? {})) {
      await tx
        .updateTable('catalogue.listing_text')
        .set({ search_terms: searchTerms(state!, text, owner.name) })
        .where('listing_id', '=', id)
        .where('lang', '=', lang)
        .execute()
    }
  }
}
