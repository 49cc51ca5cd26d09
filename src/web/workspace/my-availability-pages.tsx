import { Hono } from 'hono'
import { may } from '#events/access.ts'
import { changeAttendance, type Delegate, listDelegates } from '#events/delegates.ts'
import type { Event } from '#events/directory.ts'
import { attendanceInput } from '#events/input.ts'
import { declareAvailability, listDeclared, workingHours } from '#meetings/availability.ts'
import { getDayRule } from '#meetings/day-rules.ts'
import { availabilityInput } from '#meetings/input.ts'
import { type Interpreter, listInterpreters } from '#meetings/interpreters.ts'
import { listSlots, type Slot } from '#meetings/slots.ts'
import { formatSpan, isSameClock, zoneName } from '#meetings/times.ts'
import { changePerson, findHabits } from '#people/persons.ts'
import { spoken } from '#platform/languages.ts'
import { notFound } from '#platform/refusal.ts'
import { ErrorSummary, type FormState, untouched } from '#ui/form.tsx'
import { Empty, formatTime, Said } from '#ui/parts.tsx'
import { attempt, goTo, readFields } from '../deed.ts'
import { show } from '../shell.tsx'
import type { PageContext, Visit, WebEnv } from '../visit.ts'
import { Attendance } from './my-attendance.tsx'
import { Languages, languagesInput } from './my-languages.tsx'
import { openMyEvent } from './my-meetings-pages.tsx'

export const myAvailabilityPages = new Hono<WebEnv>()
  .get('/my/events/:slug/availability', (c) => showAvailability(c, untouched))
  .post('/my/events/:slug/availability', async (c) => {
    const { visit } = c.var
    const { event } = await openMyEvent(visit, c.req.param('slug'))
    const fields = await readFields(c)
    const tried = await attempt(visit, fields, availabilityInput, ({ personId, part, slotIds }) =>
      declareAvailability(visit.db, visit.actor, {
        ...{ eventId: event.id, personId },
        slotIds: part === 'chosen' ? slotIds : part,
      }),
    )
    if (!tried.done) return showAvailability(c, tried.form)
    const address = `${visit.to.myAvailability(event.slug)}?person=${String(fields.personId)}`
    return goTo(c, address, visit.say('my.notice.declared', { count: tried.value.declared }))
  })
  .post('/my/events/:slug/attendance', async (c) => {
    const { visit } = c.var
    const fields = await readFields(c)
    const { event, people } = await listMyPeople(visit, c.req.param('slug'), String(fields.personId ?? ''))
    const delegate = people.find(({ personId }) => personId === fields.personId)
    if (!delegate || !('attends' in delegate)) throw notFound('delegate')
    const tried = await attempt(visit, fields, attendanceInput, ({ attends }) =>
      changeAttendance(visit.db, visit.actor, delegate.id, attends),
    )
    if (!tried.done) return showAvailability(c, tried.form)
    return goTo(c, `${visit.to.myAvailability(event.slug)}?person=${delegate.personId}`, visit.say('my.notice.attends'))
  })
  .post('/my/events/:slug/languages', async (c) => {
    const { visit } = c.var
    const { event } = await openMyEvent(visit, c.req.param('slug'))
    const fields = await readFields(c)
    const tried = await attempt(visit, fields, languagesInput, ({ personId, spoken, other }) =>
      changePerson(visit.db, visit.actor, personId, { languages: [...new Set([...spoken, ...other])] }),
    )
    if (!tried.done) return showAvailability(c, tried.form)
    const address = `${visit.to.myAvailability(event.slug)}?person=${String(fields.personId)}#languages`
    return goTo(c, address, visit.say('my.notice.languages'))
  })

type Person = Delegate | Interpreter

async function showAvailability(c: PageContext, form: FormState): Promise<Response> {
  const { visit } = c.var
  const { db, say } = visit
  const wanted = String(form.values.personId ?? c.req.query('person') ?? '')
  const { event, people, mayWish } = await listMyPeople(visit, c.req.param('slug') ?? '', wanted)
  const person = people.find(({ personId }) => personId === wanted) ?? people[0]
  const slots = await listSlots(db, event.id)
  const declared = person ? await listDeclared(db, event.id, person.personId) : []
  const habits = person && (await findHabits(db, person.personId))
  const chosen = form.values.slotIds === undefined ? declared : [form.values.slotIds].flat()
  return show(c, {
    title: say('my.availability'),
    section: 'my',
    isPrivate: true,
    ...(form === untouched ? {} : { status: 422 as const }),
    body: <Availability visit={visit} {...{ event, people, mayWish, person, habits, slots, chosen, form }} />,
  })
}

// Oneself first, then colleagues of the organisations one speaks for.
async function listMyPeople(
  visit: Visit,
  slug: string,
  wanted: string,
): Promise<{ event: Event; people: Person[]; mayWish: boolean }> {
  const { db, actor } = visit
  const { event, sides } = await openMyEvent(visit, slug)
  const delegates = (await Promise.all(sides.map(({ id }) => listDelegates(db, event.id, id)))).flat()
  const interpreters = await listInterpreters(db, event.id)
  const interpreter = interpreters.find(({ personId }) => personId === actor.personId)
  // An organiser opens anybody's, by name of the person in the address.
  const others = may.organise(actor, event.id) ? [...(await listDelegates(db, event.id)), ...interpreters] : []
  const guest = others.find(({ personId }) => personId === wanted)
  const people = new Map(
    [...delegates, ...(interpreter ? [interpreter] : []), ...(guest ? [guest] : [])].map((each) => [
      each.personId,
      each,
    ]),
  )
  if (people.size === 0 && sides.length === 0) throw notFound('event')
  const own = [...people.values()].toSorted(
    (a, b) => Number(b.personId === actor.personId) - Number(a.personId === actor.personId),
  )
  const { arrangedBy } = await getDayRule(db, event.id)
  return { event, people: own, mayWish: sides.length > 0 && arrangedBy === 'organiser' }
}

