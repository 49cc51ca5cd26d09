import { Hono } from 'hono'
import { z } from 'zod'
import { decisionSchema, type Mark, verdicts } from '#catalogue/solutions/input.ts'
import { decideSolution, evaluateSolution, openOwner } from '#catalogue/solutions/judging.ts'
import { getSolution, listSolutionsTo, type SolutionPage } from '#catalogue/solutions/reading.ts'
import { targetLine } from '#catalogue/versions.ts'
import { notFound } from '#platform/refusal.ts'
import { type FormState, untouched } from '#ui/form.tsx'
import { attempt, goTo, readFields } from '../deed.ts'
import { show } from '../shell.tsx'
import { solutionSite } from '../site.ts'
import type { PageContext, Visit, WebEnv } from '../visit.ts'
import { getOwn, type OwnPage } from '../workspace/own-listing.ts'
import { AnswersView, JudgingView } from './judging-view.tsx'

const PAGE = '/my/listings/:number{[0-9]{1,10}}/answers/:answer{[0-9]{1,10}}'

/** What came in for a need, for those who judge it. */
export const judgingPages = new Hono<WebEnv>()
  .get('/my/listings/:number{[0-9]{1,10}}/answers', async (c) => {
    const { visit } = c.var
    const listing = await getOwn(visit, c.req.param('number'))
    const need = { id: listing.id, ownerId: listing.inside.organisationId }
    const solutions = await listSolutionsTo(visit.db, visit.actor, need, visit.lang)
    const body = <AnswersView visit={visit} listing={listing} solutions={solutions} />
    return show(c, { title: visit.say('solutions.answers'), section: 'my', isPrivate: true, body })
  })
  .get(PAGE, async (c) => {
    const { listing, solution } = await open(c)
    return showJudging(c, listing, solution, {
      values: fieldsOf(criteriaOf(c.var.visit, listing), solution),
      errors: {},
    })
  })
  .post(`${PAGE}/evaluation`, async (c) => {
    const { visit } = c.var
    const { listing, solution } = await open(c)
    const schema = evaluationForm(visit, criteriaOf(visit, listing))
    const tried = await attempt(visit, await readFields(c), schema, (evaluation) =>
      evaluateSolution(visit.db, visit.actor, solution.id, evaluation),
    )
    if (!tried.done) return showJudging(c, listing, solution, tried.form, tried.status)
    return back(c, listing, solution, 'solutions.evaluated')
  })
  .post(`${PAGE}/decision`, async (c) => {
    const { visit } = c.var
    const { listing, solution } = await open(c)
    const fields = { ...(await readFields(c)), lang: visit.lang }
    const site = solutionSite(visit.config)
    const tried = await attempt(visit, fields, decisionSchema, (decision) =>
      decideSolution(visit.db, visit.actor, solution.id, { decision, site }).then(() => decision.state),
    )
    if (!tried.done) {
      const values = { ...fieldsOf(criteriaOf(visit, listing), solution), ...tried.form.values }
      return showJudging(c, listing, solution, { ...tried.form, values }, tried.status)
    }
    return back(c, listing, solution, `solutions.decided-as.${tried.value}`)
  })
  .post(`${PAGE}/opening`, async (c) => {
    const { visit } = c.var
    const { listing, solution } = await open(c)
    await openOwner(visit.db, visit.actor, solution.id)
    return back(c, listing, solution, 'solutions.owner-opened')
  })

async function open(c: PageContext): Promise<{ listing: OwnPage; solution: SolutionPage }> {
  const { visit } = c.var
  const listing = await getOwn(visit, c.req.param('number') ?? '')
  const solution = await getSolution(visit.db, visit.actor, Number(c.req.param('answer')), visit.lang)
  if (solution.need.id !== listing.id) throw notFound('solution')
  return { listing, solution }
}

/** What a solution is measured by: the indicators of the need, or the need as a whole where it has none. */
function criteriaOf({ say }: Visit, { targets }: OwnPage): string[] {
  return targets.length > 0 ? [...new Set(targets.map(targetLine))] : [say('solutions.whole')]
}

// Criteria nobody has judged yet are left out; what the need says now is what they are called.
function evaluationForm({ lang }: Visit, criteria: string[]) {
  const one = (fields: Record<string, unknown>, name: string) => String(fields[name] ?? '').trim()
  return z
    .record(z.string(), z.unknown())
    .transform((fields) => ({
      marks: criteria.flatMap((criterion, i): Mark[] => {
        const verdict = verdicts.find((known) => known === one(fields, `verdict.${i}`))
        return verdict ? [{ criterion, verdict, comment: one(fields, `comment.${i}`).slice(0, 500) }] : []
      }),
      comment: one(fields, 'comment').slice(0, 4000),
      lang: String(lang),
    }))
    .refine(({ marks, comment }) => marks.length > 0 || comment !== '', {
      message: 'solutions.nothing-judged',
      path: ['verdict.0'],
    })
}

function fieldsOf(criteria: string[], { evaluation }: SolutionPage): Record<string, string> {
  const marks = criteria.flatMap((criterion, i) => {
    const mark = evaluation?.marks.find((known) => known.criterion === criterion)
    return mark ? Object.entries({ [`verdict.${i}`]: mark.verdict, [`comment.${i}`]: mark.comment }) : []
  })
  return { ...Object.fromEntries(marks), comment: evaluation?.comment ?? '' }
}

type PageStatus = NonNullable<Parameters<typeof show>[1]['status']>

function showJudging(
  c: PageContext,
  listing: OwnPage,
  solution: SolutionPage,
  form: FormState = untouched,
  status: PageStatus = 200,
) {
  const { visit } = c.var
  const body = <JudgingView visit={visit} {...{ listing, solution, form }} criteria={criteriaOf(visit, listing)} />
  return show(c, { title: visit.say('solutions.judge'), section: 'my', isPrivate: true, status, body })
}

function back(c: PageContext, listing: OwnPage, solution: SolutionPage, notice: string): Response {
  const { say, to } = c.var.visit
  return goTo(c, to.judgedAnswer(listing.number, solution.number), say(notice))
}
