import { Hono } from 'hono'
import { type Addresses, addresses } from '../routes.ts'
import type { PageContext, WebEnv } from '../visit.ts'
import { preferredLanguage } from '../visiting.ts'

/** What a short address stands for, by its one letter. */
const letters: Record<string, (to: Addresses, key: string) => string> = {
  o: (to, key) => to.offer(Number(key)),
  n: (to, key) => to.need(Number(key)),
  g: (to, key) => to.organisation(Number(key)),
  h: (to, key) => to.hall(key),
  e: (to, key) => to.event(key),
}

/** Addresses for paper and codes: they name no language and lead to the one the reader’s browser asks for. */
export const shortLinks = new Hono<WebEnv>()
  .get('/:letter{[ong]}/:key{[0-9]{1,10}}', (c) => lead(c, c.req.param('letter'), c.req.param('key')))
  .get('/:letter{[he]}/:key{[a-z0-9-]{1,80}}', (c) => lead(c, c.req.param('letter'), c.req.param('key')))
  .get('/halls/:key{[a-z0-9-]{1,80}}', (c) => lead(c, 'h', c.req.param('key')))
  .get('/events/:key{[a-z0-9-]{1,80}}', (c) => lead(c, 'e', c.req.param('key')))
  .get('/offers/:key{[0-9]{1,10}}', (c) => lead(c, 'o', c.req.param('key')))
  .get('/needs/:key{[0-9]{1,10}}', (c) => lead(c, 'n', c.req.param('key')))

function lead(c: PageContext, letter: string, key: string): Response {
  c.header('Vary', 'Accept-Language')
  const to = addresses(preferredLanguage(c.req.header('Accept-Language')))
  return c.redirect(letters[letter]?.(to, key) ?? to.home, 302)
}
