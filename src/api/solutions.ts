import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { getListing } from '#catalogue/listing-page.ts'
import { listChallenges } from '#catalogue/solutions/challenge-page.ts'
import { decisionSchema, solutionSchema } from '#catalogue/solutions/input.ts'
import { decideSolution } from '#catalogue/solutions/judging.ts'
import type { Site } from '#catalogue/solutions/letters.ts'
import { getSolution, listSolutionsTo } from '#catalogue/solutions/reading.ts'
import { submitSolution } from '#catalogue/solutions/solving.ts'
import type { Config } from '#platform/config.ts'
import type { Db } from '#platform/database/connect.ts'
import { API_ROOT, apiAddresses } from './addresses.ts'
import { Answers } from './answer.ts'
import { callerOf, PRIVATE } from './caller.ts'
import { answersNo, json, jsonBody, parametersOf, problems, tokens } from './describing.ts'
import { readerLanguage } from './reader.ts'
import {
  answerInput,
  challengeListSchema,
  decisionInput,
  presentChallenge,
  presentSolution,
  solutionListSchema,
  solutionShape,
} from './solution-shapes.ts'

const NEED = `${API_ROOT}/listings/need/{number}`
const numbered = parametersOf({ number: z.int() }, 'path')

const challengesRoute = createRoute({
  method: 'get',
  path: `${API_ROOT}/challenges`,
  summary: 'Needs put out to whoever can meet them: those that run, then those that are over',
  responses: { 200: json('The challenges', challengeListSchema), 304: { description: 'Unchanged' }, 503: problems },
})

const listRoute = createRoute({
  method: 'get',
  path: `${NEED}/solutions`,
  summary: 'What came in for a need, for those who judge it; empty for everybody else',
  security: tokens,
  parameters: numbered,
  responses: { 200: json('The solutions', solutionListSchema), ...answersNo },
})

const submitRoute = createRoute({
  method: 'post',
  path: `${NEED}/solutions`,
  summary: 'Answer a need for one’s organisation; once, and in time',
  security: tokens,
  parameters: numbered,
  request: jsonBody(answerInput),
  responses: { 201: json('The solution', solutionShape), ...answersNo, 409: problems, 422: problems },
})

const decisionRoute = createRoute({
  method: 'put',
  path: `${API_ROOT}/solutions/{number}/decision`,
  summary: 'Shortlist, choose or decline a solution; declining needs a reason',
  security: tokens,
  parameters: numbered,
  request: jsonBody(decisionInput),
  responses: { 200: json('The solution', solutionShape), ...answersNo, 409: problems, 422: problems },
})

/** Answers to needs and challenges, by the rules of the screens. */
export function addSolutionRoutes(app: OpenAPIHono, db: Db, config: Config): void {
  const site = siteOf(config)
  const answers = new Answers()
  app.openapi(challengesRoute, (c) => {
    const lang = readerLanguage(c)
    return answers.give(c, lang, async () => {
      return { content: { challenges: (await listChallenges(db, lang)).map(presentChallenge) } }
    })
  })
  app.openapi(listRoute, async (c) => {
    const { actor, lang, need } = await enter(c, db)
    const ownerId = need.inside?.organisationId ?? ''
    const solutions = ownerId ? await listSolutionsTo(db, actor, { id: need.id, ownerId }, lang) : []
    return c.json({ solutions: solutions.map(presentSolution) }, 200, PRIVATE)
  })
  app.openapi(submitRoute, async (c) => {
    const { actor, lang, need } = await enter(c, db)
    const { organisationId, ...answer } = c.req.valid('json')
    const given = { needId: need.id, organisationId, answer: solutionSchema.parse(answer), site }
    const { number } = await submitSolution(db, actor, given)
    return c.json(presentSolution(await getSolution(db, actor, number, lang)), 201, PRIVATE)
  })
  app.openapi(decisionRoute, async (c) => {
    const actor = await callerOf(c, db)
    const [number, lang] = [Number(c.req.param('number')), readerLanguage(c)]
    const { id } = await getSolution(db, actor, number, lang)
    const decision = decisionSchema.parse({ ...c.req.valid('json'), lang })
    await decideSolution(db, actor, id, { decision, site })
    return c.json(presentSolution(await getSolution(db, actor, number, lang)), 200, PRIVATE)
  })
}

// Letters lead to the pages, whoever asked for what they tell.
function siteOf({ publicUrl }: Config): Site {
  const to = apiAddresses(publicUrl)
  return {
    judged: (lang, need, solution) => to.page(lang, `my/listings/${need}/answers/${solution}`),
    own: (lang, solution) => to.page(lang, `my/answers/${solution}`),
    answers: (lang, need) => to.page(lang, `my/listings/${need}/answers`),
  }
}

async function enter(c: Context, db: Db) {
  const actor = await callerOf(c, db)
  const need = await getListing(db, actor, { kind: 'need', number: Number(c.req.param('number')) })
  return { actor, lang: readerLanguage(c), need }
}
