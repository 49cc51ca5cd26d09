import type { Event } from '#events/directory.ts'
import { sides as bothSides, type Participation } from '#events/participation.ts'
import { may } from '#meetings/access.ts'
import type { DayRule } from '#meetings/day-rules.ts'
import type { NamedListing } from '#meetings/listings-to-name.ts'
import type { Counterpart } from '#meetings/my-day.ts'
import type { Opening } from '#meetings/openings.ts'
import type { Request } from '#meetings/requests.ts'
import { htmlLang, spoken } from '#platform/languages.ts'
import { ErrorSummary, type FormState, Select, TextField } from '#ui/form.tsx'
import { Chip, DeedButton, formatTime, Said } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'

type AskProps = {
  visit: Visit
  event: Event
  sides: Participation[]
  own: Participation
  counterparts: Counterpart[]
  asked: Counterpart | undefined
  listings: NamedListing[]
  listing: { id: string } | undefined
  /** How many requests are out, under which rule, and since when they were asked to open slots. */
  standing: { rule: DayRule; open: number; askedForSlots: Date | undefined }
  form: FormState
}

export function Ask(props: AskProps) {
  const { visit, event, sides, own, counterparts, asked, listings, listing, standing, form } = props
  const { say, to, lang } = visit
  const { open, rule } = standing
  return (
    <>
      <p>
        <a href={to.myMeetings(event.slug)}>
          <Said text={event.name} lang={lang} />
        </a>
      </p>
      <h1>{say('my.ask')}</h1>
      <p className="row">
        <Chip tone={open >= rule.openRequestsMax ? 'act' : 'plain'}>
          {say('my.open-of', { open, maximum: rule.openRequestsMax })}
        </Chip>
        <span className="muted">{say('my.open-hint')}</span>
      </p>
      {asked && !asked.hasSlots && <NoSlots {...{ visit, event, own, asked, standing }} />}
      <form className="sheet stack" method="post" action={to.askToMeet(event.slug)} noValidate>
        <ErrorSummary form={form} title={say('web.input.summary')} />
        {sides.length > 1 ? (
          <Select
            {...{ form, name: 'askingId', label: say('my.as') }}
            value={own.id}
            options={sides.map(({ id, name }) => ({ value: id, label: spoken(name, lang).text }))}
          />
        ) : (
          <input type="hidden" name="askingId" value={own.id} />
        )}
        <Whom visit={visit} counterparts={counterparts} asked={asked} form={form} />
        <TextField
          {...{ form, name: 'message', label: say('my.why'), hint: say('my.why-hint') }}
          required
          maxLength={500}
        />
        {listings.length > 0 && (
          <Select
            {...{ form, name: 'listingId', label: say('my.about') }}
            blank={say('my.about-nothing')}
            value={listing?.id}
            options={listings.map(({ id, kind, number, title }) => ({
              value: id,
              label: `${say(`my.about-${kind}`, { number })} ${title}`,
            }))}
          />
        )}
        <p className="muted">{say('my.ask-hint')}</p>
        <p>
          <button className="btn primary" type="submit">
            {say('my.send')}
          </button>
        </p>
      </form>
    </>
  )
}

