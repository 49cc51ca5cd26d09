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
import { securityHeaders } from './headers.ts'
import { homePages, homePages } from './home-pages.tsx'
import { boardPages } from './office/board-pages.tsx'
import { daySetupPages } from './office/day-setup-pages.tsx'
import { figuresPages } from './office/figures-pages.tsx'
import { officeHomePages } from './office/office-home-pages.tsx'
import { eventOutcomesPages } from './office/outcomes-pages.tsx'
import { participantsPages } from './office/participants-pages.tsx'
import { pressPages } from './office/press-pages.tsx'
import { releasesPages } from './office/releases-pages.tsx'
import { slipsPages } from './office/slips-pages.tsx'
import { wishesPages } from './office/wishes-pages.tsx'
import { outcomePages } from './outcomes/outcome-pages.tsx'
import { figurePages } from './press/figure-pages.tsx'
import { releasePages } from './press/release-pages.tsx'
import { eventPages, eventPages } from './showcase/event-pages.tsx'
import { listingPages } from './showcase/listing-pages.tsx'
import { showcasePages } from './showcase/showcase-pages.tsx'
import { siteMap } from './showcase/site-map.ts'
import { signInPages } from './sign-in-pages.tsx'
import { topics } from './topics.ts'
import type { WebEnv } from './visit.ts'
import { preferredLanguage, visiting } from './visiting.ts'
import { calendarPages } from './workspace/calendar-pages.ts'
import { workspaceListingPages } from './workspace/listing-pages.tsx'
import { myAvailabilityPages } from './workspace/my-availability-pages.tsx'
import { myHomePages } from './workspace/my-home-pages.tsx'
import { myMeetingsPages } from './workspace/my-meetings-pages.tsx'
import { myRequestsPages } from './workspace/my-requests-pages.tsx'

const UPLOAD_BYTES_MAX = 25 * 1024 * 1024

/** The pages of one installation. */
export function webApp(db: Db, config: Config): Hono<WebEnv> {
  const app = new Hono<WebEnv>()
  app.use(securityHeaders)
  app.use(
    '/assets/*',
    serveStatic({
      root: assetFolder,
      onFound: (_, c) => c.header('Cache-Control', 'public, max-age=31536000, immutable'),
    }),
  )
  app.use('/favicon.svg', serveStatic({ root: assetFolder }))
  app.get('/', (c) => c.redirect(`/${preferredLanguage(c.req.header('Accept-Language'))}`, 302))
  app.use(visiting(db, config))
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

/** The pages of every audience, in the order they are looked for. */
const topics = [
  homePages,
  beginningPages,
  signInPages,
  eventPages,
  showcasePages,
  listingPages,
  workspaceListingPages,
  myHomePages,
  myMeetingsPages,
  myAvailabilityPages,
  myRequestsPages,
  calendarPages,
  boardPages,
  releasesPages,
  slipsPages,
  arrivalsPages,
  deskMeetingsPages,
  figuresPages,
  pressPages,
  figurePages,
  releasePages,
  outcomePages,
  eventOutcomesPages,
]

function pages(config: Config): Hono<WebEnv> {
  const site = new Hono<WebEnv>()
  for (const topic of topics) site.route('/', topic)
  site.route('/', homePages)
  site.route('/', beginningPages)
  site.route('/', signInPages)
  site.route('/', eventPages)
  site.route('/', myHomePages)
  site.route('/', myMeetingsPages)
  site.route('/', myAvailabilityPages)
  site.route('/', myRequestsPages)
  site.route('/', officeHomePages)
  site.route('/', participantsPages)
  site.route('/', daySetupPages)
  site.route('/', wishesPages)
  site.route('/', arrivalsPages)
  site.route('/', deskMeetingsPages)
  if (config.isDemo) site.route('/', demoPages)
  return site
}
