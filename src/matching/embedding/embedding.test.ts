import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { cosine, embedderSettings, withEmbedding } from './embedder.ts'
import { endpointEmbedder } from './endpoint.ts'
import { folderEmbedder } from './folder.ts'
import { remembering } from './remembering.ts'

type Asked = { model: string; input: string[]; key: string | undefined }
const asked: Asked[] = []
const moods: number[] = []
/** A server that knows two things: how long a text is and how many spaces it has. */
const server = createServer(async (request, response) => {
  let body = ''
  for await (const piece of request) body += piece
  const { model, input } = JSON.parse(body) as { model: string; input: string[] }
  asked.push({ model, input, key: request.headers.authorization })
  response.statusCode = moods.shift() ?? 200
  const data = input.map((text, index) => ({ index, embedding: [text.length, text.split(' ').length] })).reverse()
  response.end(response.statusCode === 200 ? JSON.stringify({ data }) : 'not now')
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
const folder = mkdtempSync(join(tmpdir(), 'embedding-'))
after(() => {
  server.close()
  rmSync(folder, { recursive: true })
})
const embedder = endpointEmbedder(
  { kind: 'endpoint', url: `${url}/v1`, model: 'small', key: 'k', queryPrefix: 'query: ' },
  1,
)

test('an endpoint is asked in batches, with the key, the model and the prefix, and answers in order', async () => {
  asked.length = 0
  const texts = Array.from({ length: 70 }, (_, i) => 'x'.repeat(i + 1))
  const vectors = await embedder.embed(texts, 'query')
  assert.deepEqual(
    vectors.map(([length]) => length),
    texts.map((text) => text.length + 7),
  )
  assert.deepEqual(
    asked.map(({ input }) => input.length),
    [64, 6],
  )
  assert.deepEqual([asked[0]!.model, asked[0]!.key], ['small', 'Bearer k'])
})

test('a busy server is asked again, one that refuses is not', async () => {
  asked.length = 0
  moods.push(503, 429)
  assert.equal((await embedder.embed(['once'], 'passage')).length, 1)
  assert.equal(asked.length, 3)
  moods.push(401)
  await assert.rejects(embedder.embed(['never'], 'passage'), /refused \(401\): not now/)
  assert.equal(asked.length, 4)
})

test('what was embedded once is not asked for again', async () => {
  const kept = remembering(embedder, folder)
  const first = await kept.embed(['one', 'two', 'one'], 'passage')
  asked.length = 0
  assert.deepEqual(await remembering(embedder, folder).embed(['two', 'one', 'two'], 'passage'), [
    first[1],
    first[0],
    first[1],
  ])
  assert.equal(asked.length, 0)
  await kept.embed(['one'], 'query')
  assert.equal(asked.length, 1)
})

test('a model in a folder says which library it lacks, and never fetches anything', async () => {
  const settings = { kind: 'folder', path: '/models/e5' } as const
  await assert.rejects(
    folderEmbedder(settings, () => Promise.reject(new Error('none'))),
    /needs @huggingface\/transformers/,
  )
  const env = { allowRemoteModels: true, localModelPath: '' }
  const extract = async (texts: string[]) => ({
    data: Float32Array.from(texts.flatMap((text) => [text.length, 1])),
    dims: [texts.length, 2],
  })
  const local = await folderEmbedder(settings, async () => ({ env, pipeline: async () => extract }))
  assert.deepEqual(await local.embed(['a', 'bcd'], 'passage'), [Float32Array.of(1, 1), Float32Array.of(3, 1)])
  assert.deepEqual(env, { allowRemoteModels: false, localModelPath: '/models' })
})

test('without settings there is no model; half of them are refused', () => {
  assert.equal(embedderSettings({}), undefined)
  assert.throws(() => embedderSettings({ EMBEDDING_URL: url }), /EMBEDDING_MODEL/)
  assert.equal(embedderSettings({ EMBEDDING_URL: url, EMBEDDING_MODEL: 'm' })?.kind, 'endpoint')
  assert.equal(embedderSettings({ EMBEDDING_FOLDER: '/models/e5' })?.kind, 'folder')
})

test('a model sorts what words leave close together, and lifts nothing above the best possible score', () => {
  const matches = [
    { id: 'a', score: 0.5 },
    { id: 'b', score: 0.45 },
    { id: 'c', score: 0.1 },
  ]
  const closeness: Record<string, number> = { a: 0.2, b: 0.9 }
  const found = withEmbedding(matches, (id) => closeness[id])
  assert.deepEqual(
    found.map(({ id }) => id),
    ['b', 'a', 'c'],
  )
  assert.ok(found.every(({ score }) => score >= 0 && score <= 1))
  assert.equal(cosine(Float32Array.of(1, 0), Float32Array.of(0, 2)), 0)
  assert.equal(cosine(Float32Array.of(3, 0), Float32Array.of(1, 0)), 1)
})
