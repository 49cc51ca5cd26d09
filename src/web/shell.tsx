import type { ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { isKnown } from '#people/access.ts'
import { htmlLang, otherUiLanguage } from '#platform/languages.ts'
import { DeedButton, Notice } from '#ui/parts.tsx'
import { Head } from './head.tsx'
import type { PageContext, Visit } from './visit.ts'

export type Page = {
  title: string
  body: ReactNode
  /** Which entry of the main navigation this page belongs to. */
  section?: 'showcase' | 'events' | 'outcomes' | 'my' | 'office'
  width?: 'wide' | 'narrow'
  /** The island script this page needs; reading pages need none. */
  island?: string
  /** Structured data about what the page shows. */
  jsonLd?: unknown
  description?: string
  /** The part of the query that makes this page a page of its own; the rest of an address only moves within it. */
  canonicalQuery?: string
  /** The square picture others show beside a link to it. */
  picture?: 'offer' | 'need' | 'organisation' | 'event' | 'hall' | 'press'
  /** Where its news can be subscribed to. */
  feeds?: { type: string; address: string }[]
  status?: 200 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 500 | 503
  /** Not for search engines: everything behind a sign-in. */
  isPrivate?: boolean
  /** Without the frame: a screen that hangs on a wall. */
  isBare?: boolean
  /** Where the page goes by itself in a browser without scripts. */
  refresh?: { seconds: number; address: string }
}

/** Renders a page inside the frame. */
export function show(c: PageContext, page: Page): Response {
  return c.html(renderPage(c.var.visit, page), page.status ?? 200)
}

export function renderPage(visit: Visit, page: Page): string {
  return `<!doctype html>${renderToString(<Document visit={visit} page={page} />)}`
}

function Document({ visit, page }: { visit: Visit; page: Page }) {
  return (
    <html lang={htmlLang(visit.lang)} data-theme={visit.theme}>
      <Head visit={visit} page={page} />
      <body className={page.isBare ? 'bare' : undefined}>
        {page.isBare ? <main id="content">{page.body}</main> : <Framed visit={visit} page={page} />}
      </body>
    </html>
  )
}

function Framed({ visit, page }: { visit: Visit; page: Page }) {
  const { say, config } = visit
  return (
    <>
      <a className="skip" href="#content">
        {say('web.skip')}
      </a>
      {config.isDemo && <DemoBanner visit={visit} />}
      <Top visit={visit} page={page} />
      <main id="content" className={page.width}>
        {visit.notice && <Notice>{visit.notice}</Notice>}
        {page.body}
      </main>
      <footer className="foot">
        <span>{say('web.product')}</span>
        <a href={visit.to.vocabularies}>{say('web.foot.vocabularies')}</a>
        <a href="/api/v1/openapi.json">{say('web.foot.api')}</a>
        <ThemeSwitch visit={visit} />
      </footer>
    </>
  )
}

function Top({ visit, page }: { visit: Visit; page: Page }) {
  const { say, to, actor, lang, url } = visit
  const other = otherUiLanguage(lang)
  const entries = [
    { section: 'showcase', address: to.showcase() },
    { section: 'events', address: to.events },
    { section: 'outcomes', address: to.outcomes },
    ...(isKnown(actor) ? [{ section: 'my', address: to.my }] : []),
    ...(actor.roles.length > 0 ? [{ section: 'office', address: to.office }] : []),
  ]
  return (
    <header className="top">
      <a className="brand" href={to.home}>
        {say('web.product')}
      </a>
      <nav aria-label={say('web.nav.label')}>
        {entries.map((entry) => (
          <a
            key={entry.section}
            href={entry.address}
            aria-current={entry.section === page.section ? 'page' : undefined}
          >
            {say(`web.nav.${entry.section}`)}
          </a>
        ))}
      </nav>
      <span className="row end">
        <a
          className="btn"
          href={`/${other}${url.pathname.slice(3)}${url.search}`}
          lang={htmlLang(other)}
          hrefLang={htmlLang(other)}
        >
          {say('web.other-language')}
        </a>
        {isKnown(actor) ? (
          <>
            <bdi className="muted" lang={htmlLang(actor.reads)}>
              {actor.name}
            </bdi>
            <DeedButton action={to.signOut} label={say('people.sign-out')} />
          </>
        ) : (
          <a className="btn primary" href={to.signIn}>
            {say('people.sign-in')}
          </a>
        )}
      </span>
    </header>
  )
}

function DemoBanner({ visit: { say, to } }: { visit: Visit }) {
  return (
    <aside className="demo-banner" aria-label={say('web.demo.label')}>
      <strong>{say('web.demo.banner')}</strong>
      <a href={to.demoRoles}>{say('web.demo.roles')}</a>
      <a href={to.demoOutbox}>{say('web.demo.outbox')}</a>
    </aside>
  )
}

function ThemeSwitch({ visit: { say, to, url, theme } }: { visit: Visit }) {
  return (
    <form method="post" action={to.theme} className="row end">
      <input type="hidden" name="back" value={url.pathname + url.search} />
      {['system', 'light', 'dark'].map((choice) => (
        <button
          key={choice}
          className="btn quiet"
          name="theme"
          value={choice}
          type="submit"
          aria-pressed={(theme ?? 'system') === choice}
        >
          {say(`web.theme.${choice}`)}
        </button>
      ))}
    </form>
  )
}
