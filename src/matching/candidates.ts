import { sql } from 'kysely'
import { levelColumn } from '#catalogue/level.ts'
import type { Db } from '#platform/database/connect.ts'
import { searchWords } from '#platform/search.ts'
import type { Profile } from './ranking.ts'
import { termsIn } from './terms.ts'
import { tellingWords } from './words.ts'

/** How many are looked at closely. */
const CANDIDATES = 30
/** Words of the subject that are considered, and the rarest of them by which candidates are looked up. */
const WORDS = 48
const RARE_WORDS = 16
const BODY_LETTERS = 300

/** The listing as ranking sees it, published or not; undefined when there is none. */
export async function findProfile(db: Db, id: string): Promise<Profile | undefined> {
  return (await readProfiles(db, [id]))[0]
}

/**
 * Published listings of the other kind that share words, notions or fields with the subject. They are looked up by its
 * rarest words, rare by the database's own statistics, so that a word in every text costs nothing. Never among them: what has
 * run out (`today` is the oldest date it still is anywhere), what belongs to the same organisation, and foreign partners
 * of a need that wants none. With `among`, nobody but these organisations.
 */
export async function listCandidates(
  db: Db,
  subject: Profile,
  today: string,
  among: string[] | null = null,
): Promise<Profile[]> {
  const { rows } = await sql<{ id: string }>`
    with s as (select l.organisation_id, g.country, coalesce(n.accepts_foreign, true) as accepts_foreign
        from catalogue.listing l join people.organisation g on g.id = l.organisation_id
          left join catalogue.need n on n.listing_id = l.id where l.id = ${subject.id}),
      known as (select c.lexeme, c.frequency from pg_stats,
        lateral unnest(most_common_elems::text::text[], most_common_elem_freqs) as c(lexeme, frequency)
        where schemaname = 'catalogue' and tablename = 'listing_text' and attname = 'search_terms'),
      rare as (select w.lexeme from unnest(to_tsvector('english', ${lookupWords(subject)})) w
        left join known on known.lexeme = w.lexeme order by coalesce(known.frequency, 0), w.lexeme limit ${RARE_WORDS}),
      q as (select string_agg('''' || replace(replace(lexeme, E'\\\\', E'\\\\\\\\'), '''', '''''') || ''':ABC', ' | ')::tsquery as words
        from rare),
      m as materialized (
        select w.listing_id, max(ts_rank('{0, 0.2, 0.4, 1}', w.search_terms, (select words from q), 1)) as rank
        from catalogue.listing_text w where w.search_terms @@ (select words from q) group by w.listing_id)
    select l.id from s, catalogue.publication p join catalogue.listing l on l.id = p.listing_id
      join people.organisation g on g.id = l.organisation_id
      left join catalogue.need n on n.listing_id = l.id left join m on m.listing_id = l.id
    where (${among}::uuid[] is null or l.organisation_id = any(${among}::uuid[])) and l.kind <> ${subject.kind} and l.organisation_id <> s.organisation_id
      and (l.expires_on is null or l.expires_on >= ${today}::date)
      and (g.country = s.country or (s.accepts_foreign and coalesce(n.accepts_foreign, true)))
      and (m.listing_id is not null or l.fields && ${subject.fields}::text[])
    order by coalesce(m.rank, 0) * 10
      + (l.fields && ${subject.fields}::text[])::int + (l.cooperation && ${subject.cooperation}::text[])::int * 0.5 desc, l.id
    limit ${CANDIDATES}`.execute(db)
  return readProfiles(
    db,
    rows.map(({ id }) => id),
  )
}

async function readProfiles(db: Db, ids: string[]): Promise<Profile[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Profile>`
    select l.id, l.kind, l.fields, l.cooperation, ${levelColumn} as level, n.due_on as "dueOn",
      (select jsonb_object_agg(w.lang, concat_ws(E'\n', w.title, array_to_string(l.keywords, E'\n'), w.summary,
          left(concat_ws(E'\n', w.description, w.problem, w.sought), ${BODY_LETTERS})))
        from catalogue.listing_text w where w.listing_id = l.id) as texts
    from catalogue.listing l left join catalogue.offer o on o.listing_id = l.id
      left join catalogue.need n on n.listing_id = l.id
    where l.id = any(${ids}::uuid[])`.execute(db)
  return rows
}

// Any of the telling words, in every language the subject is written in, and what the word list knows them as in the other.
function lookupWords(subject: Profile): string {
  const own = Object.values(subject.texts).flatMap((text) => [...new Set(tellingWords(text))].slice(0, WORDS))
  const other = [...termsIn(subject.texts)].flatMap(({ zh, en }) => searchWords(`${zh} ${en}`))
  return [...new Set([...own, ...other])].join(' ')
}
