/** A model that turns texts into vectors. Whoever has one may plug it in; nothing needs it. */
export type Embedder = {
  /** Of the model and how it is asked, so that vectors of different models are never compared. */
  name: string
  /** One vector a text, in their order. Models that tell questions from answers are told which these are. */
  embed: (texts: string[], kind: 'query' | 'passage') => Promise<Float32Array[]>
}

export type EmbedderSettings =
  | { kind: 'endpoint'; url: string; model: string; key?: string; queryPrefix?: string; passagePrefix?: string }
  | { kind: 'folder'; path: string; queryPrefix?: string; passagePrefix?: string }

/** What the environment says, or undefined when no model is wanted. */
export function embedderSettings(environment: Record<string, string | undefined>): EmbedderSettings | undefined {
  const { EMBEDDING_URL, EMBEDDING_MODEL, EMBEDDING_KEY, EMBEDDING_FOLDER } = environment
  const prefixes = {
    queryPrefix: environment.EMBEDDING_QUERY_PREFIX ?? '',
    passagePrefix: environment.EMBEDDING_PASSAGE_PREFIX ?? '',
  }
  if (EMBEDDING_URL && EMBEDDING_MODEL)
    return {
      kind: 'endpoint',
      url: EMBEDDING_URL,
      model: EMBEDDING_MODEL,
      ...(EMBEDDING_KEY ? { key: EMBEDDING_KEY } : {}),
      ...prefixes,
    }
  if (EMBEDDING_URL) throw new Error('EMBEDDING_URL is set, but not EMBEDDING_MODEL')
  return EMBEDDING_FOLDER ? { kind: 'folder', path: EMBEDDING_FOLDER, ...prefixes } : undefined
}

/** The cosine of the angle between two vectors; 0 when one of them is nothing. */
export function cosine(one: Float32Array, other: Float32Array): number {
  let [product, length, otherLength] = [0, 0, 0]
  for (let d = 0; d < one.length; d++) {
    product += one[d]! * other[d]!
    length += one[d]! ** 2
    otherLength += other[d]! ** 2
  }
  return length > 0 && otherLength > 0 ? product / Math.sqrt(length * otherLength) : 0
}

/**
 * Matches with what a model says beside their score by words: the sum of both, weighted, where the best of all by words
 * counts 1. Those the model has no vector of keep their score by words alone.
 */
export function withEmbedding<M extends { id: string; score: number }>(
  matches: M[],
  closeness: (id: string) => number | undefined,
  weight = EMBEDDING_WEIGHT,
): M[] {
  const strongest = Math.max(0, ...matches.map(({ score }) => score))
  return matches
    .map((match) => ({
      ...match,
      score: (match.score + weight * strongest * Math.max(0, closeness(match.id) ?? 0)) / (1 + weight),
    }))
    .sort((a, b) => b.score - a.score)
}

const EMBEDDING_WEIGHT = 1
