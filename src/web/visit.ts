import type { Context } from 'hono'
import type { Actor } from '#people/actor.ts'
import type { Config } from '#platform/config.ts'
import type { Db } from '#platform/database/connect.ts'
import type { UiLanguage } from '#platform/languages.ts'
import type { Say } from '#platform/messages.ts'
import type { Addresses } from './routes.ts'

/** Everything a page needs to know about the request: who asks, in which language, of which installation. */
export type Visit = {
  db: Db
  actor: Actor
  lang: UiLanguage
  say: Say
  to: Addresses
  url: URL
  config: Config
  /** A message left by the deed that redirected here. */
  notice: string | undefined
  theme: string | undefined
}

export type WebEnv = { Variables: { visit: Visit } }
export type PageContext = Context<WebEnv>
