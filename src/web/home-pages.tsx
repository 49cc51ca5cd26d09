import { Hono } from 'hono'
import { show } from './shell.tsx'
import type { WebEnv } from './visit.ts'

export const homePages = new Hono<WebEnv>().get('/', (c) => {
  const { say, to } = c.var.visit
  const body = (
    <section className="sheet stack">
      <h1>{say('web.home.title')}</h1>
      <p>{say('web.home.text')}</p>
      <p className="row">
        <a className="btn primary" href={to.showcase()}>
          {say('web.nav.showcase')}
        </a>
        <a className="btn" href={to.events}>
          {say('web.nav.events')}
        </a>
      </p>
    </section>
  )
  return show(c, { title: say('web.home.title'), body })
})
