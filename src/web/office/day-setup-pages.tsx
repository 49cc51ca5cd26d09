import { Hono } from 'hono'
import { z } from 'zod'
import type { Event } from '#events/directory.ts'
import { placeChoice, placeInput, walkInput } from '#events/input.ts'
import { listParticipants } from '#events/participation.ts'
import { addPlace, listPlaces, removePlace } from '#events/places.ts'
import { listWalks, setWalk } from '#events/walks.ts'
import { instantAt } from '#events/wall-clock.ts'
import { closeTable, listClosures, openTable } from '#meetings/closures.ts'
import { getDayRule, moveGoal, setDayRule } from '#meetings/day-rules.ts'
import { usualOrder } from '#meetings/engine/goals.ts'
import {
  closureInput,
  dayRuleInput,
  fittingOutInput,
  goalMoveInput,
  goalsInput,
  interpreterInput,
  slotsInput,
  tablesInput,
} from '#meetings/input.ts'
import { listInterpreters, nameInterpreter, removeInterpreter } from '#meetings/interpreters.ts'
import { cutIntoSlots, layOutDay, listSlots, removeSlot } from '#meetings/slots.ts'
import { fitOutTables, listTables, removeTable } from '#meetings/tables.ts'
import { listPersons } from '#people/persons.ts'
import { type FormState, untouched } from '#ui/form.tsx'
import { attempt, goTo, readFields } from '../deed.ts'
import { show } from '../shell.tsx'
import type { PageContext, Visit, WebEnv } from '../visit.ts'
import { statusOf } from '../workspace/my-meetings-pages.tsx'
import { DaySetup } from './day-setup-view.tsx'
import { openOffice } from './office-home-pages.tsx'

const slotChoice = z.object({ slotId: z.uuid('meetings.choose-one') })
const interpreterChoice = z.object({ interpreterId: z.uuid('meetings.choose-one') })
const tableChoice = z.object({ tableId: z.uuid('meetings.choose-one') })

export const daySetupPages = new Hono<WebEnv>()
  .get('/office/events/:slug/day', (c) => showDay(c, untouched))
  .post('/office/events/:slug/day/rule', (c) =>
    change(c, dayRuleInput, ({ db, actor }, event, { requestsLapseAt, wishesCloseAt, ...rule }) =>
      setDayRule(db, actor, event.id, {
        ...rule,
        requestsLapseAt: requestsLapseAt ? instantAt(requestsLapseAt, event.timeZone, 'requestsLapseAt') : null,
        wishesCloseAt: wishesCloseAt ? instantAt(wishesCloseAt, event.timeZone, 'wishesCloseAt') : null,
      }),
    ),
  )
  .post('/office/events/:slug/day/goals', (c) =>
    change(c, goalsInput, async ({ db, actor }, event, { goalsBy, ...numbers }) => {
      const { goals } = await getDayRule(db, event.id)
      const order = goalsBy === 'order' ? (goals ?? [...usualOrder]) : null
      await setDayRule(db, actor, event.id, { ...numbers, goals: order })
    }),
  )
  .post('/office/events/:slug/day/goal-moves', (c) =>
    change(c, goalMoveInput, ({ db, actor }, event, move) => moveGoal(db, actor, event.id, move), '#goals'),
  )
  .post('/office/events/:slug/day/slots', (c) =>
    change(c, slotsInput, ({ db, actor }, event, stretch) =>
      layOutDay(db, actor, event.id, { slots: cutIntoSlots(stretch) }),
    ),
  )
  .post('/office/events/:slug/day/tables', (c) =>
    change(c, tablesInput, ({ db, actor }, event, layout) => layOutDay(db, actor, event.id, layout)),
  )
  .post('/office/events/:slug/day/tables/fitting-out', (c) =>
    change(c, fittingOutInput, ({ db, actor }, event, input) => fitOutTables(db, actor, event.id, input)),
  )
  .post('/office/events/:slug/day/places', (c) =>
    change(c, placeInput, ({ db, actor }, event, input) => addPlace(db, actor, event.id, input)),
  )
  .post('/office/events/:slug/day/place-removal', (c) =>
    change(c, placeChoice, ({ db, actor }, event, { placeId }) => removePlace(db, actor, event.id, placeId)),
  )
  .post('/office/events/:slug/day/walks', (c) =>
    change(c, walkInput, ({ db, actor }, event, { oneId, otherId, minutes }) =>
      setWalk(db, actor, event.id, { places: [oneId, otherId], minutes }),
    ),
  )
  .post('/office/events/:slug/day/interpreters', (c) =>
    change(c, interpreterInput, ({ db, actor }, { id: eventId }, input) =>
      nameInterpreter(db, actor, { eventId, ...input }),
    ),
  )
  .post('/office/events/:slug/day/closures', (c) =>
    change(c, closureInput, ({ db, actor }, event, { tableId, slotId, reason = null }) =>
      closeTable(db, actor, event.id, { tableId, slotId, reason: reason || null }),
    ),
  )
  .post('/office/events/:slug/day/opening', (c) =>
    change(c, slotChoice.extend(tableChoice.shape), ({ db, actor }, event, closure) =>
      openTable(db, actor, event.id, closure),
    ),
  )
  .post('/office/events/:slug/day/interpreter-removal', (c) =>
    change(c, interpreterChoice, ({ db, actor }, event, { interpreterId }) =>
      removeInterpreter(db, actor, event.id, interpreterId),
    ),
  )
  .post('/office/events/:slug/day/slot-removal', (c) =>
    change(c, slotChoice, ({ db, actor }, event, { slotId }) => removeSlot(db, actor, event.id, slotId)),
  )
  .post('/office/events/:slug/day/table-removal', (c) =>
    change(c, tableChoice, ({ db, actor }, event, { tableId }) => removeTable(db, actor, event.id, tableId)),
  )

async function change<S extends z.ZodType>(
  c: PageContext,
  schema: S,
  deed: (visit: Visit, event: Event, input: z.output<S>) => Promise<unknown>,
  place = '',
): Promise<Response> {
  const { visit } = c.var
  const event = await openOffice(visit, c.req.param('slug') ?? '')
  const tried = await attempt(visit, await readFields(c), schema, (input) => deed(visit, event, input))
  if (!tried.done) return showDay(c, tried.form, statusOf(tried))
  return goTo(c, `${visit.to.daySetup(event.slug)}${place}`, visit.say('office.notice.saved'))
}

async function showDay(c: PageContext, form: FormState, status?: 403 | 404 | 409 | 422): Promise<Response> {
  const { visit } = c.var
  const { db, say } = visit
  const event = await openOffice(visit, c.req.param('slug') ?? '')
  const [rule, slots, tables, interpreters, closures, persons, places, walks, participants] = await Promise.all([
    getDayRule(db, event.id),
    listSlots(db, event.id),
    listTables(db, event.id),
    listInterpreters(db, event.id),
    listClosures(db, event.id),
    listPersons(db),
    listPlaces(db, event.id),
    listWalks(db, event.id),
    listParticipants(db, event.id),
  ])
  return show(c, {
    title: say('office.place.day'),
    section: 'office',
    isPrivate: true,
    ...(status ? { status } : {}),
    body: (
      <DaySetup
        {...{ visit, event, rule, slots, tables, interpreters, closures, persons, places, walks, participants, form }}
      />
    ),
  })
}
