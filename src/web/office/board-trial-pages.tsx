import { Hono } from 'hono'
import { adoptTrial } from '#meetings/trial-adoption.ts'
import { readSteps, STEPS_MAX, type Step, writeStep } from '#meetings/trial-steps.ts'
import { insistPossible, resolveMove } from '#meetings/trialling.ts'
import { Refusal } from '#platform/refusal.ts'
import type { Visit, WebEnv } from '../visit.ts'
import { type Asked, doAndReturn, moveAndReturn } from './board-answers.tsx'

/** Trying things out: each post leads to an address that says one thing more, and writes nothing. */
export const boardTrialPages = new Hono<WebEnv>()
  .post('/office/events/:slug/board/trial/meetings/:meeting/placement', async (c) => {
    const { visit } = c.var
    return moveAndReturn(c, async (asked) => {
      const { event, meetingId, fields } = asked
      const move = { meetingId, cell: fields.cell ?? '' }
      return tryAlso(visit, asked, await resolveMove(visit.db, visit.actor, event.id, stepsOf(asked), move))
    })
  })
  .post('/office/events/:slug/board/trial/meetings/:meeting/removal', async (c) =>
    moveAndReturn(c, async (asked) => tryAlso(c.var.visit, asked, { kind: 'off', meetingId: asked.meetingId })),
  )
  .post('/office/events/:slug/board/trial/steps', async (c) =>
    doAndReturn(c, async (asked) => {
      const { kind, tableId, count } = asked.fields
      const [step] = readSteps([{ close: `close:${tableId}`, tables: `tables:${count}` }[kind ?? ''] ?? 'arrange'])
      if (!step) throw new Refusal('timetable.trial-impossible', { status: 409 })
      return tryAlso(c.var.visit, asked, step)
    }),
  )
  .post('/office/events/:slug/board/trial/adoption', async (c) => {
    const { visit } = c.var
    return doAndReturn(c, async ({ event, fields, back }) => {
      const { fingerprint = '', seen = '' } = fields
      const steps = back.searchParams.getAll('try')
      const { moves } = await adoptTrial(visit.db, visit.actor, event.id, { steps, fingerprint, seen })
      const notice = visit.say('timetable.trial.adopted', { count: moves.length })
      return { address: leadTo(back, null), notice }
    })
  })

function stepsOf({ back }: Asked): Step[] {
  return readSteps(back.searchParams.getAll('try'))
}

async function tryAlso({ db, actor }: Visit, asked: Asked, step: Step): Promise<{ address: string }> {
  const steps = [...stepsOf(asked), step]
  if (steps.length > STEPS_MAX)
    throw new Refusal('timetable.trial-too-long', { status: 409, params: { maximum: STEPS_MAX } })
  await insistPossible(db, actor, asked.event.id, steps)
  return { address: leadTo(asked.back, steps) }
}

/** The address one came from, with these steps; with none of it, the draft itself. */
function leadTo(back: URL, steps: Step[] | null): string {
  const query = new URLSearchParams(back.searchParams)
  for (const name of ['try', 'trial', 'meeting']) query.delete(name)
  if (steps) query.set('trial', '1')
  for (const step of steps ?? []) query.append('try', writeStep(step))
  return query.size > 0 ? `${back.pathname}?${query}` : back.pathname
}
