import { Hono } from 'hono'
import { z } from 'zod'
import {
  countAtDesk,
  currentSlot,
  type Desk,
  type DeskMeeting,
  getDesk,
  listDeskMeetings,
  listDeskSlots,
} from '#meetings/desk.ts'
import { markKinds, markMeeting, unmarkMeeting } from '#meetings/marks.ts'
import { noteResult, takeBackResult } from '#meetings/results.ts'
import { isId } from '#platform/ids.ts'
import { notFound, type RefusalStatus } from '#platform/refusal.ts'
import { attempt, goTo, readFields } from '../deed.ts'
import { show } from '../shell.tsx'
import type { PageContext, WebEnv } from '../visit.ts'
import { DeskFrame } from './frame.tsx'
import type { Refused } from './meeting-card.tsx'
import { DeskCounts, MissingResults, SlotTables } from './meetings-view.tsx'
import { resultFields, resultForm } from './result-fields.ts'

export const deskMeetingsPages = new Hono<WebEnv>()
  .get('/desk/:slug/meetings', async (c) => showMeetings(c, await openDesk(c)))
  .post('/desk/:slug/meetings/:id/mark', (c) => noteMark(c, { isUndone: false }))
  .post('/desk/:slug/meetings/:id/mark/undone', (c) => noteMark(c, { isUndone: true }))
  .post('/desk/:slug/meetings/:id/result', async (c) => {
    const { visit } = c.var
    const { desk, meeting } = await openMeeting(c)
    const fields = resultFields(await readFields(c))
    const tried = await attempt(visit, fields, resultForm, (result) =>
      noteResult(visit.db, visit.actor, { meetingId: meeting.id, ...result, lineLang: visit.lang }),
    )
    if (!tried.done) return showMeetings(c, desk, { ...tried, meetingId: meeting.id, note: 'result' })
    const kind = visit.say(`desk.result.${String(fields.kind)}`)
    return backToTables(c, meeting, visit.say('desk.result.done', { table: meeting.table, kind }))
  })
  .post('/desk/:slug/meetings/:id/result/undone', async (c) => {
    const { visit } = c.var
    const { meeting } = await openMeeting(c)
    await takeBackResult(visit.db, visit.actor, { meetingId: meeting.id })
    return backToTables(c, meeting, visit.say('desk.result.undone', { table: meeting.table }))
  })

const markForm = z.object({ kind: z.enum(markKinds, 'desk.mark-unknown') })

async function noteMark(c: PageContext, { isUndone }: { isUndone: boolean }): Promise<Response> {
  const { visit } = c.var
  const { desk, meeting } = await openMeeting(c)
  const tried = await attempt(visit, await readFields(c), markForm, async ({ kind }) => {
    const deed = isUndone ? unmarkMeeting : markMeeting
    await deed(visit.db, visit.actor, { meetingId: meeting.id, kind })
    return kind
  })
  if (!tried.done) return showMeetings(c, desk, { ...tried, meetingId: meeting.id, note: 'mark' })
  const mark = visit.say(`desk.mark.${tried.value}`)
  const key = isUndone ? 'desk.mark.undone' : 'desk.mark.done'
  return backToTables(c, meeting, visit.say(key, { table: meeting.table, mark }))
}

function openDesk(c: PageContext): Promise<Desk> {
  return getDesk(c.var.visit.db, c.var.visit.actor, c.req.param('slug') ?? '')
}

async function openMeeting(c: PageContext): Promise<{ desk: Desk; meeting: DeskMeeting }> {
  const { db, actor } = c.var.visit
  const desk = await openDesk(c)
  const meetingId = c.req.param('id') ?? ''
  const [meeting] = isId(meetingId) ? await listDeskMeetings(db, actor, desk.event.id, { meetingId }) : []
  if (!meeting) throw notFound('meeting')
  return { desk, meeting }
}

// A note from the list of missing results leads back to that list, any other to the slot it stood in.
function backToTables(c: PageContext, meeting: DeskMeeting, notice: string): Response {
  const slug = c.req.param('slug') ?? ''
  const query = c.req.query('show') === 'missing' ? 'show=missing' : `slot=${c.req.query('slot') ?? meeting.slotId}`
  return goTo(c, c.var.visit.to.deskMeetings(slug, query), notice)
}

async function showMeetings(
  c: PageContext,
  desk: Desk,
  refused?: Refused & { status: RefusalStatus },
): Promise<Response> {
  const { visit } = c.var
  const { event } = desk
  const { db, actor } = visit
  const counts = await countAtDesk(db, actor, event.id)
  const isMissingList = c.req.query('show') === 'missing'
  const title = visit.say(isMissingList ? 'desk.meetings.missing-title' : 'desk.meetings.title')
  const body = (
    <DeskFrame
      visit={visit}
      event={event}
      tab="meetings"
      title={title}
      counts={<DeskCounts visit={visit} event={event} counts={counts} />}
    >
      {isMissingList ? (
        <MissingResults
          visit={visit}
          event={event}
          meetings={await listDeskMeetings(db, actor, event.id, 'missing')}
          missing={counts.missing}
          refused={refused}
        />
      ) : (
        await slotTables(c, desk, refused)
      )}
    </DeskFrame>
  )
  return show(c, { title, section: 'office', isPrivate: true, island: 'desk', body, status: refused?.status ?? 200 })
}

async function slotTables(c: PageContext, desk: Desk, refused: Refused | undefined) {
  const { visit } = c.var
  const { db, actor } = visit
  const { id: eventId } = desk.event
  const slots = await listDeskSlots(db, actor, eventId)
  const present = currentSlot(slots)
  const chosen = slots.find((slot) => slot.id === c.req.query('slot')) ?? present
  const next = chosen && slots[slots.indexOf(chosen) + 1]
  const meetingsIn = async (slot: typeof chosen) =>
    slot ? listDeskMeetings(db, actor, eventId, { slotId: slot.id }) : []
  return (
    <SlotTables
      visit={visit}
      desk={desk}
      slots={slots}
      chosen={chosen}
      isPresent={chosen === present}
      meetings={await meetingsIn(chosen)}
      upNext={await meetingsIn(next)}
      refused={refused}
    />
  )
}
