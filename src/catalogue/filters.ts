import { type RawBuilder, sql } from 'kysely'
import type { FilterName, ShowcaseQuery } from './showcase-query.ts'
import { levelsOfBand, levelsOfStage } from './vocabularies/readiness.ts'

/** Listings one of whose versions holds every word, with how well. */
export function matched(words: RawBuilder<string>) {
  return sql`select w.listing_id, max(ts_rank_cd(w.search_terms, ${words})) as rank
    from catalogue.listing_text w where w.search_terms @@ ${words} group by w.listing_id`
}

/** The readiness level by which a listing is shelved: the stated one, else the lowest its stage stands for. */
export const levels = sql`coalesce(o.trl, n.wanted_trl, case o.stage ${sql.join(
  Object.entries(levelsOfStage).map(([stage, [lowest]]) => sql`when ${sql.lit(stage)} then ${sql.lit(lowest)}`),
  sql` `,
)} end)`

/** Each filter of a search as a condition over `l` and `g`; a filter that narrows nothing is true. */
export function conditions(query: ShowcaseQuery): Record<Exclude<FilterName, 'stage'>, RawBuilder<unknown>> & {
  stage: (level: RawBuilder<unknown>) => RawBuilder<unknown>
} {
  const unlessEmpty = (values: string[], condition: RawBuilder<unknown>) => (values.length ? condition : sql`true`)
  return {
    kind: unlessEmpty(query.kind, sql`l.kind = any(${query.kind}::text[])`),
    field: unlessEmpty(query.field, sql`l.fields && ${query.field}::text[]`),
    country: unlessEmpty(query.country, sql`g.country = any(${query.country}::text[])`),
    lang: unlessEmpty(
      query.lang,
      sql`exists (select from catalogue.listing_text w where w.listing_id = l.id and w.lang = any(${query.lang}::text[]))`,
    ),
    event: unlessEmpty(
      query.event,
      sql`exists (select from events.exhibit x join events.event e on e.id = x.event_id
        where x.listing_id = l.id and e.slug = any(${query.event}::text[]))`,
    ),
    stage: (level) =>
      unlessEmpty(
        query.stage,
        sql`(${sql.join(
          query.stage.map((band) => sql`${level} between ${levelsOfBand[band][0]} and ${levelsOfBand[band][1]}`),
          sql` or `,
        )})`,
      ),
  }
}
