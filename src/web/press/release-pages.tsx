import { Hono } from 'hono'
import { htmlLang, spoken } from '#platform/languages.ts'
import { notFound } from '#platform/refusal.ts'
import { may } from '#reporting/access.ts'
import { hasDrifted, listDrift } from '#reporting/drift.ts'
import { findPublisher, writePressDocument } from '#reporting/press-document.ts'
import { getRelease, type Release } from '#reporting/press-releases.ts'
import { plainText } from '#reporting/press-text.ts'
import { formatDate, formatTime, Notice, Said } from '#ui/parts.tsx'
import { show } from '../shell.tsx'
import type { PageContext, Visit, WebEnv } from '../visit.ts'
import { ReleaseText } from './release-text.tsx'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export const releasePages = new Hono<WebEnv>()
  .get('/press/:file{[0-9]+\\.docx}', async (c) => {
    const { visit } = c.var
    const release = await findRelease(c, c.req.param('file').replace('.docx', ''))
    const bytes = await writePressDocument(visit.db, release, visit.lang)
    const name = `${release.texts[visit.lang]?.title ?? release.number}.docx`
    return c.body(Uint8Array.from(bytes).buffer, 200, {
      'Content-Type': WORD,
      'Content-Disposition': `attachment; filename="press-${release.number}-${visit.lang}.docx"; filename*=UTF-8''${encodeURIComponent(name)}`,
    })
  })
  .get('/press/:number{[0-9]+}', async (c) => {
    const { visit } = c.var
    const release = await findRelease(c, c.req.param('number'))
    const text = release.texts[visit.lang]
    if (!text) throw notFound('press-release')
    const drifts = release.signature ? ((await listDrift(visit.db, [release.id])).get(release.id) ?? []) : []
    const drifted = drifts.filter(hasDrifted).map(({ figure }) => figure.key)
    return show(c, {
      title: text.title,
      section: 'events',
      picture: 'press',
      width: 'narrow',
      isPrivate: !release.signature,
      description: plain(release, visit)[0] ?? text.title,
      ...(release.signature && { jsonLd: await newsArticle(visit, release, release.signature.at) }),
      body: <ReleaseView visit={visit} release={release} drifted={isOfficial(visit, release) ? drifted : []} />,
    })
  })

async function findRelease(c: PageContext, number: string): Promise<Release> {
  const { db, actor } = c.var.visit
  // A number the database cannot hold is nobody's.
  if (number.length > 9) throw notFound('press-release')
  return getRelease(db, actor, Number(number))
}

function isOfficial({ actor }: Visit, release: Release): boolean {
  return may.seeDraft(actor, release.event.id)
}

function ReleaseView({ visit, release, drifted }: { visit: Visit; release: Release; drifted: string[] }) {
  const { say, to, lang } = visit
  const { event, signature } = release
  return (
    <>
      {event.isSample && <Notice tone="warn">{say('reporting.document.sample')}</Notice>}
      {!signature && <Notice tone="warn">{say('reporting.release.draft-notice')}</Notice>}
      {drifted.length > 0 && (
        <Notice tone="warn">
          {say('reporting.release.drift-notice', { n: drifted.length })}{' '}
          <a href={to.press(event.slug)}>{say('reporting.release.edit')}</a>
        </Notice>
      )}
      <article className="sheet release stack">
        <header className="stack tight">
          <h1>{release.texts[lang]?.title}</h1>
          <p className="muted dateline">
            <span>{formatDate(event.startsOn, lang)}</span>
            <span>
              <Said text={event.city} lang={lang} />
            </span>
            {signature && (
              <span>
                {say('reporting.release.signed-on', {
                  date: formatTime(signature.at, lang, event.timeZone, { dateStyle: 'long' }),
                })}
              </span>
            )}
          </p>
        </header>
        <ReleaseText visit={visit} release={release} lang={lang} driftedKeys={drifted} />
        <p className="muted no-print">{say('reporting.release.hint')}</p>
      </article>
      <p className="row no-print">
        <a className="btn" href={to.pressDocument(release.number)}>
          {say('reporting.release.docx')}
        </a>
        <a className="btn" href={to.event(event.slug)}>
          <Said text={event.name} lang={lang} />
        </a>
        {isOfficial(visit, release) && (
          <a className="btn" href={to.press(event.slug)}>
            {say('reporting.release.edit')}
          </a>
        )}
      </p>
    </>
  )
}

function plain(release: Release, { lang }: Visit): string[] {
  const claims = new Map(release.figures.map((figure) => [figure.key, figure]))
  return (release.texts[lang]?.paragraphs ?? []).map((paragraph) => plainText(paragraph, claims, lang))
}

async function newsArticle(visit: Visit, release: Release, signedAt: Date) {
  const { lang, config, to, db } = visit
  const { event } = release
  const publisher = await findPublisher(db, event.id)
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: release.texts[lang]?.title,
    inLanguage: htmlLang(lang),
    datePublished: signedAt.toISOString(),
    url: config.publicUrl + to.pressRelease(release.number),
    articleBody: plain(release, visit).join('\n\n'),
    ...(publisher && { publisher: { '@type': 'Organization', name: spoken(publisher, lang).text } }),
    about: {
      '@type': 'Event',
      name: spoken(event.name, lang).text,
      startDate: event.startsOn,
      endDate: event.endsOn,
      location: { '@type': 'Place', name: spoken(event.venue ?? event.city, lang).text },
    },
  }
}
