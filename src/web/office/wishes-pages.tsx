import { Hono } from 'hono'
import { z } from 'zod'
import type { Event } from '#events/directory.ts'
import { listParticipants, type Participant } from '#events/participation.ts'
import { partsOfDay } from '#meetings/timings.ts'
import { wishInput } from '#meetings/wish-input.ts'
import { listWishes, makeMeetingsFromWishes, stateWish, takeBackWish, type Wish, wishLevels } from '#meetings/wishes.ts'
import { spoken } from '#platform/languages.ts'
import { ErrorSummary, type FormState, Select, TextField, untouched } from '#ui/form.tsx'
import { Chip, DeedButton, Empty, Said } from '#ui/parts.tsx'
import { attempt, goTo, readFields } from '../deed.ts'
import { show } from '../shell.tsx'
import type { PageContext, Visit, WebEnv } from '../visit.ts'
import { statusOf } from '../workspace/my-meetings-pages.tsx'
import { EventNav } from './event-nav.tsx'
import { openOffice } from './office-home-pages.tsx'

const pairInput = z.object({ wishingId: z.uuid('meetings.choose-one'), wishedId: z.uuid('meetings.choose-one') })

export const wishesPages = new Hono<WebEnv>()
  .get('/office/events/:slug/wishes', (c) => showWishes(c, untouched))
  .post('/office/events/:slug/wishes', async (c) => {
    const { visit } = c.var
    const event = await openOffice(visit, c.req.param('slug'))
    const tried = await attempt(visit, await readFields(c), wishInput, (input) =>
      stateWish(visit.db, visit.actor, input),
    )
    if (!tried.done) return showWishes(c, tried.form, statusOf(tried))
    return goTo(c, visit.to.wishes(event.slug), visit.say(`office.notice.${tried.value}`))
  })
  .post('/office/events/:slug/wishes/withdrawal', async (c) => {
    const { visit } = c.var
    const event = await openOffice(visit, c.req.param('slug'))
    const tried = await attempt(visit, await readFields(c), pairInput, (pair) =>
      takeBackWish(visit.db, visit.actor, pair),
    )
    if (!tried.done) return showWishes(c, tried.form, statusOf(tried))
    return goTo(c, visit.to.wishes(event.slug), visit.say('office.notice.taken-back'))
  })
  .post('/office/events/:slug/wishes/meetings', async (c) => {
    const { visit } = c.var
    const event = await openOffice(visit, c.req.param('slug'))
    const made = await makeMeetingsFromWishes(visit.db, visit.actor, event.id)
    return goTo(c, visit.to.wishes(event.slug), visit.say('office.notice.meetings-made', made))
  })

async function showWishes(c: PageContext, form: FormState, status?: 403 | 404 | 409 | 422): Promise<Response> {
  const { visit } = c.var
  const event = await openOffice(visit, c.req.param('slug') ?? '')
  const [wishes, participants] = await Promise.all([
    listWishes(visit.db, event.id),
    listParticipants(visit.db, event.id),
  ])
  return show(c, {
    title: visit.say('office.place.wishes'),
    section: 'office',
    isPrivate: true,
    ...(status ? { status } : {}),
    body: <Wishes visit={visit} {...{ event, wishes, participants, form }} />,
  })
}

type Props = { visit: Visit; event: Event; wishes: Wish[]; participants: Participant[]; form: FormState }

function Wishes(props: Props) {
  const { visit, event, wishes } = props
  const { say, to } = visit
  return (
    <>
      <EventNav visit={visit} event={event} current="wishes" />
      <div className="row spread">
        <h1>{say('office.wishes-count', { count: wishes.length })}</h1>
        {wishes.length > 0 && (
          <DeedButton action={to.meetingsFromWishes(event.slug)} label={say('office.make-meetings')} tone="primary" />
        )}
      </div>
      <p>{say('office.wishes-hint')}</p>
      <StateWish {...props} />
      {wishes.length === 0 ? (
        <Empty>
          <p>{say('office.no-wishes')}</p>
          <a className="btn" href={to.imports}>
            {say('office.imports')}
          </a>
        </Empty>
      ) : (
        <WishTable {...props} />
      )}
    </>
  )
}

function StateWish({ visit: { say, to, lang }, event, participants, form }: Props) {
  const options = participants.map(({ id, name, side }) => ({
    value: id,
    label: `${spoken(name, lang).text} (${say(`events.side.${side}`)})`,
  }))
  return (
    <form className="sheet stack" method="post" action={to.wishes(event.slug)} noValidate>
      <h2>{say('office.state-wish')}</h2>
      <ErrorSummary form={form} title={say('web.input.summary')} />
      <div className="grid-2">
        <Select {...{ form, name: 'wishingId', label: say('office.wishing'), options }} blank={say('my.choose-whom')} />
        <Select {...{ form, name: 'wishedId', label: say('office.wished'), options }} blank={say('my.choose-whom')} />
        <Select
          {...{ form, name: 'level', label: say('office.level'), value: 'want' }}
          options={wishLevels.map((level) => ({ value: level, label: say(`meetings.level.${level}`) }))}
        />
        <Select
          {...{ form, name: 'partOfDay', label: say('office.part-of-day') }}
          blank={say('timetable.timing.any')}
          options={partsOfDay.map((part) => ({ value: part, label: say(`meetings.part-of-day.${part}`) }))}
        />
        <TextField form={form} name="note" label={say('office.note')} maxLength={500} />
      </div>
      <p>
        <button className="btn primary" type="submit">
          {say('office.save')}
        </button>
      </p>
    </form>
  )
}

const TONES = { must: 'offer', want: 'plain', no: 'act' } as const

function WishTable({ visit: { say, to, lang }, event, wishes }: Props) {
  return (
    <div className="table-wrap">
      <table className="labelled">
        <thead>
          <tr>
            {['wishing', 'level', 'wished', 'note', 'removal'].map((name) => (
              <th key={name} scope="col">
                {say(`office.wish.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {wishes.map(({ wishingId, wishing, wishedId, wished, level, partOfDay, note, listingNumber }) => (
            <tr key={`${wishingId} ${wishedId}`}>
              <th scope="row">
                <Said text={wishing} lang={lang} />
              </th>
              <td data-label={say('office.wish.level')}>
                <Chip tone={TONES[level]}>{say(`meetings.level.${level}`)}</Chip>
                {partOfDay && <span className="small"> {say(`timetable.timing.${partOfDay}`)}</span>}
              </td>
              <td data-label={say('office.wish.wished')}>
                <Said text={wished} lang={lang} />
              </td>
              <td data-label={say('office.wish.note')}>
                {note} {listingNumber !== null && <span className="num">#{listingNumber}</span>}
              </td>
              <td>
                <details>
                  <summary>{say('office.take-back')}</summary>
                  <DeedButton
                    action={to.wishWithdrawal(event.slug)}
                    label={say('office.take-back-confirm')}
                    tone="danger"
                    values={{ wishingId, wishedId }}
                  />
                </details>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
