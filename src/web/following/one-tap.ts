import { Hono } from 'hono'
import { endByLink, getSubscription } from '#catalogue/subscriptions.ts'
import { getLetters, stopByLink } from '#matching/letters/refusal.ts'
import { isUiLanguage } from '#platform/languages.ts'
import { addresses } from '../routes.ts'
import type { WebEnv } from '../visit.ts'

const TOKEN = '/unsubscribe/:token{[A-Za-z0-9_-]{20,100}}'
const SUGGESTIONS = '/unsubscribe/suggestions/:token{[A-Za-z0-9_-]{20,100}}'

/**
 * What the button of a mail program posts to (RFC 8058): from elsewhere, without a cookie, and it wants no page. Whoever
 * opens the address as a link gets the page with a button, because mail scanners open links.
 */
export const oneTap = new Hono<WebEnv>()
  .post(SUGGESTIONS, async (c) => {
    await stopByLink(c.var.visit.db, c.req.param('token'))
    return c.text('ok')
  })
  .get(SUGGESTIONS, async (c) => {
    const token = c.req.param('token')
    const { reads } = await getLetters(c.var.visit.db, token)
    return c.redirect(addresses(isUiLanguage(reads) ? reads : 'zh').suggestionLetters(token), 302)
  })
  .post(TOKEN, async (c) => {
    await endByLink(c.var.visit.db, c.req.param('token'))
    return c.text('ok')
  })
  .get(TOKEN, async (c) => {
    const token = c.req.param('token')
    const { lang } = await getSubscription(c.var.visit.db, token)
    return c.redirect(addresses(lang).subscription(token), 302)
  })
