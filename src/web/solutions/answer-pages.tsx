import { Hono } from 'hono'
import { z } from 'zod'
import { listCardsOf } from '#catalogue/cards.ts'
import { getListing, type ListingPage } from '#catalogue/listing-page.ts'
import { findAnsweredNeed, listAnsweringOrganisations } from '#catalogue/solutions/answered-need.ts'
import { solutionSchema } from '#catalogue/solutions/input.ts'
import { getSolution, listOwnSolutions, type SolutionPage } from '#catalogue/solutions/reading.ts'
import { changeSolution, submitSolution, withdrawSolution } from '#catalogue/solutions/solving.ts'
import { insist, isKnown } from '#people/access.ts'
import { notFound } from '#platform/refusal.ts'
import { type FormState, untouched } from '#ui/form.tsx'
import { attempt, goTo, readFields } from '../deed.ts'
import { show } from '../shell.tsx'
import { solutionSite } from '../site.ts'
import type { PageContext, Visit, WebEnv } from '../visit.ts'
import { AnswerForm, OwnAnswers } from './answer-form.tsx'
import { OwnAnswer } from './own-answer.tsx'

/** What an organisation answers to the needs of others. */
export const answerPages = new Hono<WebEnv>()
  .use('/my/answers', signedIn)
  .use('/my/answers/*', signedIn)
  .get('/my/answers', async (c) => {
    const { visit } = c.var
    const body = <OwnAnswers visit={visit} solutions={await listOwnSolutions(visit.db, visit.actor, visit.lang)} />
    return show(c, { title: visit.say('solutions.own'), section: 'my', isPrivate: true, body })
  })
  .get('/my/answers/new', async (c) => showNew(c, await openNeed(c.var.visit, c.req.query('need')), untouched))
  .post('/my/answers', async (c) => {
    const { visit } = c.var
    const typed = await readFields(c)
    const need = await openNeed(visit, String(typed.need ?? ''))
    const fields = { ...typed, lang: visit.lang }
    const schema = solutionSchema.extend({ organisationId: z.uuid('solutions.organisation-missing') })
    const site = solutionSite(visit.config)
    const tried = await attempt(visit, fields, schema, ({ organisationId, ...answer }) =>
      submitSolution(visit.db, visit.actor, { needId: need.id, organisationId, answer, site }),
    )
    if (!tried.done) return showNew(c, need, tried.form, tried.status)
    return goTo(c, visit.to.ownAnswer(tried.value.number), visit.say('solutions.submitted'))
  })
  .get('/my/answers/:number{[0-9]{1,10}}', async (c) => {
    const solution = await openOwn(c.var.visit, c.req.param('number'))
    return showOwn(c, solution, { values: fieldsOf(solution), errors: {} })
  })
  .post('/my/answers/:number{[0-9]{1,10}}', async (c) => {
    const { visit } = c.var
    const solution = await openOwn(visit, c.req.param('number'))
    const fields = { ...(await readFields(c)), lang: visit.lang }
    const tried = await attempt(visit, fields, solutionSchema, (answer) =>
      changeSolution(visit.db, visit.actor, solution.id, answer),
    )
    if (!tried.done) return showOwn(c, solution, tried.form, tried.status)
    return goTo(c, visit.to.ownAnswer(solution.number), visit.say('solutions.changed'))
  })
  .post('/my/answers/:number{[0-9]{1,10}}/withdrawal', async (c) => {
    const { visit } = c.var
    const solution = await openOwn(visit, c.req.param('number'))
    await withdrawSolution(visit.db, visit.actor, solution.id)
    return goTo(c, visit.to.ownAnswer(solution.number), visit.say('solutions.taken-back'))
  })

async function signedIn(c: PageContext, next: () => Promise<void>): Promise<void> {
  insist(isKnown(c.var.visit.actor), c.var.visit.actor)
  await next()
}

function openNeed({ db, actor }: Visit, number: string | undefined): Promise<ListingPage> {
  return getListing(db, actor, { kind: 'need', number: Number(number) })
}

async function openOwn({ db, actor, lang }: Visit, number: string): Promise<SolutionPage> {
  const solution = await getSolution(db, actor, Number(number), lang)
  if (!solution.isOwn) throw notFound('solution')
  return solution
}

function fieldsOf({ words, offer }: SolutionPage): Record<string, string> {
  return { words, offer: offer ? String(offer.number) : '' }
}

type PageStatus = NonNullable<Parameters<typeof show>[1]['status']>

async function showNew(c: PageContext, listing: ListingPage, form: FormState, status: PageStatus = 200) {
  const { visit } = c.var
  const need = await findAnsweredNeed(visit.db, listing.id)
  if (!need) throw notFound('listing')
  const organisations = await listAnsweringOrganisations(visit.db, visit.actor, need)
  const offers = await listOffers(
    visit,
    organisations.map(({ id }) => id),
  )
  const body = <AnswerForm visit={visit} {...{ listing, organisations, offers, form }} />
  return show(c, {
    title: visit.say('solutions.answer'),
    section: 'my',
    width: 'narrow',
    isPrivate: true,
    status,
    body,
  })
}

async function showOwn(c: PageContext, solution: SolutionPage, form: FormState, status: PageStatus = 200) {
  const { visit } = c.var
  const offers = await listOffers(visit, [solution.organisation.id])
  const body = <OwnAnswer visit={visit} {...{ solution, offers, form }} />
  return show(c, {
    title: visit.say('solutions.own-one'),
    section: 'my',
    width: 'narrow',
    isPrivate: true,
    status,
    body,
  })
}

async function listOffers({ db, actor, lang }: Visit, organisations: string[]) {
  const cards = await Promise.all(organisations.map((id) => listCardsOf(db, actor, id, lang)))
  return cards.flat().filter(({ kind }) => kind === 'offer')
}