// Grouped by side; who has opened no slots yet says so before anybody writes a line.
function Whom({ visit, counterparts, asked, form }: Pick<AskProps, 'visit' | 'counterparts' | 'asked' | 'form'>) {
  const { say, lang } = visit
  const error = form.errors.askedId
  return (
    <div className="field">
      <label htmlFor="askedId">
        {say('my.whom')}
        <span aria-hidden="true"> *</span>
      </label>
      <select
        id="askedId"
        name="askedId"
        required
        defaultValue={asked?.id ?? ''}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? 'askedId-error' : undefined}
      >
        <option value="">{say('my.choose-whom')}</option>
        {bothSides.map((side) => (
          <optgroup key={side} label={say(`events.side.${side}`)}>
            {counterparts
              .filter((counterpart) => counterpart.side === side)
              .map(({ id, name, hasSlots, othersWaiting }) => (
                <option key={id} value={id}>
                  {spoken(name, lang).text}
                  {!hasSlots && ` (${say('my.no-slots-open')})`}
                  {othersWaiting > 0 && ` (${say('my.also-asked', { count: othersWaiting })})`}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
      {error && (
        <span className="error" id="askedId-error">
          {error}
        </span>
      )}
    </div>
  )
}

function NoSlots({
  visit,
  event,
  own,
  asked,
  standing: { askedForSlots },
}: Pick<AskProps, 'visit' | 'event' | 'own' | 'standing'> & { asked: Counterpart }) {
  const { say, to, lang } = visit
  const name = spoken(asked.name, lang).text
  if (askedForSlots) {
    const date = formatTime(askedForSlots, lang, event.timeZone, { dateStyle: 'medium' })
    return <div className="notice">{say('my.slots-asked-for', { name, date })}</div>
  }
  return (
    <div className="notice warn row spread">
      <span>{say('my.they-have-no-slots', { name })}</span>
      <DeedButton
        action={to.slotRequests(event.slug)}
        label={say('my.ask-for-slots')}
        values={{ askingId: own.id, askedId: asked.id }}
      />
    </div>
  )
}

type AnswerProps = {
  visit: Visit
  event: Event
  request: Request
  rule: DayRule
  openings: Opening[]
  listing: NamedListing | undefined
  form: FormState
}

export function Answer({ visit, event, request, rule, openings, listing, form }: AnswerProps) {
  const { say, to, lang, actor } = visit
  return (
    <>
      <p>
        <a href={to.myMeetings(event.slug)}>
          <Said text={event.name} lang={lang} />
        </a>
      </p>
      <div className="stack tight">
        <p className="muted">{say('my.request-from')}</p>
        <h1>
          <Said text={request.asking.name} lang={lang} />
        </h1>
      </div>
      <section className="sheet stack">
        <p lang={htmlLang(request.messageLang)}>{request.message}</p>
        {listing && (
          <p>
            <a href={to.listing(listing.kind, listing.number)}>
              {say(`my.about-${listing.kind}`, { number: listing.number })}{' '}
              <bdi lang={htmlLang(listing.titleLang)}>{listing.title}</bdi>
            </a>
          </p>
        )}
        {request.othersWaiting > 0 && (
          <p className="muted">{say('my.others-waiting', { count: request.othersWaiting })}</p>
        )}
        {request.answer && (
          <p className="row">
            <Chip tone={request.answer === 'accepted' ? 'ok' : 'plain'}>
              {say(`meetings.answer.${request.answer}`)}
            </Chip>
            <a href={to.myMeetings(event.slug)}>{say('my.meetings')}</a>
          </p>
        )}
        {!request.answer && may.speakFor(actor, request.asked) && (
          <AnswerForm visit={visit} {...{ event, request, rule, openings, form }} />
        )}
      </section>
    </>
  )
}

function AnswerForm({ visit, event, request, rule, openings, form }: Omit<AnswerProps, 'listing'>) {
  const { say, to, lang } = visit
  const chosen = form.values.slotId ?? ''
  const isOneDay = event.startsOn === event.endsOn
  const style = isOneDay ? ({ timeStyle: 'short' } as const) : ({ dateStyle: 'medium', timeStyle: 'short' } as const)
  return (
    <form className="stack" method="post" action={to.answer(event.slug, request.id)}>
      <ErrorSummary form={form} title={say('web.error.refused.title')} />
      {rule.arrangedBy === 'organiser' && <p>{say('my.organiser-places')}</p>}
      {rule.arrangedBy === 'participants' && openings.length === 0 && (
        <p>
          {say('my.no-common-slot')} <a href={to.myAvailability(event.slug)}>{say('my.availability')}</a>
        </p>
      )}
      {openings.length > 0 && (
        <fieldset className="stack tight" id="slotId">
          <legend>{say('my.slots-for-both')}</legend>
          <div className="slots">
            <label>
              <input type="radio" name="slotId" value="" defaultChecked={chosen === ''} />
              {say('my.first-slot')}
            </label>
            {openings.map(({ slotId, startsAt, interpreterId }) => (
              <label key={slotId}>
                <input type="radio" name="slotId" value={slotId} defaultChecked={chosen === slotId} />
                <span>
                  <span className="num">{formatTime(startsAt, lang, event.timeZone, style)}</span>
                  {interpreterId && <span className="muted"> {say('my.with-interpreter')}</span>}
                </span>
              </label>
            ))}
          </div>
          <p className="muted">{say('events.zone', { zone: event.timeZone })}</p>
        </fieldset>
      )}
      <p className="row">
        <button className="btn primary" name="answer" value="accepted" type="submit">
          {say('my.accept')}
        </button>
        <button className="btn" name="answer" value="declined" type="submit">
          {say('my.decline')}
        </button>
      </p>
      <p className="muted">
        {rule.requestsLapseAt &&
          say('my.lapses', {
            time: formatTime(rule.requestsLapseAt, lang, event.timeZone),
            zone: event.timeZone,
          })}{' '}
        {say('my.no-reason-asked')}
      </p>
    </form>
  )
}
