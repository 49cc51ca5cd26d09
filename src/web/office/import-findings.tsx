import type { Outcome } from '#intake/import.ts'
import { formOf, type SheetKind } from '#intake/kinds.ts'
import { columnLabel, problemText, type RowProblem } from '#intake/problems.ts'
import type { ReadSheet } from '#platform/sheets/reading.ts'
import { textOfValue } from '#platform/sheets/written.ts'
import { Chip, Notice } from '#ui/parts.tsx'
import type { Visit } from '../visit.ts'
import { Written } from './import-words.tsx'

type Props = { visit: Visit; kind: SheetKind; reading: ReadSheet }

const PROBLEMS_SHOWN = 200
const NOTICED_SHOWN = 20
const COLUMNS_SHOWN = 6
const LONGEST_CELL = 80

/** Row, column, reason, and what stands there: enough to find it in the file and mend it. */
export function Problems({
  visit,
  kind,
  reading,
  problems,
  total = problems.length,
}: Props & { problems: RowProblem[]; total?: number | undefined }) {
  const { say, lang } = visit
  if (problems.length === 0) return null
  const heads = ['row', 'column', 'reason', 'was']
  return (
    <section className="stack" aria-labelledby="problems">
      <h2 id="problems">{say('intake.problems', { count: total })}</h2>
      <div className="table-wrap">
        <table className="labelled import-problems">
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {say(`intake.column.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {problems.slice(0, PROBLEMS_SHOWN).map((problem, i) => (
              <tr key={i}>
                <th scope="row">{say('intake.row', { row: problem.row })}</th>
                <td data-label={say('intake.column.column')}>
                  <Header kind={kind} reading={reading} of={problem.column} visit={visit} />
                </td>
                <td data-label={say('intake.column.reason')}>{problemText(say, problem)}</td>
                <td data-label={say('intake.column.was')}>
                  {problem.was ? <Written lang={lang}>{shortened(problem.was)}</Written> : '–'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {total > PROBLEMS_SHOWN && <p>{say('intake.more-problems', { count: total - PROBLEMS_SHOWN })}</p>}
    </section>
  )
}

/** What does not stop the import but should be known before it. */
export function Noticed({ visit, kind, reading }: Props) {
  const { say, lang } = visit
  const form = formOf(kind)
  const missing = reading.missingColumns.map((key) => columnLabel(form, key, lang))
  const ignored = reading.unknownColumns.map(({ header }) => header).filter((header) => header !== '')
  const examples = reading.skipped.filter(({ why }) => why === 'example').length
  const words = [
    ...reading.warnings.map(({ code, params }) => say(code, params)),
    ...(missing.length > 0
      ? [say('intake.columns-missing', { columns: missing.join(say('web.list-separator')) })]
      : []),
    ...(ignored.length > 0
      ? [say('intake.columns-ignored', { columns: ignored.join(say('web.list-separator')) })]
      : []),
    ...reading.noticed
      .slice(0, NOTICED_SHOWN)
      .map(({ row, column, code, params }) =>
        say('intake.noticed-cell', { row, column: columnLabel(form, column, lang), reason: say(code, params) }),
      ),
    ...(reading.noticed.length > NOTICED_SHOWN
      ? [say('intake.noticed-more', { count: reading.noticed.length - NOTICED_SHOWN })]
      : []),
    ...(examples > 0 ? [say('intake.example-skipped')] : []),
  ]
  if (words.length === 0) return null
  return (
    <Notice>
      <strong>{say('intake.noticed')}</strong>
      <ul>
        {words.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Notice>
  )
}

/** The first rows as they were understood, so that a shifted column is seen before it is imported. */
export function FirstRows({ visit, kind, reading, ways }: Props & { ways: Outcome['ways'] }) {
  const { say, lang } = visit
  const columns = formOf(kind)
    .columns.filter(({ key }) => reading.matched[key])
    .slice(0, COLUMNS_SHOWN)
  const rows = ways.flatMap(({ row, way }) => {
    const read = reading.rows.find(({ rowNumber }) => rowNumber === row)
    return read ? [{ ...read, way }] : []
  })
  if (rows.length === 0) return null
  return (
    <section className="stack" aria-labelledby="first-rows">
      <h2 id="first-rows">{say('intake.first-rows')}</h2>
      <div className="table-wrap">
        <table className="labelled">
          <thead>
            <tr>
              <th scope="col">{say('intake.column.row')}</th>
              <th scope="col">{say('intake.column.standing')}</th>
              {columns.map(({ key }) => (
                <th key={key} scope="col">
                  <Header kind={kind} reading={reading} of={key} visit={visit} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ rowNumber, way, values }) => (
              <tr key={rowNumber}>
                <th scope="row">{say('intake.row', { row: rowNumber })}</th>
                <td data-label={say('intake.column.standing')}>
                  <Chip tone={way === 'rejected' ? 'act' : way === 'unchanged' ? 'plain' : 'ok'}>
                    {say(`intake.way.${way}`)}
                  </Chip>
                </td>
                {columns.map((column) => {
                  const value = values[column.key]
                  const text = value === undefined || value === null ? '' : textOfValue(column, value, lang)
                  return (
                    <td key={column.key} data-label={column.labels[lang]}>
                      {text ? <Written lang={lang}>{shortened(text)}</Written> : '–'}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** A column as its sender calls it. */
function Header({ visit, kind, reading, of }: Props & { of: string | null }) {
  const { lang, say } = visit
  if (of === null) return say('intake.whole-row')
  const header = reading.matched[of]?.header.replace(/\s*\*?\s*$/, '')
  return <Written lang={lang}>{header || columnLabel(formOf(kind), of, lang)}</Written>
}

function shortened(text: string): string {
  const signs = [...text]
  return signs.length > LONGEST_CELL ? `${signs.slice(0, LONGEST_CELL).join('')}…` : text
}
