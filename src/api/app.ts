import { OpenAPIHono } from '@hono/zod-openapi'
import { cors } from 'hono/cors'
import type { Config } from '#platform/config.ts'
import type { Db } from '#platform/database/connect.ts'
import { notFound } from '#platform/refusal.ts'
import { API_ROOT } from './addresses.ts'
import { addListingRoutes } from './listings.ts'
import { addOrganisationRoutes } from './organisations.ts'
import { sayProblem } from './problems.ts'

/**
 * The open interface, below `/api/v1`: what any visitor may read, as JSON. Paths are absolute, so it is mounted by handing
 * over requests: `app.all('/api/v1/*', (c) => api.fetch(c.req.raw))`.
 */
export function apiApp(db: Db, config: Config): OpenAPIHono {
  const app = new OpenAPIHono()
  app.use(cors({ origin: '*', allowMethods: ['GET', 'HEAD'], exposeHeaders: ['ETag', 'Link'] }))
  app.use(async (c, next) => {
    await next()
    c.header('X-Content-Type-Options', 'nosniff')
  })
  addListingRoutes(app, db, config)
  addOrganisationRoutes(app, db, config)
  app.doc31(`${API_ROOT}/openapi.json`, {
    openapi: '3.1.0',
    info: { title: 'Duihe', version: '1.0.0', description: 'Technology offers and needs that are on show.' },
    servers: [{ url: config.publicUrl }],
  })
  app.notFound((c) => sayProblem(c, notFound('address')))
  app.onError((error, c) => sayProblem(c, error))
  return app
}
