import { Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import { findActor } from '#people/actor.ts'
import { askForLink, endSession, useLink } from '#people/sign-in.ts'
import { ErrorSummary, type FormState, TextField, untouched } from '#ui/form.tsx'
import { attempt, goTo, readFields } from './deed.ts'
import { addresses } from './routes.ts'
import { show } from './shell.tsx'
import type { PageContext, Visit, WebEnv } from './visit.ts'
import { SESSION_COOKIE } from './visiting.ts'
import { takeWayBack } from './way-back.ts'

export const signInPages = new Hono<WebEnv>()
  .get('/sign-in', (c) => showSignIn(c, untouched))
  .post('/sign-in', async (c) => {
    const { visit } = c.var
    const tried = await attempt(
      visit,
      await readFields(c),
      z.object({ email: z.email('people.email-wrong') }),
      ({ email }) =>
        askForLink(visit.db, email, (token, lang) => visit.config.publicUrl + addresses(lang).signInLink(token)),
    )
    return tried.done
      ? show(c, {
          title: visit.say('people.link-sent.title'),
          width: 'narrow',
          isPrivate: true,
          body: <LinkSent visit={visit} />,
        })
      : showSignIn(c, tried.form)
  })
  // Mail scanners open links; only a person presses the button, so only the button uses the link up.
  .get('/sign-in/:token', (c) => {
    const { say, to } = c.var.visit
    const body = (
      <form className="sheet stack" method="post" action={to.signInLink(c.req.param('token'))}>
        <h1>{say('people.sign-in')}</h1>
        <p>{say('people.link-confirm')}</p>
        <button className="btn primary" type="submit">
          {say('people.sign-in')}
        </button>
      </form>
    )
    return show(c, { title: say('people.sign-in'), width: 'narrow', isPrivate: true, body })
  })
  .post('/sign-in/:token', async (c) => {
    const { visit } = c.var
    const { session, personId } = await useLink(visit.db, c.req.param('token'))
    keepSession(c, session)
    const actor = await findActor(visit.db, personId)
    const to = addresses(actor?.reads ?? visit.lang)
    return goTo(c, takeWayBack(c) ?? (actor && actor.roles.length > 0 ? to.office : to.my))
  })
  .post('/sign-out', async (c) => {
    const session = getCookie(c, SESSION_COOKIE)
    if (session) await endSession(c.var.visit.db, session)
    deleteCookie(c, SESSION_COOKIE, { path: '/' })
    return goTo(c, c.var.visit.to.home)
  })
  .post('/theme', async (c) => {
    const { theme, back } = await readFields(c)
    setCookie(c, 'theme', String(theme), { path: '/', sameSite: 'Lax', maxAge: 31_536_000 })
    // Only a path of our own: an address with a host would send people elsewhere.
    return c.redirect(/^\/(zh|en)(\/|$|\?)/.test(String(back)) ? String(back) : c.var.visit.to.home, 303)
  })

/** Keeps the session in a cookie that scripts cannot read and other sites cannot send. */
export function keepSession(c: PageContext, session: string): void {
  const secure = c.var.visit.config.publicUrl.startsWith('https:')
  setCookie(c, SESSION_COOKIE, session, { path: '/', httpOnly: true, sameSite: 'Lax', secure, maxAge: 30 * 86_400 })
}

function showSignIn(c: PageContext, form: FormState): Response {
  const { say, to } = c.var.visit
  const body = (
    <form className="sheet stack" method="post" action={to.signIn} noValidate>
      <h1>{say('people.sign-in')}</h1>
      <ErrorSummary form={form} title={say('web.input.summary')} />
      <p>{say('people.sign-in-hint')}</p>
      <TextField form={form} name="email" type="email" label={say('people.email')} autoComplete="email" required />
      <button className="btn primary" type="submit">
        {say('people.send-link')}
      </button>
    </form>
  )
  return show(c, {
    title: say('people.sign-in'),
    width: 'narrow',
    isPrivate: true,
    body,
    status: form === untouched ? 200 : 422,
  })
}

function LinkSent({ visit: { say, config, to } }: { visit: Visit }) {
  return (
    <div className="sheet stack">
      <h1>{say('people.link-sent.title')}</h1>
      <p>{say('people.link-sent.text')}</p>
      {config.isDemo && <a href={to.demoOutbox}>{say('web.demo.outbox')}</a>}
    </div>
  )
}
