import { type Hook, OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from 'hono'
import { cors } from 'hono/cors'
import type { Site } from '#meetings/news.ts'
import type { Config } from '#platform/config.ts'
import type { Db } from '#platform/database/connect.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { API_ROOT } from './addresses.ts'
import { addExportRoutes } from './exports.ts'
import { addListingRoutes } from './listings.ts'
import { addOrganisationRoutes } from './organisations.ts'
import { sayProblem } from './problems.ts'
import { addResourceRoutes } from './resources.ts'
import { addSolutionRoutes } from './solutions.ts'
import { addTimetableRoutes } from './timetable.ts'
import { addVocabularyRoutes } from './vocabularies.ts'

/**
 * The interface for programs, below `/api/v1`: what any visitor may read, and the deeds of whoever brings a token, as JSON.
 * Paths are absolute, so it is mounted by handing over requests: `app.all('/api/v1/*', (c) => api.fetch(c.req.raw))`.
 */
export function apiApp(db: Db, config: Config, site: Site): OpenAPIHono {
  const app = new OpenAPIHono({ defaultHook: refuseWrongInput })
  // Nothing is done on the strength of a cookie, so pages of other sites may ask like any program.
  app.use(cors({ origin: '*', allowMethods, exposeHeaders: ['ETag', 'Link', 'Location'] }))
  app.use(async (c, next) => {
    await next()
    c.header('X-Content-Type-Options', 'nosniff')
  })
  addExportRoutes(app, db, config)
  addListingRoutes(app, db, config)
  addOrganisationRoutes(app, db, config)
  addResourceRoutes(app, db, config)
  addSolutionRoutes(app, db, config)
  addTimetableRoutes(app, db, site)
  addVocabularyRoutes(app, config)
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' })
  app.doc31(`${API_ROOT}/openapi.json`, {
    openapi: '3.1.0',
    info: {
      title: 'Duihe',
      version: '1.0.0',
      description: 'Technology offers and needs on show, answers to needs, and the timetables of events.',
    },
    servers: [{ url: config.publicUrl }],
  })
  app.notFound((c) => sayProblem(c, notFound('address')))
  app.onError((error, c) => sayProblem(c, error))
  return app
}

const allowMethods = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE']

/** What came in is not what the description says: the first field that is wrong, in words. */
const refuseWrongInput: Hook<unknown, Env, string, unknown> = (result) => {
  if (result.success) return
  const issue = result.error.issues[0]
  const field = issue?.path.map(String).join('.') ?? ''
  const code = issue && /^[a-z]+\.[a-z-]+$/.test(issue.message) ? issue.message : 'api.input-wrong'
  throw new Refusal(code, { field, params: { field } })
}
