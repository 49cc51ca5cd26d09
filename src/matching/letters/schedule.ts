import { nextDigest } from '#catalogue/digest-hours.ts'
import { now } from '#platform/clock.ts'
import type { Tx } from '#platform/database/connect.ts'
import { addJob } from '#platform/jobs.ts'

/** Where the week begins for everybody: all letters are written from one state of the catalogue. */
const TIME_ZONE = 'Asia/Shanghai'

/** Puts an organisation's letter of next Monday on the list of timed work; it stands there once, however often it is asked for. */
export async function planSuggestions(tx: Tx, organisationId: string): Promise<void> {
  const runAt = nextDigest(now(), 'weekly', TIME_ZONE)
  const key = `${organisationId} ${runAt.toISOString().slice(0, 10)}`
  await addJob(tx, { kind: 'matching.tell-suggestions', body: { organisationId }, key, runAt })
}
