import { basename, dirname } from 'node:path'
import type { Embedder, EmbedderSettings } from './embedder.ts'

/** As much of the library as is used, which the operator installs or does not. */
type Transformers = {
  env: { allowRemoteModels: boolean; localModelPath: string }
  pipeline: (task: 'feature-extraction', model: string) => Promise<Extractor>
}
type Extractor = (
  texts: string[],
  options: { pooling: 'mean'; normalize: true },
) => Promise<{ data: Float32Array; dims: number[] }>

/** An ONNX model in a folder of this machine, run by @huggingface/transformers. Nothing is ever fetched. */
export async function folderEmbedder(
  settings: Extract<EmbedderSettings, { kind: 'folder' }>,
  load: () => Promise<unknown> = () => import(LIBRARY),
): Promise<Embedder> {
  const { env, pipeline } = (await load().catch((error: Error) => {
    throw new Error(`a model in a folder needs ${LIBRARY}: npm install --no-save ${LIBRARY}`, { cause: error })
  })) as Transformers
  env.allowRemoteModels = false
  env.localModelPath = dirname(settings.path)
  const extract = await pipeline('feature-extraction', basename(settings.path))
  const prefixes = { query: settings.queryPrefix ?? '', passage: settings.passagePrefix ?? '' }
  return {
    name: basename(settings.path),
    embed: async (texts, kind) => {
      const vectors: Float32Array[] = []
      for (let from = 0; from < texts.length; from += BATCH) {
        const some = texts.slice(from, from + BATCH).map((text) => prefixes[kind] + text)
        const { data, dims } = await extract(some, { pooling: 'mean', normalize: true })
        const width = dims.at(-1)!
        for (let i = 0; i < some.length; i++) vectors.push(data.slice(i * width, (i + 1) * width))
      }
      return vectors
    },
  }
}

const LIBRARY: string = '@huggingface/transformers'
const BATCH = 16
