import { type RawCell, textOfCell } from './cells.ts'
import type { Choice, Column, MoneyUnit } from './columns.ts'
import { readChoice, readChoices, readYesNo } from './kinds/choices.ts'
import { phoneOfNumber, readEmail, readPhone, readUrl } from './kinds/contacts.ts'
import { readDate, readDateNumber } from './kinds/dates.ts'
import { moneyOfNumber, readMoney } from './kinds/money.ts'
import { checkInteger, checkNumber, readDecimal, readInteger } from './kinds/numbers.ts'
import { meansNothing, type Outcome, plain, refused, valued } from './kinds/read-value.ts'
import { findStrayCharacter, readText } from './kinds/texts.ts'
import { hasScript } from './markup.ts'
import { currencyOfFormat } from './xlsx/number-formats.ts'

/** What a cell alone does not tell: the workbook's calendar and the unit that stands in the column's header. */
export type Surroundings = { from1904: boolean; money?: MoneyUnit | undefined }

/** Longer cells are not looked at for anything but free text; it bounds what a hostile cell can cost. */
const longestWord = 2048

/** Understands one cell as its column means it. An empty cell is `null`; the reason for a refusal is precise. */
export function normalise(cell: RawCell | undefined, column: Column, around: Surroundings): Outcome {
  const outcome = understand(cell, column, around)
  const isEmpty = 'value' in outcome && outcome.value === null
  return isEmpty && column.required ? refused('sheets.required') : outcome
}

function understand(cell: RawCell | undefined, column: Column, around: Surroundings): Outcome {
  if (cell === undefined) return valued(null)
  if (cell.type === 'error') return refused('sheets.cell-error', { error: cell.error })
  if (cell.type === 'uncomputed') return refused('sheets.formula-without-result')
  const text = textOfCell(cell)
  const stray = findStrayCharacter(text)
  if (stray !== undefined) return refused(stray.code, { codePoint: stray.at })
  if (hasScript(text)) return refused('sheets.script')
  if (column.kind === 'text' || column.kind === 'longText') {
    return readText(text, { lines: column.kind === 'longText', maxLength: column.maxLength })
  }
  if (text.length > longestWord) return refused('sheets.too-long', { length: [...text].length, maxLength: longestWord })
  if (cell.type === 'date' && isNumeric(column)) return refused('sheets.number-is-date', { text })
  if (cell.type === 'number') return readNumberCell(cell.number, cell.format, column, around)
  return readWords(text, column, around)
}

/** Spreadsheets take 3-5 for the third of May; as a number the day would be nonsense. */
function isNumeric({ kind }: Column): boolean {
  return kind === 'integer' || kind === 'decimal' || kind === 'money' || kind === 'phone'
}

function readNumberCell(number: number, format: string | undefined, column: Column, around: Surroundings): Outcome {
  const text = textOfCell({ type: 'number', number })
  switch (column.kind) {
    case 'integer':
      return checkInteger(Number(text), text)
    case 'decimal':
      return checkNumber(Number(text), text)
    case 'date':
      return readDateNumber(number, around.from1904)
    case 'phone':
      return phoneOfNumber(number)
    case 'money':
      return moneyOfNumber(Number(text), currencyOfFormat(format), around.money ?? column.money)
    default:
      return readWords(text, column, around)
  }
}

function readWords(text: string, column: Column, around: Surroundings): Outcome {
  const choices: Choice[] = column.choices ?? []
  const said = plain(text)
  if (said === '') return valued(null)
  if (column.kind === 'choice' || column.kind === 'choices') {
    const chosen = column.kind === 'choice' ? readChoice(text, choices) : readChoices(text, choices)
    return 'problem' in chosen && meansNothing(said) ? valued(null) : chosen
  }
  if (column.kind === 'yesNo') {
    const answer = readYesNo(text)
    return 'problem' in answer && meansNothing(said) ? valued(null) : answer
  }
  return meansNothing(said) ? valued(null) : readPlainKind(text, said, column, around)
}

function readPlainKind(text: string, said: string, column: Column, around: Surroundings): Outcome {
  switch (column.kind) {
    case 'integer':
      return readInteger(text)
    case 'decimal':
      return readDecimal(text)
    case 'date':
      return /^\d{5}(\.\d+)?$/.test(said) ? readDateNumber(Number(said), around.from1904) : readDate(text)
    case 'money':
      return readMoney(text, around.money ?? column.money)
    case 'phone':
      return readPhone(text)
    case 'email':
      return readEmail(text)
    default:
      return readUrl(text)
  }
}
