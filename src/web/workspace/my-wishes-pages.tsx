import { Hono } from 'hono'
import type { z } from 'zod'
import { knowsAnonymousOwners } from '#catalogue/anonymity.ts'
import type { Event } from '#events/directory.ts'
import { getParticipation, type Participation } from '#events/participation.ts'
import { may } from '#meetings/access.ts'
import { getDayRule } from '#meetings/day-rules.ts'
import { listListingsBy } from '#meetings/listings-to-name.ts'
import { listMatches } from '#meetings/matches.ts'
import {
  countOwnWishes,
  listFieldsThere,
  listProspects,
  listProspectsOf,
  listReadiness,
  type ProspectQuery,
  prospectChoices,
} from '#meetings/my-wishes.ts'
import { listSlots } from '#meetings/slots.ts'
import { ownWishInput } from '#meetings/wish-input.ts'
import { stateWish, takeBackWish } from '#meetings/wishes.ts'
import { notFound } from '#platform/refusal.ts'
import { type FormState, untouched } from '#ui/form.tsx'
import { attempt, goTo, readFields } from '../deed.ts'
import { show } from '../shell.tsx'
import type { PageContext, Visit, WebEnv } from '../visit.ts'
import { openMyEvent, statusOf } from './my-meetings-pages.tsx'
import { MyWishes, type WishesProps } from './my-wishes-views.tsx'

/** Whom an organisation wants to meet on a day the organiser arranges: those who fit first, then everybody. */
export const myWishesPages = new Hono<WebEnv>()
  .get('/my/events/:slug/wishes', (c) => showWishes(c, untouched))
  .post('/my/events/:slug/wishes', async (c) => {
    const { visit } = c.var
    const slug = c.req.param('slug')
    await openMyEvent(visit, slug)
    const fields = await readFields(c)
    const tried = await attempt(visit, fields, ownWishInput, (input) => keepWish(visit, input))
    if (!tried.done) return showWishes(c, tried.form, statusOf(tried))
    return goTo(c, visit.to.myWishes(slug, queryOf(fields.query)) + anchorOf(fields.at), tried.value)
  })

/** Returns the sentence that says what was done. */
async function keepWish({ db, actor, say }: Visit, input: z.output<typeof ownWishInput>): Promise<string> {
  const { level, ...wish } = input
  const { name } = await getParticipation(db, wish.wishedId)
  if (level === 'none') {
    const isTaken = await takeBackWish(db, actor, wish)
    return say(isTaken ? 'wishing.saved.taken-back' : 'wishing.saved.unchanged', { name })
  }
  const way = await stateWish(db, actor, { ...wish, level })
  return say(`wishing.saved.${way}`, { name, level: say(`wishing.level.${level}`) })
}

async function showWishes(c: PageContext, form: FormState, status?: 403 | 404 | 409 | 422): Promise<Response> {
  const { visit } = c.var
  const { event, sides } = await openMyEvent(visit, c.req.param('slug') ?? '')
  // After a refusal the page is the one the press was made on.
  const asked = status ? new URLSearchParams(queryOf(form.values.query)) : visit.url.searchParams
  const own = sides.find(({ id }) => id === (form.values.wishingId ?? asked.get('as'))) ?? sides[0]
  if (!own) throw notFound('event')
  return show(c, {
    title: visit.say('wishing.title'),
    section: 'my',
    isPrivate: true,
    island: 'wishes',
    ...(status ? { status } : {}),
    body: <MyWishes {...(await gather(visit, event, { sides, own, form, asked }))} />,
  })
}

async function gather(
  visit: Visit,
  event: Event,
  given: { sides: Participation[]; own: Participation; form: FormState; asked: URLSearchParams },
): Promise<WishesProps> {
  const { db, actor, lang } = visit
  const { own, asked } = given
  const known = { knowsAnonymous: knowsAnonymousOwners(actor) }
  const query = readQuery(asked)
  const [rule, count, readiness, slots, there, found] = await Promise.all([
    getDayRule(db, event.id),
    countOwnWishes(db, own.id),
    listReadiness(db, own.id),
    listSlots(db, event.id),
    listFieldsThere(db, own, known),
    listProspects(db, own, query, known),
  ])
  const matches = await listMatches(db, actor, own, { among: there.map((one) => one.organisationId), lang })
  const matched = await listProspectsOf(
    db,
    own,
    matches.map((match) => match.organisationId),
  )
  const shown = [...matched, ...found.prospects, own].map(({ id }) => id)
  const listings = await listListingsBy(db, actor, [...new Set(shown)], lang)
  const fields = [...new Set(there.flatMap((one) => one.fields))].sort()
  const mayMark = may.speakFor(actor, own)
  return {
    ...{ visit, event, rule, count, readiness, hasSlots: slots.length > 0, fields, query, found, listings, mayMark },
    ...given,
    matches: matches.flatMap((match) => {
      const prospect = matched.find(({ organisationId }) => organisationId === match.organisationId)
      return prospect ? [{ match, prospect }] : []
    }),
  }
}

function readQuery(asked: URLSearchParams): ProspectQuery {
  const choice = prospectChoices.find((one) => one === asked.get('show')) ?? 'all'
  const page = Number(asked.get('page'))
  return {
    ...{ q: (asked.get('q') ?? '').slice(0, 100), choice, field: (asked.get('field') ?? '').slice(0, 60) },
    page: Number.isSafeInteger(page) && page > 0 && page < 1000 ? page : 1,
  }
}

// What a form says about where it stood leads back to this page and nowhere else.
function queryOf(query: string | string[] | undefined): string {
  return new URLSearchParams(String(query ?? '').slice(0, 400)).toString()
}

function anchorOf(at: string | string[] | undefined): string {
  return /^[md]-[0-9a-f-]{36}$/.test(String(at)) ? `#${String(at)}` : ''
}
