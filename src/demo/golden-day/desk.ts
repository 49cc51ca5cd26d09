import { noteArrival } from '#events/arrivals.ts'
import { listDelegates } from '#events/delegates.ts'
import { markMeeting } from '#meetings/marks.ts'
import { noteResult } from '#meetings/results.ts'
import type { Actor } from '#people/actor.ts'
import { setClock } from '#platform/clock.ts'
import type { Db } from '#platform/database/connect.ts'

const INTENTS = 28
const NOBODY_CAME = 1
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

/** Everybody comes through the door, between half past eight and nine. */
export async function checkIn(db: Db, desk: Actor, eventId: string): Promise<void> {
  for (const [i, { id }] of (await listDelegates(db, eventId)).entries()) {
    setClock(new Date(Date.UTC(2017, 8, 13, 0, 30, i * 20)))
    await noteArrival(db, desk, { delegateId: id, way: i % 3 === 0 ? 'badge' : 'desk' })
  }
}

/** What the desk taps while the day goes by: one pair did not come, 57 met, 28 of them with an intent. */
export async function holdMeetings(db: Db, desk: Actor, eventId: string): Promise<void> {
  for (const [i, { meetingId, endsAt }] of (await listPlaced(db, eventId)).entries()) {
    setClock(endsAt)
    if (i < NOBODY_CAME) {
      await markMeeting(db, desk, { meetingId, kind: 'no_show' })
      continue
    }
    await markMeeting(db, desk, { meetingId, kind: 'held' })
    const kind = kindOf(i - NOBODY_CAME)
    const said = lines[kind]
    const nextOn = kind === 'none' ? null : `2017-${i % 2 ? '10' : '11'}-${String(10 + (i % 18)).padStart(2, '0')}`
    await noteResult(db, desk, { meetingId, kind, line: said[i % said.length] ?? '', lineLang: 'zh', nextOn })
  }
}

// Spread over the day: roughly every second meeting ends in an intent until there are 28.
function kindOf(i: number): 'intent' | 'contact' | 'none' {
  if (i % 2 === 0 && i / 2 < INTENTS) return 'intent'
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
