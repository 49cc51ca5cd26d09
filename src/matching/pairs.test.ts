import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { smallLexicon } from '#tests/world/lexicon.ts'
import { MatchIndex } from './match-index.ts'
import { type Paired, pairsOf } from './pairs.ts'
import { pairInWorker } from './pairs-worker.ts'

const lexicon = smallLexicon()
const folder = mkdtempSync(join(tmpdir(), 'pairs-'))
after(() => {
  lexicon[Symbol.dispose]()
  rmSync(folder, { recursive: true })
})

const needs = [
  { id: 'defects', text: '表面缺陷检测' },
  { id: 'sewage', text: 'Behandlung von Abwasser', language: 'de' },
  { id: 'nothing', text: '？？？' },
]

test('every need is asked once, and says how many are done', () => {
  const all = [...pairsOf(needs, index())]
  assert.deepEqual(
    all.map(({ id, done, total }) => [id, done, total]),
    [
      ['defects', 1, 3],
      ['sewage', 2, 3],
      ['nothing', 3, 3],
    ],
  )
  assert.equal(all[0]!.matches[0]!.id, 'battery')
  assert.deepEqual(all[2]!.matches, [])
})

test('a pair that may not be is none', () => {
  const [first] = pairsOf(needs, index(), { isAllowed: (need, offer) => !(need === 'defects' && offer === 'battery') })
  assert.ok(!first!.matches.some(({ id }) => id === 'battery'))
})

test('another thread finds the same from the saved index', async () => {
  const snapshot = join(folder, 'index')
  index().save(snapshot)
  const found: Paired[] = []
  const job = { snapshot, lexicon: lexicon.folder, queries: needs, limit: 10 }
  await pairInWorker(job, (batch) => found.push(...batch))
  assert.deepEqual(found, [...pairsOf(needs, index())])
})

test('a snapshot that is not there is said to be none', async () => {
  const job = { snapshot: join(folder, 'none'), lexicon: lexicon.folder, queries: needs, limit: 10 }
  await assert.rejects(
    pairInWorker(job, () => {}),
    /is no index/,
  )
})

function index(): MatchIndex {
  const made = new MatchIndex(lexicon)
  for (const [id, text] of [
    ['battery', 'Surface defect detection for lithium-ion battery cells'],
    ['sewage', 'Membrane treatment of sewage from dyeing works'],
  ] as const)
    made.put({ id, texts: [{ language: 'en', text }] })
  return made
}
