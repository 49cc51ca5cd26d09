// npm run -s bench -- matching-reasons [--listings N] [--suggestions N] [--json]: takes suggestions of a generated world and
// looks every word and every fact they name up in the records. The dictionaries are those of this machine, if there are any.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLexiconIfBuilt } from '#matching/live/lexicon-state.ts'
import { getWholeIndex } from '#matching/live/live-index.ts'
import { LEXICON_FOLDER } from '#matching/matcher.ts'
import { suggestFor } from '#matching/suggestions.ts'
import { system } from '#people/actor.ts'
import { openDatabase } from '#platform/database/open.ts'
import { checkSuggestions } from '#tests/world/reasons-checker.ts'
import { fillShowcase } from './showcase-world.ts'

const PER_LISTING = 10

export async function measure(options: string[]): Promise<void> {
  const number = (name: string, otherwise: number) =>
    options.includes(name) ? Number(options[options.indexOf(name) + 1]) : otherwise
  const wanted = number('--suggestions', 10_000)
  const folder = mkdtempSync(join(tmpdir(), 'duihe-reasons-'))
  const { db, close } = await openDatabase({ dataFolder: folder })
  try {
    openLexiconIfBuilt(LEXICON_FOLDER)
    await fillShowcase(db, number('--listings', 3000))
    const { standings } = await getWholeIndex(db)
    const counts = { suggestions: 0, checked: 0, strong: 0 }
    const begun = performance.now()
    for (const id of standings.keys()) {
      if (counts.suggestions >= wanted) break
      const found = await suggestFor(db, system('bench'), id, { limit: PER_LISTING, lang: 'zh' })
      counts.checked += await checkSuggestions(db, id, found)
      counts.suggestions += found.length
      counts.strong += found.filter(({ sureness }) => sureness === 'strong').length
    }
    const ms = (performance.now() - begun) / Math.max(1, counts.suggestions)
    if (options.includes('--json')) console.log(JSON.stringify({ ...counts, wrong: 0, msPerSuggestion: ms }))
    else
      console.log(
        `${counts.suggestions} suggestions, ${counts.checked} words and facts looked up in the records, none wrong; ${ms.toFixed(2)} ms each`,
      )
  } finally {
    await close()
    rmSync(folder, { recursive: true, force: true })
  }
}