type Props = {
  visit: Visit
  event: Event
  people: Person[]
  /** On a day the organiser arranges, whom one wants to meet comes next. */
  mayWish: boolean
  person: Person | undefined
  habits: { languages: string[]; timeZone: string } | undefined
  slots: Slot[]
  chosen: string[]
  form: FormState
}

function Availability({ visit, event, people, mayWish, person, habits, slots, chosen, form }: Props) {
  const { say, to, lang, actor } = visit
  return (
    <>
      <header className="stack tight">
        <p>
          <a href={to.myMeetings(event.slug)}>
            <Said text={event.name} lang={lang} />
          </a>
        </p>
        <h1>{say('my.availability')}</h1>
        <p>{say('my.availability-hint')}</p>
        {mayWish && (
          <p>
            <a href={to.myWishes(event.slug)}>{say('wishing.step.wishes')}</a>
          </p>
        )}
      </header>
      {!person && <Empty>{say('my.no-delegates')}</Empty>}
      {people.length > 1 && (
        <nav className="tabs" aria-label={say('my.whose')}>
          {people.map(({ personId, name }) => (
            <a
              key={personId}
              className="btn"
              href={`${to.myAvailability(event.slug)}?person=${personId}`}
              aria-current={personId === person?.personId ? 'true' : undefined}
            >
              <Said text={name} lang={lang} />
              {personId === actor.personId && say('my.me')}
            </a>
          ))}
        </nav>
      )}
      {person && slots.length === 0 && <Empty>{say('my.no-slots')}</Empty>}
      {person && slots.length > 0 && (
        <section className="sheet stack" aria-labelledby="free-when">
          <h2 id="free-when">{say('my.free-when', { name: spoken(person.name, lang).text })}</h2>
          <ErrorSummary form={form} title={say('web.input.summary')} />
          <PartsOfDay visit={visit} event={event} person={person} />
          <form className="stack" method="post" action={to.myAvailability(event.slug)}>
            <input type="hidden" name="personId" value={person.personId} />
            <Slots visit={visit} event={event} habits={habits} slots={slots} chosen={chosen} />
            <p>
              <button className="btn primary" name="part" value="chosen" type="submit">
                {say('my.save-chosen')}
              </button>
            </p>
          </form>
          <p className="muted">{say('events.zone', { zone: event.timeZone })}</p>
        </section>
      )}
      {person && 'attends' in person && <Attendance visit={visit} event={event} delegate={person} />}
      {person && habits && <Languages visit={visit} {...{ event, person, form }} known={habits.languages} />}
    </>
  )
}

// A form of its own: Enter in the list of slots must save the list, not declare the whole day.
function PartsOfDay({ visit: { say, to }, event, person }: { visit: Visit; event: Event; person: Person }) {
  return (
    <form className="row" method="post" action={to.myAvailability(event.slug)}>
      <input type="hidden" name="personId" value={person.personId} />
      {(['all', 'morning', 'afternoon', 'working', 'none'] as const).map((part) => (
        <button key={part} className="btn" name="part" value={part} type="submit">
          {say(`my.part.${part}`, workingHours)}
        </button>
      ))}
    </form>
  )
}

// The wall of the event first; whoever lives by another clock sees that too.
function Slots({
  visit,
  event,
  habits,
  slots,
  chosen,
}: Pick<Props, 'visit' | 'event' | 'habits' | 'slots' | 'chosen'>) {
  const { lang, say } = visit
  const day = (at: Date) => formatTime(at, lang, event.timeZone, { dateStyle: 'full' })
  const time = (at: Date) => formatTime(at, lang, event.timeZone, { timeStyle: 'short' })
  const zone = habits?.timeZone ?? event.timeZone
  return [...Map.groupBy(slots, ({ startsAt }) => day(startsAt))].map(([title, those]) => (
    <fieldset key={title} className="stack tight">
      <legend>{title}</legend>
      <div className="slots">
        {those.map(({ id, startsAt, endsAt, blockedBy }) => (
          <label key={id} className={blockedBy ? 'closed' : undefined}>
            <input
              type="checkbox"
              name="slotIds"
              value={id}
              defaultChecked={chosen.includes(id)}
              disabled={blockedBy !== null && !chosen.includes(id)}
            />
            <span>
              <span className="num">
                {time(startsAt)}–{time(endsAt)}
              </span>
              {!isSameClock(event.timeZone, zone, startsAt) && (
                <span className="muted num">
                  {' '}
                  {say('my.there', {
                    time: formatSpan({ startsAt, endsAt }, lang, zone),
                    zone: zoneName(zone, lang, startsAt),
                  })}
                </span>
              )}
              {blockedBy && (
                <span className="muted">
                  {' '}
                  {say('my.closed-by')} <Said text={blockedBy} lang={lang} />
                </span>
              )}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  ))
}
