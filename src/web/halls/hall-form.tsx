import type { Event } from '#events/directory.ts'
import type { Hall } from '#events/halls.ts'
import { now } from '#platform/clock.ts'
import { spoken } from '#platform/languages.ts'
import { ErrorSummary, type FormState, Select, TextArea, TextField } from '#ui/form.tsx'
import { Chip, Empty, formatDate } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'
import { HallCard } from './hall-view.tsx'

export function CuratedHalls({ visit, halls }: { visit: Visit; halls: (Hall & { pieces: number })[] }) {
  const { say, to, lang } = visit
  return (
    <>
      <div className="row spread">
        <h1>{say('halls.title')}</h1>
        <a className="btn primary" href={to.newHall()}>
          {say('halls.new')}
        </a>
      </div>
      {halls.length === 0 && <Empty>{say('halls.none-curated')}</Empty>}
      {halls.length > 0 && (
        <ul className="cards event-cards">
          {halls.map((hall) => (
            <HallCard key={hall.id} visit={visit} hall={hall} address={to.officeHall(hall.slug)}>
              <Chip tone={hall.isOpen ? 'ok' : 'act'}>{say(hall.isOpen ? 'halls.is-open' : 'halls.not-open')}</Chip>
              <Chip>{say('halls.pieces', { count: hall.pieces })}</Chip>
              <span className="muted">{say('halls.open-since', { from: formatDate(hall.opensOn, lang) })}</span>
            </HallCard>
          ))}
        </ul>
      )}
    </>
  )
}

type Props = { visit: Visit; hall?: Hall; form: FormState; events: Event[]; event: Event | undefined }

/** Words, dates and address of a hall: of a new one, or of one there is. */
export function HallForm({ visit, hall, form, events, event }: Props) {
  const { say, to, lang } = visit
  const known = hall ?? suggested(event)
  const field = (name: string, value: string | undefined) => ({ form, name, value })
  return (
    <section className="stack" aria-labelledby="hall-facts">
      {hall ? <h2 id="hall-facts">{say('halls.words')}</h2> : <h1 id="hall-facts">{say('halls.new')}</h1>}
      <ErrorSummary form={form} title={say('web.input.summary')} />
      <form
        className="sheet stack"
        method="post"
        action={hall ? to.officeHall(hall.slug) : to.newHall(event ? `event=${event.slug}` : '')}
        noValidate
      >
        {!hall && (
          <Select
            {...field('eventId', event?.id)}
            label={say('halls.event')}
            hint={say('halls.event-hint')}
            blank={say('halls.no-event')}
            options={events.map(({ id, name }) => ({ value: id, label: spoken(name, lang).text }))}
          />
        )}
        <div className="grid-2">
          <TextField {...field('nameZh', known.name.zh)} label={say('halls.name-zh')} lang="zh-Hans" maxLength={200} />
          <TextField {...field('nameEn', known.name.en)} label={say('halls.name-en')} lang="en" maxLength={200} />
          <TextArea {...field('introZh', known.intro?.zh)} label={say('halls.intro-zh')} lang="zh-Hans" rows={4} />
          <TextArea {...field('introEn', known.intro?.en)} label={say('halls.intro-en')} lang="en" rows={4} />
          <TextField {...field('opensOn', known.opensOn)} type="date" label={say('halls.opens')} required />
          <TextField
            {...field('closesOn', known.closesOn ?? '')}
            type="date"
            label={say('halls.closes')}
            hint={say('halls.closes-hint')}
          />
        </div>
        <TextField
          {...field('slug', known.slug)}
          label={say('halls.address')}
          hint={say(hall ? 'halls.address-change-hint' : 'halls.address-hint')}
          required
        />
        <p>
          <button className="btn primary" type="submit">
            {say(hall ? 'office.save' : 'halls.open')}
          </button>
        </p>
      </form>
    </section>
  )
}

type Facts = Pick<Hall, 'name' | 'intro' | 'closesOn' | 'opensOn' | 'slug'>

function suggested(event: Event | undefined): Facts {
  const opensOn = now().toISOString().slice(0, 10)
  return { name: event?.name ?? {}, intro: event?.objective ?? null, opensOn, closesOn: null, slug: event?.slug ?? '' }
}
