import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import type { Embedder, EmbedderSettings } from './embedder.ts'

const Answer = z.object({ data: z.array(z.object({ index: z.int().optional(), embedding: z.array(z.number()) })) })

type Endpoint = Extract<EmbedderSettings, { kind: 'endpoint' }>

/**
 * A model behind an address that speaks as OpenAI's `/v1/embeddings` does. Busy servers are asked again a few times, each
 * time later; what a server refuses is an error with what it said.
 */
export function endpointEmbedder(settings: Endpoint, pauseMs = PAUSE_MS): Embedder {
  const prefixes = { query: settings.queryPrefix ?? '', passage: settings.passagePrefix ?? '' }
  return {
    name: `${settings.model} ${settings.url}`,
    embed: async (texts, kind) => {
      const vectors: Float32Array[] = []
      for (let from = 0; from < texts.length; from += BATCH) {
        const input = texts.slice(from, from + BATCH).map((text) => prefixes[kind] + text.slice(0, LENGTH_MAX))
        vectors.push(...(await ask(settings, input, pauseMs)))
      }
      return vectors
    },
  }
}

async function ask(settings: Endpoint, input: string[], pauseMs: number): Promise<Float32Array[]> {
  for (let attempt = 1; ; attempt++) {
    const answer = await post(settings, input).catch((error: Error) => error)
    if (answer instanceof Response && answer.ok) return vectorsOf(await answer.json(), input.length)
    const isBusy = answer instanceof Error || answer.status === 429 || answer.status >= 500
    if (!isBusy || attempt === ATTEMPTS) throw await refusalOf(answer, settings)
    await wait(pauseMs * 2 ** attempt)
  }
}

function post({ url, model, key }: Endpoint, input: string[]): Promise<Response> {
  return fetch(`${url.replace(/\/+$/, '').replace(/\/v1$/, '')}/v1/embeddings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
    body: JSON.stringify({ model, input }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  })
}

function vectorsOf(answer: unknown, expected: number): Float32Array[] {
  const { data } = Answer.parse(answer)
  if (data.length !== expected)
    throw new Error(`the embedding server gave ${data.length} vectors for ${expected} texts`)
  const inOrder = data.map((item, i) => ({ ...item, index: item.index ?? i })).sort((a, b) => a.index - b.index)
  return inOrder.map(({ embedding }) => Float32Array.from(embedding))
}

async function refusalOf(answer: Response | Error, { url }: Endpoint): Promise<Error> {
  if (answer instanceof Error) return new Error(`the embedding server ${url} cannot be reached`, { cause: answer })
  return new Error(`the embedding server ${url} refused (${answer.status}): ${(await answer.text()).slice(0, 200)}`)
}

const BATCH = 64
const LENGTH_MAX = 8000
const ATTEMPTS = 4
const PAUSE_MS = 250
const PATIENCE_MS = 60_000
