// What the days of meetings derive from what happened: when the results of an event are to be asked for.

import type { Tx } from '#platform/database/connect.ts'
import { type Fact, listenTo } from '#platform/facts.ts'
import { scheduleAsking } from './result-links.ts'

const aboutEvent = (tx: Tx, _author: unknown, { subject }: Fact) => scheduleAsking(tx, subject.id)

for (const kind of ['timetable.released', 'timetable.restored', 'event.day-rule-set', 'event.changed'])
  listenTo(kind, aboutEvent)

// Where participants arrange the day nothing is released: the first accepted request is the first meeting.
listenTo('request.accepted', async (tx, _author, { subject }) => {
  const { event_id } = await tx
    .selectFrom('meetings.request')
    .select('event_id')
    .where('id', '=', subject.id)
    .executeTakeFirstOrThrow()
  await scheduleAsking(tx, event_id)
})
