import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import type { Config } from '#platform/config.ts'
import type { Db } from '#platform/database/connect.ts'
import { uiLanguages } from '#platform/languages.ts'
import { notFound, Refusal } from '#platform/refusal.ts'
import { assetFolder } from './assets.ts'
import { demoPages } from './demo-pages.tsx'
import { showError } from './errors.tsx'
import { oneTap } from './following/one-tap.ts'
import { securityHeaders } from './headers.ts'
import { shortLinks } from './showcase/short-links.ts'
import { siteMap } from './showcase/site-map.ts'
import { topics } from './topics.ts'
import type { WebEnv } from './visit.ts'
import { preferredLanguage, visiting } from './visiting.ts'

const UPLOAD_BYTES_MAX = 25 * 1024 * 1024

/** The pages of one installation. */
export function webApp(db: Db, config: Config): Hono<WebEnv> {
  const app = new Hono<WebEnv>()
  app.use(securityHeaders)
  app.use(
    '/assets/*',
    serveStatic({
      root: assetFolder,
      onFound: (_, c) => {
        c.header('Cache-Control', 'public, max-age=31536000, immutable')
        // The desk's service worker lies here and looks after the pages of the desk.
        c.header('Service-Worker-Allowed', '/')
      },
    }),
  )
  app.use('/favicon.svg', serveStatic({ root: assetFolder }))
  app.use('/share/*', serveStatic({ root: assetFolder }))
  app.route('/', shortLinks)
  app.get('/', (c) => c.redirect(`/${preferredLanguage(c.req.header('Accept-Language'))}`, 302))
  app.use(visiting(db, config))
  // Mail programs post from elsewhere; what they may do is in the address alone.
  app.route('/', oneTap)
  app.use(csrf())
  app.use(
    bodyLimit({
      maxSize: UPLOAD_BYTES_MAX,
      onError: () => {
        throw new Refusal('web.too-large', { status: 413, params: { megabytes: UPLOAD_BYTES_MAX / 1_048_576 } })
      },
    }),
  )
  app.route('/', siteMap)
  for (const lang of uiLanguages) app.route(`/${lang}`, pages(config))
  app.notFound((c) => showError(notFound('page'), c))
  app.onError((error, c) => showError(error, c))
  return app
}

function pages(config: Config): Hono<WebEnv> {
  const site = new Hono<WebEnv>()
  for (const topic of topics) site.route('/', topic)
  if (config.isDemo) site.route('/', demoPages)
  return site
}
