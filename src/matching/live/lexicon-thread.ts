// Runs in a thread of its own: builds the dictionaries into a folder and says which step it is at.
import { parentPort, workerData } from 'node:worker_threads'
import { ensureLexicon } from '#matching/lexicon/builder.ts'

await ensureLexicon({ folder: workerData as string, report: (step) => parentPort?.postMessage(step) })
