// npm run -s bench -- duplicates --dir DIR [--json]: whether listings that say the same are found, and only those.
// DIR holds near-duplicates*.jsonl[.gz] with a, b, a_title, b_title, a_text, b_text and duplicate (true or false); every
// text is saved as an offer, and a suggestion about one of them counts as wrong unless its pair is labelled as a duplicate.
// Other .jsonl files with id, title and text are saved beside them, so that there is something to go wrong with; what is
// suggested among those nobody has labelled, so it counts neither way and is printed with --misses.
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { findDuplicates } from '#catalogue/duplicates.ts'
import { saveListing } from '#catalogue/listings.ts'
import { publishListing } from '#catalogue/publication.ts'
import { system } from '#people/actor.ts'
import { addOrganisation } from '#people/organisations.ts'
import { inTransaction } from '#platform/database/transaction.ts'
import { testDatabase } from '#tests/world/database.ts'
import '../src/listening.ts'
import { readLines } from './matching-sets.ts'

type Pair = {
  a: string
  b: string
  a_title: string
  b_title: string
  a_text: string
  b_text: string
  duplicate: boolean
}
type Text = { title: string; text: string; lang: string }

const OTHERS_MAX = 1500

export async function measure(options: string[]): Promise<void> {
  const dir = options.includes('--dir') ? options[options.indexOf('--dir') + 1] : undefined
  const files = dir ? globSync('**/*.jsonl{,.gz}', { cwd: dir }).sort() : []
  const labelled = files
    .filter((file) => /duplicates/.test(file))
    .flatMap((file) => readLines<Pair>(join(dir ?? '', file)))
  if (labelled.length === 0) {
    console.error('npm run -s bench -- duplicates --dir DIR [--json]   (DIR holds near-duplicates*.jsonl)')
    process.exitCode = 2
    return
  }
  const texts = new Map(readTexts(dir ?? '', files, labelled))
  const rightly = new Set(labelled.filter(({ duplicate }) => duplicate).map(({ a, b }) => pairOf(a, b)))
  const isLabelled = new Set(labelled.flatMap(({ a, b }) => [a, b]))
  const { found: all, ms } = await suggestAll(texts)
  const found = new Set([...all].filter((pair) => pair.split(' ').some((id) => isLabelled.has(id))))
  const right = [...found].filter((pair) => rightly.has(pair)).length
  const result = {
    texts: texts.size,
    labelled: labelled.length,
    duplicates: rightly.size,
    suggested: found.size,
    suggestedAmongOthers: all.size - found.size,
    precision: found.size === 0 ? 1 : right / found.size,
    recall: right / rightly.size,
    msPerListing: ms / texts.size,
  }
  if (options.includes('--json')) console.log(JSON.stringify(result, null, 2))
  else
    console.log(
      `${result.texts} texts, ${result.duplicates} labelled pairs that say the same, ${result.suggested} suggested: precision ${share(result.precision)}, recall ${share(result.recall)}, ${result.msPerListing.toFixed(2)} ms a listing`,
    )
  if (options.includes('--misses')) {
    for (const pair of found) if (!rightly.has(pair)) console.log('suggested but not labelled', pair)
    for (const pair of all) if (!found.has(pair)) console.log('among others', pair)
    for (const pair of rightly) if (!found.has(pair)) console.log('missed', pair)
  }
}

function* readTexts(dir: string, files: string[], labelled: Pair[]): Generator<[string, Text]> {
  const lang = (text: string) => (/\p{Script=Han}/u.test(text) ? 'zh' : 'en')
  const others = files
    .filter((file) => !/duplicates/.test(file))
    .flatMap((file) => readLines<Text & { id: string }>(join(dir, file)))
  for (const { id, title, text } of others.slice(0, OTHERS_MAX)) yield [id, { title, text, lang: lang(title + text) }]
  for (const { a, b, ...pair } of labelled) {
    yield [a, { title: pair.a_title, text: pair.a_text, lang: lang(pair.a_title + pair.a_text) }]
    yield [b, { title: pair.b_title, text: pair.b_text, lang: lang(pair.b_title + pair.b_text) }]
  }
}

async function suggestAll(texts: Map<string, Text>): Promise<{ found: Set<string>; ms: number }> {
  await using world = await testDatabase()
  const { db } = world
  const actor = system('bench')
  const organisationId = await addOrganisation(db, actor, { name: { en: 'Sample' }, kind: 'university', country: 'CN' })
  const names = new Map<string, string>()
  for (const [id, { title, text, lang }] of texts)
    await inTransaction(db, async (tx) => {
      const words = { title: { [lang]: title.slice(0, 200) || id }, description: { [lang]: text.slice(0, 8000) } }
      const saved = await saveListing(tx, actor, { kind: 'offer', organisationId, originalLang: lang, ...words })
      await publishListing(tx, actor, saved.id)
      names.set(saved.id, id)
    })
  const found = new Set<string>()
  const begun = performance.now()
  for (const [listingId, id] of names)
    for (const duplicate of await findDuplicates(db, actor, listingId))
      found.add(pairOf(id, names.get(duplicate.id) ?? ''))
  return { found, ms: performance.now() - begun }
}

function pairOf(a: string, b: string): string {
  return [a, b].sort().join(' ')
}

function share(number: number): string {
  return `${(number * 100).toFixed(1)} %`
}
