import type { ReactNode } from 'react'
import type { Comparable } from '#catalogue/mergers.ts'
import { type HeadPart, keysOf, mergeParts } from '#catalogue/merging-choice.ts'
import type { readForMerging } from '#people/duplicates.ts'
import { mergeFields } from '#people/merging.ts'
import { htmlLang, spoken } from '#platform/languages.ts'
import { Notice, Said } from '#ui/parts.tsx'
import { languageName } from '../showcase/wording.ts'
import type { Visit } from '../visit.ts'

type Line = { name: string; label: string; values: [string, string]; lang?: string }
type Side = { id: string; title: ReactNode }

/** Two organisations: which record stays, and what it takes over from the other. */
export function OrganisationComparison({
  visit,
  pair,
  trouble,
}: {
  visit: Visit
  pair: Awaited<ReturnType<typeof readForMerging>>
  trouble: string | undefined
}) {
  const { say, to, lang } = visit
  const lines = mergeFields.map((field): Line => {
    const text = (value: unknown) =>
      typeof value === 'object' && value !== null
        ? Object.values(value).join(' / ')
        : field === 'kind'
          ? say(`showcase.organisation.${value}`)
          : String(value ?? '')
    return {
      name: field,
      label: say(`duplicates.field.${field}`),
      values: [text(pair[0][field]), text(pair[1][field])],
    }
  })
  const sides = pair.map(({ id, number, name }) => ({
    id,
    title: (
      <a href={to.organisation(number)}>
        <Said text={name} lang={lang} />
      </a>
    ),
  }))
  return <Comparison visit={visit} kind="organisations" sides={sides as [Side, Side]} lines={lines} trouble={trouble} />
}

/** Two listings: which one stays, and which parts and languages it takes over from the other. */
export function ListingComparison({
  visit,
  pair,
  trouble,
}: {
  visit: Visit
  pair: [Comparable, Comparable]
  trouble: string | undefined
}) {
  const { say, to, lang } = visit
  const langs = [...new Set(pair.flatMap(({ texts }) => Object.keys(texts)))]
  const text = (listing: Comparable, tag: string) =>
    Object.entries(listing.texts[tag] ?? {})
      .filter(([key, value]) => key !== 'origin' && value)
      .map(([, value]) => value)
      .join('\n')
  const lines = [
    ...langs.map(
      (tag): Line => ({
        ...{ name: `text.${tag}`, label: say('duplicates.words-in', { language: languageName(tag, lang) }), lang: tag },
        values: [text(pair[0], tag), text(pair[1], tag)],
      }),
    ),
    ...mergeParts.map(
      (part): Line => ({
        ...{ name: part, label: say(`showcase.field.${part}`) },
        values: [inWords(pair[0], part), inWords(pair[1], part)],
      }),
    ),
  ]
  const sides = pair.map(({ id, kind, number, owner }) => ({
    id,
    title: (
      <a href={to.listing(kind, number)}>
        {`${say(`catalogue.kind.${kind}`)} ${number} · ${spoken(owner, lang).text}`}
      </a>
    ),
  }))
  return <Comparison visit={visit} kind="listings" sides={sides as [Side, Side]} lines={lines} trouble={trouble} />
}

function inWords(listing: Comparable, part: HeadPart): string {
  return keysOf(part)
    .map((key) => listing[key])
    .filter((value) => value !== null && value !== undefined)
    .map((value) => (typeof value === 'object' ? readable(value) : String(value)))
    .join(' ')
}

function readable(value: object): string {
  const parts = Object.values(value).map((item) =>
    typeof item === 'object' && item !== null ? Object.values(item).filter(Boolean).join(' ') : String(item),
  )
  return parts.join(', ')
}

type Props = {
  visit: Visit
  kind: 'organisations' | 'listings'
  sides: [Side, Side]
  lines: Line[]
  trouble: string | undefined
}

function Comparison({ visit: { say, to }, kind, sides, lines, trouble }: Props) {
  const [one, other] = sides
  const differing = lines.filter(({ values }) => values[0] !== values[1])
  return (
    <form className="stack" method="post" action={to.duplicatePair(kind, one.id, other.id)}>
      <h1>{say('duplicates.compare')}</h1>
      {trouble && <Notice tone="warn">{trouble}</Notice>}
      <p>{say(`duplicates.explain-${kind}`)}</p>
      <div className="table-wrap">
        <table className="comparison">
          <thead>
            <tr>
              <th scope="col">{say('duplicates.stays')}</th>
              {sides.map(({ id, title }, i) => (
                <th key={id} scope="col">
                  <label>
                    <input
                      type="radio"
                      name="into"
                      value={id}
                      defaultChecked={i === 0}
                      aria-label={say(`duplicates.stay-${i}`)}
                    />{' '}
                    {title}
                  </label>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {differing.map(({ name, label, values, lang }) => (
              <tr key={name}>
                <th scope="row">{label}</th>
                {sides.map(({ id }, i) => (
                  <td key={id}>
                    <label>
                      <input type="radio" name={`take.${name}`} value={id} defaultChecked={preferred(values) === i} />{' '}
                      <span className="said" lang={lang && htmlLang(lang)}>
                        {values[i] || say('duplicates.nothing')}
                      </span>
                    </label>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {differing.length === 0 && <p className="muted">{say('duplicates.no-difference')}</p>}
      <p className="muted">{say('duplicates.can-be-undone')}</p>
      <p className="row">
        <button className="btn primary" type="submit" name="deed" value="merge">
          {say('duplicates.merge')}
        </button>
        <button className="btn" type="submit" name="deed" value="apart">
          {say('duplicates.apart')}
        </button>
        <a className="btn quiet" href={to.duplicates}>
          {say('duplicates.later')}
        </a>
      </p>
    </form>
  )
}

/** What says something before what says nothing; else the first. */
function preferred([one, other]: [string, string]): 0 | 1 {
  return one === '' && other !== '' ? 1 : 0
}
