import { sql } from 'kysely'

/**
 * Words a text can be found by. Scripts without spaces are cut into overlapping pairs, so that any substring of two or
 * more characters is found wherever it stands: 染色体 lies in 染色体拉直 although a dictionary would cut it differently.
 */
export function searchWords(text: string): string[] {
  return runs(text).flatMap((run) => (isUnspaced(run) ? pairs(run) : [run]))
}

/** The weighted search vector of a text: `A` counts most. Latin words are stemmed by the database. */
export function searchVector(parts: { weight: 'A' | 'B' | 'C' | 'D'; text: string }[]) {
  const vectors = parts.map(
    ({ weight, text }) => sql`setweight(to_tsvector('english', ${searchWords(text).join(' ')}), ${weight}::"char")`,
  )
  return sql<string>`${sql.join(vectors, sql` || `)}`
}

/** The query a person typed: every word must be there, unspaced scripts as one unbroken run. Undefined when nothing is left. */
export function searchQuery(typed: string) {
  const parts = runs(typed.slice(0, QUERY_MAX)).slice(0, WORDS_MAX)
  if (parts.length === 0) return undefined
  const queries = parts.map((run) =>
    isUnspaced(run)
      ? [...run].length === 1
        ? sql`to_tsquery('simple', ${`${run}:*`})`
        : sql`phraseto_tsquery('english', ${pairs(run).join(' ')})`
      : sql`plainto_tsquery('english', ${run})`,
  )
  return sql<string>`(${sql.join(queries, sql` && `)})`
}

/** The runs of letters a text is searched by, folded as search folds them; `isUnspaced` for scripts without spaces. */
export function searchRuns(text: string): { text: string; isUnspaced: boolean }[] {
  return runs(text).map((run) => ({ text: run, isUnspaced: isUnspaced(run) }))
}

const QUERY_MAX = 400
const WORDS_MAX = 24
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u
const RUN =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]+|[\p{L}\p{N}]+(?:[.'’-][\p{L}\p{N}]+)*/gu

const SCRIPTS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]+/gu

function runs(text: string): string[] {
  return (text.normalize('NFKC').toLowerCase().match(RUN) ?? []).flatMap(splitScripts)
}

// "GAN图像" is two runs: letters and characters are looked for on their own.
function splitScripts(run: string): string[] {
  return isUnspaced(run) ? (run.match(SCRIPTS) ?? []) : [run]
}

function isUnspaced(run: string): boolean {
  return UNSPACED.test(run)
}

function pairs(run: string): string[] {
  const letters = [...run]
  if (letters.length === 1) return letters
  return letters.slice(0, -1).map((letter, i) => letter + letters[i + 1])
}
