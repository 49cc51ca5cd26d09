import { Hono } from 'hono'
import { isOfficial } from '#catalogue/access.ts'
import { listProposedTerms, measureUsefulness, type Usefulness } from '#matching/feedback.ts'
import { type LexiconState, lexiconState } from '#matching/live/lexicon-state.ts'
import { getLiveIndex } from '#matching/live/live-index.ts'
import { insist } from '#people/access.ts'
import { Empty, Notice } from '#ui/parts.tsx'
import { show } from '../shell.tsx'
import { languageName } from '../showcase/wording.ts'
import type { Visit, WebEnv } from '../visit.ts'

/** What matching compares with, how well its suggestions are received, and the words people want in the glossary. */
export const matchingPages = new Hono<WebEnv>()
  .get('/office/matching', async (c) => {
    const { visit } = c.var
    insist(isOfficial(visit.actor), visit.actor)
    const [live, useful, terms] = await Promise.all([
      getLiveIndex(visit.db),
      measureUsefulness(visit.db, visit.actor),
      listProposedTerms(visit.db, visit.actor),
    ])
    const body = (
      <MatchingView
        visit={visit}
        lexicon={lexiconState()}
        index={{ listings: live.standings.size, waiting: live.waiting }}
        useful={useful}
        terms={terms}
      />
    )
    return show(c, { title: visit.say('matching.office.title'), section: 'office', isPrivate: true, body })
  })
  .get('/office/matching/proposed-terms.tsv', async (c) => {
    const { visit } = c.var
    const terms = await listProposedTerms(visit.db, visit.actor)
    // A tab or a line end within a term would make two of it.
    const lines = terms.map(({ term, lang, english }) =>
      [term, lang, english].map((part) => part.replace(/\s+/g, ' ')).join('\t'),
    )
    c.header('Content-Type', 'text/tab-separated-values; charset=utf-8')
    c.header('Content-Disposition', 'attachment; filename="proposed-terms.tsv"')
    return c.body(`${lines.join('\n')}\n`)
  })

type Props = {
  visit: Visit
  lexicon: LexiconState
  index: { listings: number; waiting: number }
  useful: Usefulness[]
  terms: { term: string; lang: string; english: string }[]
}

function MatchingView({ visit, lexicon, index, useful, terms }: Props) {
  const { say, to } = visit
  return (
    <div className="stack pair">
      <h1>{say('matching.office.title')}</h1>
      <section className="sheet stack tight" aria-labelledby="index">
        <h2 id="index">{say('matching.office.index')}</h2>
        <p>{say('matching.office.listings', index)}</p>
      </section>
      <LexiconSection visit={visit} lexicon={lexicon} />
      <section className="sheet stack tight" aria-labelledby="useful">
        <h2 id="useful">{say('matching.office.useful')}</h2>
        <UsefulTable visit={visit} useful={useful} />
        <p>
          <a className="btn" href={to.exposure}>
            {say('matching.exposure.title')}
          </a>
        </p>
      </section>
      <section className="sheet stack tight" aria-labelledby="terms">
        <h2 id="terms">{say('matching.office.terms')}</h2>
        {terms.length === 0 ? (
          <Empty>{say('matching.office.no-terms')}</Empty>
        ) : (
          <>
            <ul>
              {terms.slice(0, TERMS_SHOWN).map(({ term, lang, english }) => (
                <li key={`${term} ${english}`}>
                  <bdi lang={lang}>{term}</bdi> = <bdi lang="en">{english}</bdi>
                </li>
              ))}
            </ul>
            <p>
              <a className="btn" href={to.matchingTerms}>
                {say('matching.office.terms-file')}
              </a>
            </p>
            <p className="muted">{say('matching.office.terms-hint')}</p>
          </>
        )}
      </section>
    </div>
  )
}

const TERMS_SHOWN = 50

function LexiconSection({ visit, lexicon }: { visit: Visit; lexicon: LexiconState }) {
  const { say } = visit
  return (
    <section className="sheet stack tight" aria-labelledby="lexicon">
      <h2 id="lexicon">{say('matching.office.lexicon')}</h2>
      {lexicon.kind === 'building' && (
        <Notice>{say('matching.office.building', { step: lexicon.step || say('matching.office.beginning') })}</Notice>
      )}
      {lexicon.kind === 'starter' && (
        <Notice tone="warn">
          {say('matching.office.starter')}
          {lexicon.failure && <code> {lexicon.failure}</code>}
        </Notice>
      )}
      {lexicon.kind === 'open' && <Languages visit={visit} manifest={lexicon.manifest} />}
    </section>
  )
}

type Manifest = Extract<LexiconState, { kind: 'open' }>['manifest']

function Languages({ visit: { say, lang }, manifest }: { visit: Visit; manifest: Manifest }) {
  const debian = Object.values(manifest.languages).flatMap(({ missing }) =>
    missing.filter((name) => !name.includes('@')),
  )
  return (
    <>
      <div className="table-wrap">
        <table className="labelled">
          <thead>
            <tr>
              {['language', 'words', 'sources', 'missing'].map((name) => (
                <th key={name} scope="col">
                  {say(`matching.office.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Object.entries(manifest.languages).map(([language, { words, missing }]) => (
              <tr key={language}>
                <th scope="row">{languageName(language, lang)}</th>
                <td className="number" data-label={say('matching.office.words')}>
                  {words.toLocaleString(lang)}
                </td>
                <td data-label={say('matching.office.sources')}>
                  {manifest.sources
                    .filter(({ languages }) => languages.includes(language))
                    .map(({ name, version, licence }) => `${name} ${version} (${licence})`)
                    .join(say('web.list-separator')) || '–'}
                </td>
                <td data-label={say('matching.office.missing')}>
                  {missing.length > 0
                    ? missing.join(say('web.list-separator'))
                    : say('matching.office.nothing-missing')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {debian.length > 0 && (
        <>
          <p>{say('matching.office.weaker')}</p>
          <pre className="code">
            apt-get install --no-install-recommends {[...new Set(debian)].join(' ')}
            {'\n'}npm run lexicon
          </pre>
        </>
      )}
    </>
  )
}

function UsefulTable({ visit: { say }, useful }: { visit: Visit; useful: Usefulness[] }) {
  if (useful.length === 0) return <Empty>{say('matching.office.nobody-said')}</Empty>
  return (
    <div className="table-wrap">
      <table>
        <thead>
          <tr>
            {['rank', 'judged', 'fits'].map((name) => (
              <th key={name} scope="col">
                {say(`matching.office.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {useful.map(({ rank, judged, fits }) => (
            <tr key={rank}>
              <th scope="row">{rank}</th>
              <td>{judged}</td>
              <td>{say('matching.office.fits-of', { fits, judged })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
