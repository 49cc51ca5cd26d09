import { type Choice, namesOf } from '../columns.ts'
import { type Outcome, quoted, refused, valued } from './read-value.ts'

export function readChoice(text: string, choices: Choice[]): Outcome<string> {
  const code = findChoice(text, choices)
  return code === undefined ? refused('sheets.choice-unknown', { text: quoted(text) }) : valued(code)
}

/**
 * Several choices, separated by 、 , ; / | or line breaks. A label may itself contain a separator, so at every place the
 * longest run of pieces that is a label is taken.
 */
export function readChoices(text: string, choices: Choice[]): Outcome<string[]> {
  const pieces = text.split(/([、,，;；/／|｜\r\n]+)/)
  const codes: string[] = []
  for (let at = 0; at < pieces.length; ) {
    const found = longestChoice(pieces, at, choices)
    if (found === undefined) {
      if (pieces[at]!.trim() !== '') return refused('sheets.choice-unknown', { text: quoted(pieces[at]!) })
      at += 2
    } else {
      if (!codes.includes(found.code)) codes.push(found.code)
      at = found.next
    }
  }
  return valued(codes.length === 0 ? null : codes)
}

export function readYesNo(text: string): Outcome<boolean> {
  const said = folded(text)
  if (yes.has(said)) return valued(true)
  return no.has(said) ? valued(false) : refused('sheets.yes-no-unknown', { text: quoted(text) })
}

function longestChoice(pieces: string[], at: number, choices: Choice[]): { code: string; next: number } | undefined {
  const longest = Math.min(pieces.length - 1, at + mostPieces)
  for (let end = longest - ((longest - at) % 2); end >= at; end -= 2) {
    const code = findChoice(pieces.slice(at, end + 1).join(''), choices)
    if (code !== undefined) return { code, next: end + 2 }
  }
  return undefined
}

/** No label has more separators than this; it keeps a hostile cell from costing more than its length. */
const mostPieces = 16

function findChoice(text: string, choices: Choice[]): string | undefined {
  let codes = indexes.get(choices)
  if (codes === undefined) {
    codes = new Map(
      choices.flatMap((choice) => [choice.code, ...namesOf(choice)].map((name) => [folded(name), choice.code])),
    )
    indexes.set(choices, codes)
  }
  return codes.get(folded(text))
}

const indexes = new WeakMap<Choice[], Map<string, string>>()

/** Case, width and spaces do not distinguish choices. */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200b\ufeff]+/g, '')
}

const yes = new Set(['是', '有', '对', '已', 'yes', 'y', 'true', '1', '√', '✓', '✔', '☑'])
const no = new Set(['否', '无', '没有', '不是', '未', 'no', 'n', 'false', '0', '×', '✗', '✘', '☐'])
