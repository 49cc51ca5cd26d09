import { findVocabulary, type Registered } from '#catalogue/vocabularies/registry.ts'
import type { Match, Term } from '#catalogue/vocabularies/vocabulary.ts'
import { htmlLang, otherUiLanguage, spoken } from '#platform/languages.ts'
import { languageName } from '../showcase/wording.ts'
import type { Visit } from '../visit.ts'

export function VocabularyList({ visit, vocabularies }: { visit: Visit; vocabularies: readonly Registered[] }) {
  const { say, to, lang } = visit
  return (
    <div className="stack">
      <h1>{say('vocabularies.title')}</h1>
      <p>{say('vocabularies.intro')}</p>
      <div className="table-wrap">
        <table className="labelled">
          <thead>
            <tr>
              <th scope="col">{say('vocabularies.vocabulary')}</th>
              <th scope="col">{say('vocabularies.scheme')}</th>
              <th scope="col">{say('vocabularies.version')}</th>
              <th scope="col" className="n">
                {say('vocabularies.terms')}
              </th>
            </tr>
          </thead>
          <tbody>
            {vocabularies.map(({ id, title, scheme, version, terms }) => (
              <tr key={id}>
                <th scope="row">
                  <a href={to.vocabulary(id)}>{spoken(title, lang).text}</a>
                </th>
                <td data-label={say('vocabularies.scheme')}>{isOwn(scheme) ? say('vocabularies.own') : scheme}</td>
                <td data-label={say('vocabularies.version')}>{version}</td>
                <td data-label={say('vocabularies.terms')} className="n">
                  {terms.length}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>
        <a href="/api/v1/vocabularies">{say('vocabularies.as-json')}</a>
      </p>
    </div>
  )
}

export function VocabularyView({ visit, vocabulary }: { visit: Visit; vocabulary: Registered }) {
  const { say, to, lang } = visit
  const other = otherUiLanguage(lang)
  const { id, title, scheme, version, terms } = vocabulary
  const isMatched = terms.some(({ matches }) => matches?.length)
  return (
    <div className="stack">
      <p>
        <a href={to.vocabularies}>{say('vocabularies.title')}</a>
      </p>
      <h1>{spoken(title, lang).text}</h1>
      <p className="muted">
        {say('vocabularies.from', { scheme: isOwn(scheme) ? say('vocabularies.own') : scheme, version, id })}
      </p>
      <p>
        <a href={`/api/v1/vocabularies/${id}`}>{say('vocabularies.as-json')}</a>
      </p>
      <div className="table-wrap">
        <table className="labelled terms">
          <thead>
            <tr>
              <th scope="col">{say('vocabularies.code')}</th>
              <th scope="col">{languageName(lang, lang)}</th>
              <th scope="col">{languageName(other, lang)}</th>
              {isMatched && <th scope="col">{say('vocabularies.matches')}</th>}
            </tr>
          </thead>
          <tbody>
            {terms.map((term) => (
              <TermRow key={term.code} visit={visit} term={term} isMatched={isMatched} isTop={isTop(term, terms)} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

type RowProps = { visit: Visit; term: Term; isMatched: boolean; isTop: boolean }

function TermRow({ visit, term, isMatched, isTop }: RowProps) {
  const { lang, say } = visit
  const other = otherUiLanguage(lang)
  return (
    <tr id={term.code} className={isTop ? 'top-term' : undefined}>
      <th scope="row">{term.code}</th>
      <td>{spoken(term.label, lang).text}</td>
      <td lang={htmlLang(other)} className="muted">
        {spoken(term.label, other).text}
      </td>
      {isMatched && (
        <td>
          <ul className="plain">
            {(term.matches ?? []).map((match) => (
              <li key={match.code}>
                {say(`vocabularies.relation.${match.relation}`)} <Matched visit={visit} match={match} />
              </li>
            ))}
          </ul>
        </td>
      )}
    </tr>
  )
}

function Matched({ visit: { to, lang }, match }: { visit: Visit; match: Match }) {
  const label = findVocabulary(match.vocabulary)?.terms.find(({ code }) => code === match.code)?.label
  return (
    <a href={`${to.vocabulary(match.vocabulary)}#${match.code}`}>
      {match.code} {label && spoken(label, lang).text}
    </a>
  )
}

// A term with others below it is shown as the head of its part.
function isTop(term: Term, terms: readonly Term[]): boolean {
  return term.broader === undefined && terms.some(({ broader }) => broader !== undefined)
}

function isOwn(scheme: string): boolean {
  return scheme.startsWith('https://')
}
