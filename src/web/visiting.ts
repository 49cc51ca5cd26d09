import type { MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie } from 'hono/cookie'
import { type Actor, visitor } from '#people/actor.ts'
import { actorOfSession } from '#people/sign-in.ts'
import type { Config } from '#platform/config.ts'
import type { Db } from '#platform/database/connect.ts'
import { isUiLanguage } from '#platform/languages.ts'
import { speaker } from '#platform/messages.ts'
import { notFound } from '#platform/refusal.ts'
import { addresses } from './routes.ts'
import type { PageContext, WebEnv } from './visit.ts'

export const SESSION_COOKIE = 'session'

/** Finds out who visits and in which language, once a request. */
export function visiting(db: Db, config: Config): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    const tag = c.req.path.split('/')[1] ?? ''
    const lang = isUiLanguage(tag) ? tag : 'zh'
    const notice = getCookie(c, 'notice')
    if (notice) deleteCookie(c, 'notice', { path: '/' })
    const theme = getCookie(c, 'theme')
    c.set('visit', {
      db,
      config,
      lang,
      notice,
      say: speaker(lang),
      to: addresses(lang),
      actor: await actorOf(c, db),
      url: new URL(c.req.url),
      theme: theme === 'light' || theme === 'dark' ? theme : undefined,
    })
    // No address of ours has a zero byte in it, and the database cannot even be asked about one.
    if (c.req.url.includes('%00')) throw notFound('page')
    await next()
  }
}

/** The person whose session cookie this is, else a visitor. */
export async function actorOf(c: PageContext, db: Db): Promise<Actor> {
  const session = getCookie(c, SESSION_COOKIE)
  return (session && (await actorOfSession(db, session))) || visitor()
}

/** The language a browser asks for, of those we speak. */
export function preferredLanguage(header: string | undefined): 'zh' | 'en' {
  const first = (header ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase())
    .find(isUiLanguage)
  return first ?? (header ? 'en' : 'zh')
}
