import { Hono } from 'hono'
import {
  askToSubscribe,
  confirmSubscription,
  endByLink,
  endSubscription,
  getSubscription,
  listSubscriptions,
  strangerInput,
  subscribe,
  subscriptionInput,
  tidyQuery,
} from '#catalogue/subscriptions.ts'
import { listOwnLetters } from '#matching/letters/refusal.ts'
import { insist, isKnown } from '#people/access.ts'
import { type FormState, untouched } from '#ui/form.tsx'
import { attempt, goTo, readFields } from '../deed.ts'
import { show } from '../shell.tsx'
import type { PageContext, WebEnv } from '../visit.ts'
import { statusOf } from '../workspace/my-meetings-pages.tsx'
import { letterheadOf } from './letterhead.ts'
import { describeSearch } from './search-in-words.ts'
import { AskedView, EndedView, LinkView, MySubscriptionsView, SubscribeView } from './subscription-views.tsx'
import { OwnSuggestionLetters } from './suggestion-pages.tsx'

const TOKEN = '/subscriptions/:token{[A-Za-z0-9_-]{20,100}}'

/** A search that comes by itself: by letter, or as a feed. */
export const subscriptionPages = new Hono<WebEnv>()
  .get('/showcase/subscription', (c) => showSubscribe(c))
  .post('/showcase/subscription', async (c) => {
    const { visit } = c.var
    const { db, actor, lang } = visit
    const query = tidyQuery(visit.url.searchParams)
    const fields = await readFields(c)
    if (isKnown(actor)) {
      const tried = await attempt(visit, fields, subscriptionInput, ({ rhythm }) =>
        subscribe(db, actor, { query, lang, rhythm }),
      )
      if (!tried.done) return showSubscribe(c, { form: tried.form, status: statusOf(tried) })
      return goTo(c, visit.to.mySubscriptions, visit.say('following.notice.subscribed'))
    }
    const tried = await attempt(visit, fields, strangerInput, (input) =>
      askToSubscribe(db, actor, { query, lang, ...input }, letterheadOf(visit.config)),
    )
    if (!tried.done) return showSubscribe(c, { form: tried.form, status: statusOf(tried) })
    const title = visit.say('following.asked.title')
    return show(c, { title, width: 'narrow', isPrivate: true, body: <AskedView visit={visit} /> })
  })
  .get('/my/subscriptions', async (c) => {
    const { visit } = c.var
    insist(isKnown(visit.actor), visit.actor)
    const subscriptions = await Promise.all(
      (await listSubscriptions(visit.db, visit.actor)).map(async (subscription) => ({
        ...subscription,
        search: await describeSearch(visit.db, visit.lang, subscription.query),
      })),
    )
    const letters = await listOwnLetters(visit.db, visit.actor)
    const body = (
      <>
        <MySubscriptionsView visit={visit} subscriptions={subscriptions} />
        <OwnSuggestionLetters visit={visit} letters={letters} />
      </>
    )
    return show(c, { title: visit.say('following.subscriptions'), section: 'my', isPrivate: true, body })
  })
  .post('/my/subscriptions/:id/removal', async (c) => {
    const { visit } = c.var
    await endSubscription(visit.db, visit.actor, c.req.param('id'))
    return goTo(c, visit.to.mySubscriptions, visit.say('following.notice.ended'))
  })
  // Mail scanners open links; only a person presses the button.
  .get(TOKEN, async (c) => {
    const { visit } = c.var
    const token = c.req.param('token')
    const subscription = await getSubscription(visit.db, token)
    const search = await describeSearch(visit.db, visit.lang, subscription.query)
    const body = <LinkView visit={visit} token={token} subscription={{ ...subscription, search }} />
    return show(c, { title: visit.say('following.subscription'), width: 'narrow', isPrivate: true, body })
  })
  .post(TOKEN, async (c) => {
    const { visit } = c.var
    await confirmSubscription(visit.db, c.req.param('token'))
    return goTo(c, visit.to.subscription(c.req.param('token')), visit.say('following.notice.subscribed'))
  })
  .post(`${TOKEN}/removal`, async (c) => {
    const { visit } = c.var
    await endByLink(visit.db, c.req.param('token'))
    const title = visit.say('following.ended.title')
    return show(c, { title, width: 'narrow', isPrivate: true, body: <EndedView visit={visit} /> })
  })

type Refused = { form: FormState; status: 403 | 404 | 409 | 422 }

async function showSubscribe(c: PageContext, refused?: Refused): Promise<Response> {
  const { visit } = c.var
  const query = tidyQuery(visit.url.searchParams)
  const search = await describeSearch(visit.db, visit.lang, query)
  const body = <SubscribeView {...{ visit, query, search, form: refused?.form ?? untouched }} />
  return show(c, {
    title: visit.say('following.subscribe'),
    section: 'showcase',
    width: 'narrow',
    isPrivate: true,
    island: 'copy',
    body,
    ...(refused ? { status: refused.status } : {}),
  })
}
