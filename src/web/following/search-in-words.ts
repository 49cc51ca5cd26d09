import { filterNames, readShowcaseQuery } from '#catalogue/showcase-query.ts'
import { findEventBySlug } from '#events/directory.ts'
import type { Db } from '#platform/database/connect.ts'
import type { UiLanguage } from '#platform/languages.ts'
import { speaker } from '#platform/messages.ts'
import { facetLabel } from '../showcase/facet-form.tsx'

/** A search as a reader would say it: “gas sensor”, Offers, Sensors, Germany. Empty for everything there is. */
export async function describeSearch(db: Db, lang: UiLanguage, query: string): Promise<string> {
  const say = speaker(lang)
  const search = readShowcaseQuery(new URLSearchParams(query))
  const words = search.q ? [say('following.quoted', { words: search.q })] : []
  for (const name of filterNames)
    for (const value of search[name]) {
      const event = name === 'event' ? await findEventBySlug(db, value) : undefined
      words.push(facetLabel(name, { value, count: 0, ...(event ? { name: event.name } : {}) }, { say, lang }))
    }
  return words.join(say('web.list-separator'))
}
