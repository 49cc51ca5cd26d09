import type { PageContext } from '../visit.ts'

// Programs name themselves; who sends no name at all is no browser either.
const PROGRAM =
  /bot\b|bot[/;_-]|crawl|spider|slurp|preview|scan|monitor|fetch|archive|headless|lighthouse|curl|wget|python|java\/|go-http|okhttp|axios|node|libwww|httpclient|feed|rss|facebookexternalhit|whatsapp|telegram|embed/i

/** Whether a page was opened by somebody, and not by a program or a browser that only prepares for a click. */
export function isOpenedBySomebody(c: PageContext): boolean {
  if (c.req.method !== 'GET') return false
  if (/prefetch|prerender|preview/i.test(c.req.header('Sec-Purpose') ?? c.req.header('Purpose') ?? '')) return false
  const agent = c.req.header('User-Agent')
  return agent !== undefined && /^Mozilla\/|^Opera\//.test(agent) && !PROGRAM.test(agent)
}
