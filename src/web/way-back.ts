import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { PageContext } from './visit.ts'

const COOKIE = 'back'
const KEPT_SECONDS = 3600

/** Remembers which page asked the visitor to sign in. */
export function keepWayBack(c: PageContext): void {
  const { pathname, search } = new URL(c.req.url)
  setCookie(c, COOKIE, pathname + search, { path: '/', httpOnly: true, sameSite: 'Lax', maxAge: KEPT_SECONDS })
}

/** That page, once. Only a path of our own: an address with a host would send people elsewhere. */
export function takeWayBack(c: PageContext): string | undefined {
  const path = getCookie(c, COOKIE)
  if (!path) return undefined
  deleteCookie(c, COOKIE, { path: '/' })
  return /^\/(zh|en)\/(?!\/)/.test(path) ? path : undefined
}
