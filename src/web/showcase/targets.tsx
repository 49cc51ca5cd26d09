import type { targetOperators } from '#catalogue/input.ts'
import type { ListingPage } from '#catalogue/listing-page.ts'
import { saidOf, type Target, type targetWords } from '#catalogue/targets.ts'
import { htmlLang } from '#platform/languages.ts'
import type { Visit } from '../visit.ts'

const COLUMNS = ['name', 'present', 'wanted', 'method'] as const
type Column = (typeof COLUMNS)[number]

/** What a need measures: the figure today, the figure wanted, and how it is tested. Columns nobody filled are left out. */
export function Targets({ listing, visit }: { listing: ListingPage; visit: Visit }) {
  const { say } = visit
  const { targets } = listing
  if (targets.length === 0) return null
  const shown = COLUMNS.filter((column) => column === 'name' || targets.some((target) => isFilled(target, column)))
  return (
    <section className="stack tight">
      <h2>{say('showcase.field.targets')}</h2>
      <div className="table-wrap">
        <table className="labelled">
          <thead>
            <tr>
              {shown.map((column) => (
                <th key={column} scope="col">
                  {say(`showcase.target.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {targets.map((target, i) => (
              <tr key={i}>
                <th scope="row">
                  <Words target={target} word="name" listing={listing} visit={visit} />
                </th>
                {shown.slice(1).map((column) => (
                  <td key={column} data-label={say(`showcase.target.${column}`)}>
                    {column === 'wanted' ? (
                      <Wanted target={target} listing={listing} visit={visit} />
                    ) : (
                      <Words target={target} word={column as 'present' | 'method'} listing={listing} visit={visit} />
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

type Cell = { target: Target; listing: ListingPage; visit: Visit }

function Words({ target, word, listing, visit }: Cell & { word: (typeof targetWords)[number] }) {
  const said = saidOf(target, word, { lang: visit.lang, originalLang: listing.originalLang })
  if (!said.text) return '–'
  return said.lang === visit.lang ? said.text : <bdi lang={htmlLang(said.lang)}>{said.text}</bdi>
}

// The relation is in the reader's language, the value as it was typed.
function Wanted({ target, listing, visit }: Cell) {
  const { operator, unit } = target
  const { text, lang } = saidOf(target, 'value', { lang: visit.lang, originalLang: listing.originalLang })
  if (!text) return '–'
  const value = unit ? `${text} ${unit}` : text
  const said = visit.say(`showcase.operator.${isOperator(operator) ? operatorKeys[operator] : 'text'}`, { value })
  return operator === 'text' && lang !== visit.lang ? <bdi lang={htmlLang(lang)}>{said}</bdi> : said
}

function isFilled(target: Target, column: Column): boolean {
  return Boolean(target[column === 'wanted' ? 'value' : column])
}

function isOperator(sign: string): sign is keyof typeof operatorKeys {
  return sign in operatorKeys
}

/** The words of an operator, by its sign. */
export const operatorKeys: Record<(typeof targetOperators)[number], string> = {
  '>=': 'at-least',
  '<=': 'at-most',
  '=': 'equal',
  '>': 'more',
  '<': 'less',
  range: 'range',
  text: 'text',
}
