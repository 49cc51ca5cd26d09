import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Lexicon } from '#matching/lexicon/lexicon.ts'
import { LEXICON_VERSION, type Manifest } from '#matching/lexicon/manifest.ts'
import { log } from '#platform/log.ts'
import { isStarter, lexiconAtHand, takeLexicon } from './lexicon-at-hand.ts'

/** What there is to compare with: large dictionaries, large ones in the making, or the few words we bring along. */
export type LexiconState =
  | { kind: 'open'; manifest: Manifest }
  | { kind: 'building'; step: string; since: Date }
  | { kind: 'starter'; failure: string | undefined }

let building: { step: string; since: Date } | undefined
let failure: string | undefined

export function lexiconState(): LexiconState {
  const lexicon = lexiconAtHand()
  if (!isStarter(lexicon)) return { kind: 'open', manifest: lexicon.manifest }
  return building ? { kind: 'building', ...building } : { kind: 'starter', failure }
}

/** Opens the dictionaries if they have been built; commands are content with that. */
export function openLexiconIfBuilt(folder: string): boolean {
  if (!isBuilt(folder)) return false
  takeLexicon(new Lexicon(folder))
  return true
}

/**
 * Opens the dictionaries, or has them built in a thread of its own while the program already answers; what answers until
 * then knows only the words we bring along. Stopping gives up the building.
 */
export function openLexiconInTime(folder: string, onOpen: () => void): { stop: () => Promise<void> } {
  if (openLexiconIfBuilt(folder)) return { stop: async () => {} }
  failure = undefined
  building = { step: '', since: new Date() }
  const thread = new Worker(new URL('./lexicon-thread.ts', import.meta.url), { workerData: folder })
  thread.unref()
  thread.on('message', (step: string) => {
    if (building) building.step = step
    log.info({ step }, 'dictionaries are being read')
  })
  thread.on('error', (error) => {
    failure = error instanceof Error ? error.message : String(error)
    log.warn({ err: error }, 'the dictionaries could not be read')
  })
  thread.on('exit', (code) => {
    building = undefined
    if (code === 0 && openLexiconIfBuilt(folder)) onOpen()
  })
  return { stop: async () => void (await thread.terminate()) }
}

function isBuilt(folder: string): boolean {
  const path = join(folder, 'manifest.json')
  return existsSync(path) && (JSON.parse(readFileSync(path, 'utf8')) as Manifest).version === LEXICON_VERSION
}
