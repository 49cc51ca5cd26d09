import { noteArrival } from '#events/arrivals.ts'
import { listDelegates } from '#events/delegates.ts'
import { markMeeting } from '#meetings/marks.ts'
import { noteResult } from '#meetings/results.ts'
import type { Actor } from '#people/actor.ts'
import { setClock } from '#platform/clock.ts'
import type { Db } from '#platform/database/connect.ts'

const NOTHING_CAME_OF_IT = 10

const lines = {
  intent: [
    '示例：双方同意三个月内完成样机测试。',
    '示例：先签保密协议，再谈联合研发。',
    '示例：外方提供样品，我方提供测试条件。',
  ],
  contact: ['示例：继续交换技术资料。', '示例：年内再约一次线上会谈。'],
  none: ['示例：应用方向不一致。'],
}

/** Everybody comes through the door, one after the other from the hour it opens. */
export async function checkIn(db: Db, desk: Actor, eventId: string, from: Date): Promise<void> {
  for (const [i, { id }] of (await listDelegates(db, eventId)).entries()) {
    setClock(new Date(from.getTime() + i * 15_000))
    await noteArrival(db, desk, { delegateId: id, way: i % 3 === 0 ? 'badge' : 'desk' })
  }
}

/** What the desk taps while the day goes by: some pairs did not come, the others met, so many of them with an intent. */
export async function holdMeetings(
  db: Db,
  desk: Actor,
  eventId: string,
  { nobodyCame, intents }: { nobodyCame: number; intents: number },
): Promise<void> {
  for (const [i, { meetingId, endsAt }] of (await listPlaced(db, eventId)).entries()) {
    setClock(endsAt)
    if (i < nobodyCame) {
      await markMeeting(db, desk, { meetingId, kind: 'no_show' })
      continue
    }
    await markMeeting(db, desk, { meetingId, kind: 'held' })
    const kind = kindOf(i - nobodyCame, intents)
    const said = lines[kind]
    const nextOn = kind === 'none' ? null : dayAfter(endsAt, 28 + i)
    await noteResult(db, desk, { meetingId, kind, line: said[i % said.length] ?? '', lineLang: 'zh', nextOn })
  }
}

function dayAfter(instant: Date, days: number): string {
  return instant.toTemporalInstant().toZonedDateTimeISO('Asia/Shanghai').toPlainDate().add({ days }).toString()
}

// Spread over the day: roughly every second meeting ends in an intent until there are enough.
function kindOf(i: number, intents: number): 'intent' | 'contact' | 'none' {
  if (i % 2 === 0 && i / 2 < intents) return 'intent'
  return i % 6 === 1 && (i - 1) / 6 < NOTHING_CAME_OF_IT ? 'none' : 'contact'
}

async function listPlaced(db: Db, eventId: string): Promise<{ meetingId: string; endsAt: Date }[]> {
  return db
    .selectFrom('meetings.placement as p')
    .innerJoin('meetings.meeting_table as t', 't.id', 'p.table_id')
    .select('p.meeting_id as meetingId')
    .select((row) => row.fn<Date>('upper', ['p.during']).as('endsAt'))
    .where('p.event_id', '=', eventId)
    .orderBy('p.during')
    .orderBy('t.position')
    .execute()
}
