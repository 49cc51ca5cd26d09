// npm run lexicon: builds the dictionaries that search and matching cross languages with.
import { buildLexicon } from '#matching/lexicon/builder.ts'

const begun = performance.now()
const manifest = await buildLexicon({
  folder: 'dist/lexicon',
  downloads: 'dist/downloads',
  root: process.argv[2] ?? '/',
  report: (step) => console.error(`${((performance.now() - begun) / 1000).toFixed(1)} s  ${step}`),
})
console.log(JSON.stringify(manifest, null, 2))
