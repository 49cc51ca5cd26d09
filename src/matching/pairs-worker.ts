import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { Lexicon } from './lexicon/lexicon.ts'
import { MatchIndex } from './match-index.ts'
import { type Asking, type Paired, pairsOf } from './pairs.ts'

/** What another thread needs to pair on its own: an index as it was saved, and the lexicon it was made with. */
export type PairingJob = { snapshot: string; lexicon: string; queries: Asking[]; limit: number }

/**
 * Pairs in another thread, so that the program goes on answering meanwhile. `onPaired` is told batch by batch; throwing
 * there ends the job. Rejects when there is no such snapshot or it was made with another lexicon.
 */
export async function pairInWorker(job: PairingJob, onPaired: (batch: Paired[]) => void): Promise<void> {
  const worker = new Worker(new URL(import.meta.url), { workerData: job })
  try {
    await new Promise<void>((resolve, reject) => {
      worker.on('message', (batch: Paired[]) => {
        try {
          onPaired(batch)
        } catch (error) {
          reject(error)
        }
      })
      worker.on('error', reject)
      worker.on('exit', () => resolve())
    })
  } finally {
    await worker.terminate()
  }
}

function work({ snapshot, lexicon, queries, limit }: PairingJob): void {
  const index = MatchIndex.load(snapshot, new Lexicon(lexicon))
  if (!index) throw new Error(`${snapshot} is no index made with ${lexicon}`)
  let batch: Paired[] = []
  for (const paired of pairsOf(queries, index, { limit })) {
    batch.push(paired)
    if (batch.length < BATCH && paired.done < paired.total) continue
    parentPort!.postMessage(batch)
    batch = []
  }
}

const BATCH = 50

if (!isMainThread && (workerData as Partial<PairingJob>)?.snapshot) work(workerData as PairingJob)
