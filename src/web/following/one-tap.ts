import { Hono } from 'hono'
import { endByLink, getSubscription } from '#catalogue/subscriptions.ts'
import { addresses } from '../routes.ts'
import type { WebEnv } from '../visit.ts'

const TOKEN = '/unsubscribe/:token{[A-Za-z0-9_-]{20,100}}'

/**
 * What the button of a mail program posts to (RFC 8058): from elsewhere, without a cookie, and it wants no page. Whoever
 * opens the address as a link gets the page with a button, because mail scanners open links.
 */
export const oneTap = new Hono<WebEnv>()
  .post(TOKEN, async (c) => {
    await endByLink(c.var.visit.db, c.req.param('token'))
    return c.text('ok')
  })
  .get(TOKEN, async (c) => {
    const token = c.req.param('token')
    const { lang } = await getSubscription(c.var.visit.db, token)
    return c.redirect(addresses(lang).subscription(token), 302)
  })
