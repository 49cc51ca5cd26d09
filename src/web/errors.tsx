import { HTTPException } from 'hono/http-exception'
import { isWeather } from '#platform/database/weather.ts'
import { newId } from '#platform/ids.ts'
import { log } from '#platform/log.ts'
import { Refusal } from '#platform/refusal.ts'
import { type Page, show } from './shell.tsx'
import type { PageContext, Visit } from './visit.ts'
import { keepWayBack } from './way-back.ts'

/** Three kinds of error: theirs (a refusal), the weather (the database is away), ours (a bug, with a number to quote). */
export function showError(error: Error, c: PageContext): Response {
  const { say, to } = c.var.visit
  if (error instanceof Refusal && error.status === 401) {
    // Whoever came by a link in a letter is brought there once it is known who they are.
    if (c.req.method === 'GET') keepWayBack(c)
    return c.redirect(`${to.signIn}?back=${encodeURIComponent(c.req.path)}`, 303)
  }
  if (error instanceof Refusal) return show(c, refusalPage(c.var.visit, error))
  // The framework's own "no", such as a form sent from another site.
  if (error instanceof HTTPException && error.status < 500)
    return show(c, refusalPage(c.var.visit, new Refusal('web.error.refused.text', { status: 403 })))
  if (isWeather(error))
    return show(c, errorPage(c.var.visit, 503, say('web.error.busy.title'), say('web.error.busy.text')))
  const id = newId()
  log.error({ id, path: c.req.path, err: error }, 'request failed')
  return show(c, errorPage(c.var.visit, 500, say('web.error.fault.title'), say('web.error.fault.text', { id })))
}

function refusalPage(visit: Visit, refusal: Refusal): Page {
  const title = visit.say(refusal.status === 404 ? 'web.error.not-found.title' : 'web.error.refused.title')
  return errorPage(visit, refusal.status, title, visit.say(refusal.code, refusal.params))
}

function errorPage({ say, to }: Visit, status: NonNullable<Page['status']>, title: string, text: string): Page {
  const body = (
    <div className="sheet stack">
      <h1>{title}</h1>
      <p>{text}</p>
      <p className="row">
        <a className="btn" href={to.home}>
          {say('web.error.home')}
        </a>
        <a className="btn" href={to.showcase()}>
          {say('web.nav.showcase')}
        </a>
      </p>
    </div>
  )
  return { title, status, width: 'narrow', isPrivate: true, body }
}
