import { now } from '#platform/clock.ts'
import type { Tx } from '#platform/database/connect.ts'
import { addJob } from '#platform/jobs.ts'

const HOUR = 8
const MONDAY = 1

/** Puts the next letter of a subscription on the list of timed work; a letter planned before is then out of date. */
export async function scheduleDigest(tx: Tx, id: string): Promise<void> {
  const row = await tx
    .selectFrom('catalogue.subscription as s')
    .leftJoin('people.person as p', 'p.id', 's.person_id')
    .select(['s.rhythm', 'p.time_zone'])
    .where('s.id', '=', id)
    .executeTakeFirstOrThrow()
  const dueAt = nextDigest(now(), row.rhythm, row.time_zone ?? 'Asia/Shanghai')
  await tx.updateTable('catalogue.subscription').set({ due_at: dueAt }).where('id', '=', id).execute()
  const body = { subscriptionId: id, dueAt: dueAt.toISOString() }
  await addJob(tx, { kind: 'catalogue.send-digest', body, key: `${id} ${body.dueAt}`, runAt: dueAt })
}

/** The next eight o'clock by the reader's clock: tomorrow's or today's, or that of a Monday. */
export function nextDigest(from: Date, rhythm: 'daily' | 'weekly', timeZone: string): Date {
  const here = Temporal.Instant.fromEpochMilliseconds(from.getTime()).toZonedDateTimeISO(timeZone)
  let next = here.with({ hour: HOUR, minute: 0, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 })
  while (Temporal.ZonedDateTime.compare(next, here) <= 0 || (rhythm === 'weekly' && next.dayOfWeek !== MONDAY))
    next = next.add({ days: 1 })
  return new Date(next.epochMilliseconds)
}
