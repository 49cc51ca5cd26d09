import { type Embedder, embedderSettings } from './embedder.ts'
import { endpointEmbedder } from './endpoint.ts'
import { folderEmbedder } from './folder.ts'
import { remembering } from './remembering.ts'

/** The model the environment names, remembering what it said in `folder`; undefined when none is named. */
export async function openEmbedder(
  environment: Record<string, string | undefined>,
  folder: string,
): Promise<Embedder | undefined> {
  const settings = embedderSettings(environment)
  if (!settings) return undefined
  const embedder = settings.kind === 'endpoint' ? endpointEmbedder(settings) : await folderEmbedder(settings)
  return remembering(embedder, folder)
}
