import { rhythms, type Subscription } from '#catalogue/subscriptions.ts'
import { isKnown } from '#people/access.ts'
import { Choices, ErrorSummary, type FormState, TextField } from '#ui/form.tsx'
import { Chip, DeedButton, Empty } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'
import { CopyField } from './copy-field.tsx'

type Described = Subscription & { search: string }

/** How a search can come by itself. */
export function SubscribeView({
  visit,
  query,
  search,
  form,
}: {
  visit: Visit
  query: string
  search: string
  form: FormState
}) {
  const { say, to, config, actor } = visit
  return (
    <>
      <h1>{say('following.subscribe')}</h1>
      <p>
        {say('following.this-search')}
        <a href={to.showcase(query)}>{search || say('following.everything')}</a>
      </p>
      <ErrorSummary form={form} title={say('web.input.summary')} />
      <form className="sheet stack" method="post" action={to.subscribe(query)} noValidate>
        <h2>{say('following.by-mail')}</h2>
        <p className="muted">{say('following.by-mail-hint')}</p>
        <Choices
          form={form}
          name="rhythm"
          type="radio"
          label={say('following.how-often')}
          values={['weekly']}
          options={rhythms.map((value) => ({ value, label: say(`following.rhythm.${value}`) }))}
        />
        {!isKnown(actor) && (
          <TextField
            form={form}
            name="email"
            type="email"
            label={say('following.address')}
            hint={say('following.address-hint')}
            autoComplete="email"
            maxLength={254}
            required
          />
        )}
        <button className="btn primary" type="submit">
          {say(isKnown(actor) ? 'following.subscribe-now' : 'following.send-confirmation')}
        </button>
      </form>
      <section className="sheet stack" aria-labelledby="feeds">
        <h2 id="feeds">{say('following.as-feed')}</h2>
        <p className="muted">{say('following.as-feed-hint')}</p>
        <CopyField {...{ visit, id: 'rss', label: 'RSS', value: config.publicUrl + to.showcaseFeed(query) }} />
        <CopyField {...{ visit, id: 'atom', label: 'Atom', value: config.publicUrl + to.showcaseAtom(query) }} />
      </section>
    </>
  )
}

/** After a stranger asked: look into your letters. */
export function AskedView({ visit }: { visit: Visit }) {
  return <Told visit={visit} what="asked" />
}

/** Behind the link of a letter: confirm, or end. */
export function LinkView({ visit, token, subscription }: { visit: Visit; token: string; subscription: Described }) {
  const { say, to } = visit
  const { isConfirmed, query, search, rhythm } = subscription
  return (
    <section className="sheet stack">
      <h1>{say(isConfirmed ? 'following.subscription' : 'following.confirm.title')}</h1>
      <p>
        {say('following.this-search')}
        <a href={to.showcase(query)}>{search || say('following.everything')}</a>
      </p>
      <p>{say(`following.rhythm.${rhythm}`)}</p>
      <div className="row">
        {!isConfirmed && (
          <DeedButton action={to.subscription(token)} label={say('following.confirm.yes')} tone="primary" />
        )}
        <DeedButton
          action={to.subscriptionRemoval(token)}
          label={say(isConfirmed ? 'following.end' : 'following.confirm.no')}
        />
      </div>
    </section>
  )
}

export function EndedView({ visit }: { visit: Visit }) {
  return <Told visit={visit} what="ended" />
}

export function MySubscriptionsView({ visit, subscriptions }: { visit: Visit; subscriptions: Described[] }) {
  const { say, to } = visit
  return (
    <>
      <h1>{say('following.subscriptions')}</h1>
      {subscriptions.length === 0 && (
        <Empty>
          <p>{say('following.no-subscriptions')}</p>
          <a className="btn" href={to.showcase()}>
            {say('web.nav.showcase')}
          </a>
        </Empty>
      )}
      {subscriptions.length > 0 && (
        <ul className="cards event-cards">
          {subscriptions.map(({ id, query, lang, search, rhythm }) => (
            <li key={id} className="sheet stack tight">
              <h2>
                <a href={to.showcase(query)}>{search || say('following.everything')}</a>
              </h2>
              <p className="row">
                <Chip>{say(`following.rhythm.${rhythm}`)}</Chip>
                <Chip>{say(`following.in.${lang}`)}</Chip>
              </p>
              <div className="row">
                <a className="btn" href={to.subscribe(query)}>
                  {say('following.change')}
                </a>
                <DeedButton action={to.mySubscriptionRemoval(id)} label={say('following.end')} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Told({ visit: { say, to }, what }: { visit: Visit; what: 'asked' | 'ended' }) {
  return (
    <section className="sheet stack">
      <h1>{say(`following.${what}.title`)}</h1>
      <p>{say(`following.${what}.text`)}</p>
      <p>
        <a className="btn" href={to.showcase()}>
          {say('web.nav.showcase')}
        </a>
      </p>
    </section>
  )
}
