import { spoken } from '#platform/languages.ts'
import type { Say } from '#platform/messages.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { SheetForm, Value } from '#platform/sheets/columns.ts'
import type { CellProblem, ReadRow } from '#platform/sheets/reading.ts'
import { textOfValue } from '#platform/sheets/written.ts'

/** Why a row was not taken: a cell of it or, with `column` null, the row as a whole. */
export type RowProblem = CellProblem & {
  /** What stands in the cell, as far as it could be read. */
  was: string
}

/** A problem that the reading of the sheet found. */
export function cellProblem(problem: CellProblem): RowProblem {
  const { text } = problem.params
  return { ...problem, was: text === undefined ? '' : String(text) }
}

/** A deed's "no", put at the cell it speaks about. */
export function refusedProblem(form: SheetForm, row: ReadRow, refusal: Refusal, lang: string): RowProblem {
  const { code, params } = refusal
  const column = columnOf(form, refusal)
  const said = Object.entries(params).map(([name, value]): [string, string | number] => [
    name,
    typeof value === 'object' ? spoken(value, lang).text : value,
  ])
  return { row: row.rowNumber, column, code, params: Object.fromEntries(said), was: writtenAt(form, row, column) }
}

/** The reason in words. */
export function problemText(say: Say, { code, params }: CellProblem): string {
  return say(code, params)
}

export function columnLabel(form: SheetForm, key: string | null, lang: 'zh' | 'en'): string {
  return form.columns.find((column) => column.key === key)?.labels[lang] ?? key ?? ''
}

/** Inputs whose column has another name, and refusals that name no input at all. */
const ELSEWHERE: Record<string, string> = {
  title: 'titleZh',
  name: 'nameZh',
  prizeAmount: 'prize',
  prizeCurrency: 'prize',
  wishedId: 'to',
  'people.email-taken': 'email',
  'catalogue.reference-taken': 'reference',
  'events.delegate-of-another': 'organisation',
  'meetings.slot-closed': 'availability',
  'meetings.slot-has-meeting': 'availability',
}

function columnOf(form: SheetForm, { field, code }: Refusal): string | null {
  const has = (key: string) => form.columns.some((column) => column.key === key)
  const candidates = [field ?? '', ELSEWHERE[field ?? ''], inPieces(field ?? ''), ELSEWHERE[code]]
  return candidates.find((key) => key !== undefined && has(key)) ?? null
}

/** `title.zh` stands in `titleZh`, `targets.0.name` in `target1Name`. */
function inPieces(field: string): string {
  const target = /^targets\.(\d+)\.(\w+)$/.exec(field)
  if (target) return `target${Number(target[1]) + 1}${capital(target[2] ?? '')}`
  return field
    .split('.')
    .map((piece, i) => (i === 0 ? piece : capital(piece)))
    .join('')
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

function writtenAt(form: SheetForm, { values }: ReadRow, key: string | null): string {
  const column = form.columns.find((candidate) => candidate.key === key)
  const value: Value | null | undefined = column && values[column.key]
  return column && value !== undefined && value !== null ? textOfValue(column, value, 'zh') : ''
}
