// npm run lexicon [-- --root DIR] [-- --glossary FILE]: builds the dictionaries that search and matching cross languages with.
import { globSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { buildLexicon } from '#matching/lexicon/builder.ts'
import { readGlossary } from '#matching/lexicon/glossary.ts'

const { values } = parseArgs({
  options: { root: { type: 'string', default: '/' }, glossary: { type: 'string', multiple: true, default: [] } },
})
const begun = performance.now()
const files = [...globSync('data/glossaries/*.{csv,tsv}'), ...values.glossary]
const glossary = files.flatMap((file) => {
  const { entries, refused } = readGlossary(readFileSync(file, 'utf8'))
  for (const { line, reason } of refused) console.error(`${file}:${line} left out: ${reason} missing or wrong`)
  return entries
})
const { sources, languages } = await buildLexicon({
  folder: 'dist/lexicon',
  downloads: 'dist/downloads',
  root: values.root,
  glossary,
  report: (step) => console.error(`${((performance.now() - begun) / 1000).toFixed(1).padStart(6)} s  ${step}`),
})
console.table(sources.map(({ languages: [language], ...source }) => ({ language, ...source })))
for (const [language, { words, senses, missing }] of Object.entries(languages)) {
  const more = missing.length > 0 ? `, weaker without: apt-get install ${missing.join(' ')}` : ''
  console.log(`${language}: ${words} words with ${senses} meanings${more}`)
}
